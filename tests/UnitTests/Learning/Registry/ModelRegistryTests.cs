using System.Text.Json.Nodes;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Learning.Calibration;
using Arus.Learning.Drift;
using Arus.Learning.Files;
using Arus.Learning.Networks;
using Arus.Learning.Registry;
using Arus.UnitTests.Learning.Networks;

namespace Arus.UnitTests.Learning.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private const string Slot = "eurusd-h1";
    private static readonly IModel[] Models = [.. Enumerable.Range(1, 4).Select(seed => Sequences.Train("tcn", (ulong)seed, ("epochs", "1"), ("channels", "8")))];
    private static readonly ShadowEvidence Good = new(500, 100, 0.69, 0.66, 0.01, 0.02, "mine EURUSD H1");
    private static readonly IDriftProfile Profile = new DriftProfiles().Of(Sequences.Planted(200, 3).Features);
    private static readonly FeatureTable Later = Sequences.Planted(100, 4).Features;
    private static readonly PromotionRule Rule = new();

    private readonly string _directory = Directory.CreateTempSubdirectory("arus-registry-").FullName;
    private readonly Clock _clock = new();
    private readonly ModelRegistry _registry;

    public ModelRegistryTests() => _registry = new(new ModelFiles([new NetworkBody(Sequences.Kinds)], []), new DriftProfiles(), new Calibrations(), _clock);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Register_AModel_KeepsItAsAChallengerWithItsLineage()
    {
        var version = Register(0);

        Assert.Equal((1, ModelStage.Challenger, "tcn", "ann"), (version.Number, version.Stage, version.Kind, version.RegisteredBy));
        var kept = Assert.Single(_registry.List(_directory, Slot));
        Assert.Equal(version with { Lineage = kept.Lineage }, kept);
        Assert.Equal(Lineage().Metrics, kept.Lineage.Metrics);
        Assert.Equal(Sequences.Bytes(Models[0]), Sequences.Bytes(_registry.Load(_directory, Slot, 1)));
        Assert.Equal([Slot], _registry.Slots(_directory));
    }

    [Fact]
    public void Promote_TheFirst_NeedsNoEvidenceAndTheNextMeetsTheRule()
    {
        Register(0);
        Register(1);
        Promote(1, null);

        var second = Promote(2, Good);

        Assert.Equal(ModelStage.Champion, second.Stage);
        Assert.Equal([ModelStage.Retired, ModelStage.Champion], Stages());
        var last = _registry.History(_directory, Slot)[^1];
        Assert.Equal(("promoted", 2, "ann", Good), (last.What, last.Number, last.By, last.Evidence));
    }

    [Fact]
    public void Promote_EvidenceBelowTheRule_IsRefusedAndChangesNothing()
    {
        Register(0);
        Register(1);
        Promote(1, null);
        foreach (var evidence in new[] { null, Good with { Outcomes = 199 }, Good with { Independent = 49 }, Good with { ChallengerLoss = 0.68 }, Good with { StandardError = 0 }, Good with { CalibrationError = 0.06 }, Good with { ChallengerLoss = double.NaN } })
        {
            Assert.Equal("PROMOTION_REFUSED", Assert.Throws<RefusedException>(() => Promote(2, evidence)).Fault.Code);
        }

        Assert.Equal([ModelStage.Champion, ModelStage.Challenger], Stages());
        Assert.Equal(3, _registry.History(_directory, Slot).Count);
    }

    [Fact]
    public void RollBack_OneByOne_ReturnsToEarlierChampions()
    {
        for (var i = 0; i < 3; i++)
        {
            Register(i);
            Promote(i + 1, Good);
        }

        Assert.Equal(2, _registry.RollBack(_directory, Slot, "losses", "ann").Number);
        Assert.Equal([ModelStage.Retired, ModelStage.Champion, ModelStage.Retired], Stages());
        Assert.Equal(1, _registry.RollBack(_directory, Slot, "losses", "ann").Number);
        Assert.Equal("ROLLBACK_IMPOSSIBLE", Assert.Throws<RefusedException>(() => _registry.RollBack(_directory, Slot, "losses", "ann")).Fault.Code);
        Assert.Equal(ModelStage.Champion, Promote(3, Good).Stage);
    }

    [Fact]
    public void Stage_AfterItsTime_IsExpiredAndNothingReturnsToIt()
    {
        Register(0, expires: _clock.Time.Plus(Timestamp.NanosPerDay));
        Promote(1, null);
        Register(1);
        Promote(2, Good);
        _clock.Time = _clock.Time.Plus(Timestamp.NanosPerDay);

        Assert.Equal([ModelStage.Expired, ModelStage.Champion], Stages());
        Assert.Equal("ROLLBACK_IMPOSSIBLE", Assert.Throws<RefusedException>(() => _registry.RollBack(_directory, Slot, "losses", "ann")).Fault.Code);
        AssertFault("MODEL_NOT_CHALLENGER", () => Promote(1, Good));
    }

    [Fact]
    public void Register_WhatCannotBe_IsOneFaultAndLeavesNothing()
    {
        Register(0);

        AssertFault("MODEL_REGISTERED_TWICE", () => Register(0));
        AssertFault("MODEL_SLOT_INVALID", () => _registry.List(_directory, "../other"));
        AssertFault("MODEL_LINEAGE_INVALID", () => _registry.Register(_directory, Slot, Registration(1) with { Lineage = Lineage() with { Trials = 0 } }));
        AssertFault("MODEL_LINEAGE_INVALID", () => _registry.Register(_directory, Slot, Registration(1) with { Lineage = Lineage() with { Metrics = new Dictionary<string, double> { ["x"] = double.NaN } } }));
        AssertFault("MODEL_CARD_INVALID", () => _registry.Register(_directory, Slot, Registration(1) with { Profile = new DriftProfiles().Of(Samples.Curved(100, 1).Features) }));
        AssertFault("MODEL_CARD_INVALID", () => _registry.Register(_directory, Slot, Registration(1) with { Card = Card() with { LossDeviation = double.NaN } }));
        AssertFault("CALIBRATION_DAMAGED", () => _registry.Register(_directory, Slot, Registration(1) with { Card = Card() with { Calibration = new("platt", [1]) } }));
        AssertFault("MODEL_VERSION_UNKNOWN", () => _registry.Load(_directory, Slot, 2));
        AssertFault("MODEL_VERSION_UNKNOWN", () => Promote(0, null));
        Assert.Single(_registry.List(_directory, Slot));
    }

    [Fact]
    public void Card_OfAVersion_IsWhatWasRegistered()
    {
        Register(0);

        var card = _registry.Card(_directory, Slot, 1);

        Assert.Equivalent(Card(), card, strict: true);
        Assert.Equal(Sequences.Planted(100, 3).Features.Columns, _registry.Profile(_directory, Slot, 1)!.Features);
    }

    [Fact]
    public void Profile_OfAVersion_ComparesAsBefore()
    {
        Register(0);

        var read = _registry.Profile(_directory, Slot, 1)!;

        Assert.Equal(Profile.Compare(Later), read.Compare(Later));
    }

    [Fact]
    public void Find_ById_IsTheVersionInWhicheverSlot()
    {
        Register(0);
        var other = _registry.Register(_directory, "gbpusd-h1", Registration(1));

        Assert.Equal((other.Slot, other.Number), _registry.Find(_directory, Models[1].Id) is { } found ? (found.Slot, found.Number) : default);
        Assert.Null(_registry.Find(_directory, Models[2].Id));
    }

    [Fact]
    public void Promote_WhatSomethingSpeaksAgainst_IsRefusedUnlessAPersonAllowsIt()
    {
        Register(0, card: Card() with { Objections = ["it does not pay"] });

        var refused = Assert.Throws<RefusedException>(() => Promote(1, null)).Fault;
        _registry.Promote(_directory, Slot, 1, null, Rule with { AllowsObjections = true }, "ann");

        Assert.Contains("it does not pay", refused.What, StringComparison.Ordinal);
        Assert.Equal([ModelStage.Champion], Stages());
        Assert.Contains("despite: it does not pay", _registry.History(_directory, Slot)[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("card")]
    [InlineData("drift")]
    public void Promote_AChangedOrTruncatedFile_IsOneFaultAndNoChampion(string suffix)
    {
        Register(0);
        var path = Path.Combine(_directory, "models", Slot, $"000001.{suffix}");
        var whole = File.ReadAllBytes(path);

        foreach (var bytes in (byte[][])[whole[..^1], [], [.. whole[..50], (byte)(whole[50] ^ 1), .. whole[51..]]])
        {
            File.WriteAllBytes(path, bytes);
            AssertFault("MODEL_FILE_CHANGED", () => Promote(1, null));
        }

        Assert.Equal([ModelStage.Challenger], Stages());
    }

    [Fact]
    public void List_ASlotOfVersionOne_IsReadAndItsCalibrationIsInTheCard()
    {
        Register(0);
        Register(1);
        Promote(1, null);
        Promote(2, Good);
        AsVersionOne();

        var (stages, calibration) = (Stages(), _registry.Card(_directory, Slot, 2).Calibration!);

        Assert.Equal([ModelStage.Retired, ModelStage.Champion], stages);
        Assert.Equal(("platt", 2, 0.8, 0.1), (calibration.Method, calibration.Parameters.Count, calibration.Parameters[0], calibration.Parameters[1]));
        Assert.Null(_registry.Profile(_directory, Slot, 2));
        Assert.Equal(500, _registry.History(_directory, Slot)[^1].Evidence!.Independent);
        Assert.Equal(Models[1].Id, _registry.Load(_directory, Slot, 2).Id);
        Assert.Equal(3, Register(2).Number);
        Assert.Contains("\"version\": 2", File.ReadAllText(History), StringComparison.Ordinal);
    }

    /// <summary>Writes the history as version 1 did: without hashes, with the calibration among the metrics and outcomes taken for independent.</summary>
    private void AsVersionOne()
    {
        var root = JsonNode.Parse(File.ReadAllText(History))!;
        root["version"] = 1;
        foreach (var version in root["versions"]!.AsArray())
        {
            version!.AsObject().Remove("hashes");
            var metrics = version["lineage"]!["metrics"]!;
            (metrics["platt.0"], metrics["platt.1"]) = (0.8, 0.1);
        }

        foreach (var evidence in root["changes"]!.AsArray().Select(change => change!["evidence"]).OfType<JsonObject>())
        {
            evidence.Remove("independent");
            evidence.Remove("basis");
        }

        File.WriteAllText(History, root.ToJsonString());
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(History)!).Where(path => path.EndsWith(".card", StringComparison.Ordinal) || path.EndsWith(".drift", StringComparison.Ordinal)))
        {
            File.Delete(path);
        }
    }

    private string History => Path.Combine(_directory, "models", Slot, "history.json");

    [Fact]
    public void Load_AFileOfAnotherModelOrNone_IsAFault()
    {
        Register(0);
        Register(1);
        var folder = Path.Combine(_directory, "models", Slot);
        File.Copy(Path.Combine(folder, "000002.model"), Path.Combine(folder, "000001.model"), overwrite: true);
        File.Delete(Path.Combine(folder, "000002.model"));

        AssertFault("MODEL_FILE_CHANGED", () => _registry.Load(_directory, Slot, 1));
        AssertFault("MODEL_FILE_MISSING", () => _registry.Load(_directory, Slot, 2));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":3,\"versions\":[],\"changes\":[]}")]
    [InlineData("[2]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"version\":1,\"versions\":[],\"changes\":[]}")]
    [InlineData("{\"version\":1,\"versions\":[],\"changes\":[{\"at\":0,\"what\":\"promoted\",\"number\":1,\"by\":\"\",\"reason\":\"\",\"evidence\":null}]}")]
    public void List_ADamagedHistory_IsAFault(string content)
    {
        Register(0);
        File.WriteAllText(Path.Combine(_directory, "models", Slot, "history.json"), content);

        AssertFault("MODEL_SLOT_DAMAGED", () => _registry.List(_directory, Slot));
    }

    [Fact]
    public void Register_WhileAnotherChangesTheSlot_IsRefused()
    {
        Register(0);
        using var held = new FileStream(Path.Combine(_directory, "models", Slot, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("MODEL_SLOT_BUSY", Assert.Throws<RefusedException>(() => Register(1)).Fault.Code);
    }

    private static void AssertFault(string code, Action act) => Assert.Equal([code], Assert.Throws<InvalidInputException>(act).Faults.Select(fault => fault.Code));

    private static ModelLineage Lineage() =>
        new(Timestamp.Utc(2015, 1, 1), Timestamp.Utc(2020, 1, 1), "ab12", 1_000, 7, new Dictionary<string, double> { ["logLoss"] = 0.66 });

    private ModelStage[] Stages() => [.. _registry.List(_directory, Slot).Select(version => version.Stage)];

    private ModelVersion Register(int model, Timestamp? expires = null, ModelCard? card = null) =>
        _registry.Register(_directory, Slot, Registration(model) with { ExpiresAt = expires, Card = card ?? Card() });

    private static ModelRegistration Registration(int model) => new(Models[model], Lineage(), Card(), Profile, null, "ann");

    private static ModelCard Card() => new()
    {
        Origin = "training",
        Task = new(new("mine"), InstrumentId.Of("EURUSD"), [InstrumentId.Of("GBPUSD")], BarPeriod.H1, new() { HorizonBars = 12 }),
        Calibration = new("platt", [0.9, -0.1]),
        Scores = new(1_000, 0.66, 0.24, 0.02, 0.6, [new(0, 0.1, 0, double.NaN, double.NaN), new(0.1, 0.2, 1_000, 0.15, 0.16)]),
        LossDeviation = 0.2,
        Importance = [new("a", double.NaN, 0.01)],
    };

    private ModelVersion Promote(int number, ShadowEvidence? evidence) => _registry.Promote(_directory, Slot, number, evidence, Rule, "ann");

    private sealed class Clock : TimeProvider
    {
        public Timestamp Time { get; set; } = Timestamp.Utc(2024, 1, 1);

        public override DateTimeOffset GetUtcNow() => new(Time.ToDateTime());
    }
}

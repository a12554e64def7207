using Arus.Contracts.Learning;
using Arus.Learning.Files;
using Arus.Learning.Networks;
using Arus.Learning.Registry;
using Arus.UnitTests.Learning.Networks;

namespace Arus.UnitTests.Learning.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private const string Slot = "eurusd-h1";
    private static readonly IModel[] Models = [.. Enumerable.Range(1, 4).Select(seed => Sequences.Train("tcn", (ulong)seed, ("epochs", "1"), ("channels", "8")))];
    private static readonly ShadowEvidence Good = new(500, 0.69, 0.66, 0.01, 0.02);
    private static readonly PromotionRule Rule = new();

    private readonly string _directory = Directory.CreateTempSubdirectory("arus-registry-").FullName;
    private readonly Clock _clock = new();
    private readonly ModelRegistry _registry;

    public ModelRegistryTests() => _registry = new(new ModelFiles([new NetworkBody(Sequences.Kinds)], []), _clock);

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
        foreach (var evidence in new[] { null, Good with { Outcomes = 199 }, Good with { ChallengerLoss = 0.68 }, Good with { StandardError = 0 }, Good with { CalibrationError = 0.06 }, Good with { ChallengerLoss = double.NaN } })
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
        AssertFault("MODEL_LINEAGE_INVALID", () => _registry.Register(_directory, Slot, Models[1], Lineage() with { Trials = 0 }, null, "ann"));
        AssertFault("MODEL_LINEAGE_INVALID", () => _registry.Register(_directory, Slot, Models[1], Lineage() with { Metrics = new Dictionary<string, double> { ["x"] = double.NaN } }, null, "ann"));
        AssertFault("MODEL_VERSION_UNKNOWN", () => _registry.Load(_directory, Slot, 2));
        AssertFault("MODEL_VERSION_UNKNOWN", () => Promote(0, null));
        Assert.Single(_registry.List(_directory, Slot));
    }

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
    [InlineData("{\"version\":2,\"versions\":[],\"changes\":[]}")]
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

    private ModelVersion Register(int model, Timestamp? expires = null) => _registry.Register(_directory, Slot, Models[model], Lineage(), expires, "ann");

    private ModelVersion Promote(int number, ShadowEvidence? evidence) => _registry.Promote(_directory, Slot, number, evidence, Rule, "ann");

    private sealed class Clock : TimeProvider
    {
        public Timestamp Time { get; set; } = Timestamp.Utc(2024, 1, 1);

        public override DateTimeOffset GetUtcNow() => new(Time.ToDateTime());
    }
}

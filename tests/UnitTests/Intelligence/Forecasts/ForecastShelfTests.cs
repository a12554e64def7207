using Arus.Contracts.Intelligence;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Forecasts;
using Arus.UnitTests.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence.Forecasts;

public sealed class ForecastShelfTests : IDisposable
{
    private const string Slot = "eurusd-h1";
    private const string Versions = "agents.forecast.versions";
    private const string Ready = "agents.forecast.ready";

    private readonly string _directory = Directory.CreateTempSubdirectory("arus-forecast-").FullName;
    private readonly IModelRegistry _registry = Fabricated.Modules.GetRequiredService<IModelRegistry>();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Load_NoModels_KeepsAnEmptySeat()
    {
        var plan = Load();

        Assert.Equal(ForecastShelf.None, plan.Pins[Versions]);
        Assert.Equal([BarPeriod.M15], plan.Periods);
        Assert.Contains("\"versions\":\"none\"", plan.Document, StringComparison.Ordinal);
        Assert.Equal(SeatState.NoSource, Seat(plan).State);
    }

    [Fact]
    public void Load_Champion_IsPinnedByIdAndItsRowsAreComputedAndNotRecorded()
    {
        var model = Register("rsi14", "h4.ret1");
        _registry.Promote(_directory, Slot, 1, null, new(), "ann");

        var plan = Load();

        Assert.Equal($"1@{model.Id}", plan.Pins[Versions]);
        Assert.Equal([BarPeriod.M15, BarPeriod.H1], plan.Periods);
        Assert.Equal([BarPeriod.H4], plan.FurtherPeriods);
        Assert.Equal(["H1-rsi14", "H1-h4-ret1"], plan.Features.Where(feature => !feature.IsRecorded).Select(feature => feature.Name));
        Assert.Equal(SeatState.Taken, Seat(plan).State);
    }

    [Fact]
    public void Load_PinnedAgainAfterAnotherWasPromoted_IsTheSamePlan()
    {
        Register("rsi14");
        _registry.Promote(_directory, Slot, 1, null, new(), "ann");
        var before = Load();
        Register("rsi2");
        _registry.Promote(_directory, Slot, 2, new(500, 100, 0.69, 0.6, 0.01, 0.02), new(), "ann");

        var pinned = Load([.. before.Pins.Select(pin => (pin.Key, pin.Value))]);

        Assert.Equal(before.Document, pinned.Document);
        Assert.NotEqual(before.Document, Load().Document);
    }

    [Fact]
    public void Load_Challengers_AreAskedOnlyWhenNamed()
    {
        Register("rsi14");
        Register("rsi2");

        Assert.Equal(ForecastShelf.None, Load().Pins[Versions]);
        Assert.Equal(2, Load((Versions, "every")).Pins[Versions].Split(',').Length);
        Assert.StartsWith("2@", Load((Versions, "2")).Pins[Versions], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "STRATEGY_MODEL_MISSING")]
    [InlineData("1@ffff", "STRATEGY_MODEL_MISSING")]
    [InlineData("best", "STRATEGY_OUT_OF_RANGE")]
    [InlineData("-1", "STRATEGY_OUT_OF_RANGE")]
    public void Load_AVersionThatIsNotThere_SaysSo(string versions, string code)
    {
        Register("rsi14");

        var problem = Assert.Throws<InvalidInputException>(() => Load((Versions, versions)));

        Assert.Equal((code, Versions), (problem.Faults[0].Code, problem.Faults[0].Where));
    }

    [Fact]
    public void Load_SeveralSeats_EachReadsItsOwnSlot()
    {
        Register("rsi14");
        _registry.Promote(_directory, Slot, 1, null, new(), "ann");

        var plan = Load(("agents.forecast-other.slot", "eurusd-m5"), ("agents.forecast-same.slot", Slot));

        Assert.Equal(
            [("agents.forecast-other.versions", false), ("agents.forecast-same.versions", true), (Versions, true)],
            plan.Pins.Where(pin => pin.Key.StartsWith("agents.", StringComparison.Ordinal)).OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => (pin.Key, pin.Value != ForecastShelf.None)));
        Assert.Contains("forecast-same", plan.Seats);
    }

    [Fact]
    public void Load_AwaitingModels_ComputesWhatWaitsWithoutAskingIt()
    {
        Register("rsi14");
        Register("rsi2");

        var plan = Fabricated.Library.Load("council", new Dictionary<string, string>(), Fabricated.Euro, new() { Directory = _directory, AwaitsModels = true });

        Assert.Equal(ForecastShelf.None, plan.Pins[Versions]);
        Assert.Equal(["1", "2"], plan.Pins[Ready].Split(',').Select(pin => pin.Split('@')[0]));
        Assert.Equal(["H1-rsi14", "H1-rsi2"], plan.Features.Where(feature => !feature.IsRecorded).Select(feature => feature.Name));
        Assert.Equal([BarPeriod.M15, BarPeriod.H1], plan.Periods);
        Assert.Equal(SeatState.NoSource, Seat(plan).State);
        Assert.Equal(plan.Document, Load([.. plan.Pins.Select(pin => (pin.Key, pin.Value))]).Document);
    }

    [Fact]
    public void Load_AwaitingModels_LeavesOutWhatCannotBeReadOrComputedOrComparesWithOthers()
    {
        Register("rsi14");
        File.WriteAllText(Path.Combine(_directory, "models", Slot, "000001.model"), "damaged");
        Register("no-such-feature");
        Register(["rsi2"], [InstrumentId.Of("GBPUSD")]);
        Register("ret1");

        var plan = Fabricated.Library.Load("council", new Dictionary<string, string>(), Fabricated.Euro, new() { Directory = _directory, AwaitsModels = true });

        Assert.Equal(["H1-ret1"], plan.Features.Where(feature => !feature.IsRecorded).Select(feature => feature.Name));
        Assert.Empty(plan.Others);
    }

    [Fact]
    public void Load_NobodyAwaited_ComputesNothingMore()
    {
        Register("rsi14");

        var plan = Load();

        Assert.DoesNotContain(Ready, plan.Pins.Keys);
        Assert.All(plan.Features, feature => Assert.True(feature.IsRecorded));
    }

    private StrategyPlan Load(params (string, string)[] settings) => Fabricated.Library.Load(
        "council", settings.ToDictionary(pair => pair.Item1, pair => pair.Item2), Fabricated.Euro, new() { Directory = _directory });

    private AgentScore Seat(StrategyPlan plan) => Fabricated.Library
        .Create(plan, Fabricated.Euro, Fabricated.Names(plan), new() { Directory = _directory }).Scores.Single(score => score.Agent == ForecastSettings.Seat);

    private IModel Register(params string[] features) => Register(features, []);

    private IModel Register(string[] features, InstrumentId[] others)
    {
        var drawn = Samples.Drawn(300, features.Length, (ulong)features[0].Length, x => x[0]);
        var model = Samples.Train("logistic", drawn with { Features = new(features, drawn.Features.Values) });
        _registry.Register(_directory, Slot, new(
            model, new(Fabricated.Start, Fabricated.Start.Plus(1), new string('a', 64), 300, 1, new Dictionary<string, double>()), new() { Origin = "test", Task = others.Length == 0 ? null : new(new("mine"), Fabricated.Euro.Id, others, BarPeriod.H1, new() { HorizonBars = 4, Upper = 1, Lower = 1 }) }, null, null, "ann"));
        return model;
    }
}

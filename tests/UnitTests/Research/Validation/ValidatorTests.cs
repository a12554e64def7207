using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;
using Arus.Research.Validation;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Research.Validation;

/// <summary>Strategies whose daily returns are planted: what is true is known, and the verdict must find it.</summary>
public sealed class ValidatorTests
{
    private const int Days = 1_500;

    [Fact]
    public void Validate_TrueEdgeInAllNeighbours_Passes()
    {
        var result = Validate((_, random) => 0.004 * (random.NextGaussian() + 0.25));

        Assert.Equal(VerdictResult.Pass, result.Verdict.Result);
        Assert.True(result.WalkForwardReturn > 0 && result.DeflatedSharpe > 0.95);
        Assert.Equal(45, result.CrossValidation.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Validate_ATrialThatHeardWhatMayKnowTheFuture_IsNeverAPass(int contaminated)
    {
        var result = new Validator(new PlantedBacktester(Edge, false) { Contaminated = contaminated }, new PlantedWorths(), new PlantedStrategies(), new OneInstrument(), LeakageMarket.Probe())
            .Validate(Request(0, 8), null, CancellationToken.None);

        Assert.Equal(VerdictResult.Suspect, result.Verdict.Result);
        Assert.Equal(["CONTAMINATED_OPINIONS"], result.Verdict.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Validate_BestOfManyWithoutSkill_IsRejected()
    {
        // given forty settings that are all luck, the luckiest of them judged
        var lucky = Enumerable.Range(0, 40).MaxBy(speed => Planted(speed, (_, random) => 0.004 * random.NextGaussian()).Sum());

        var result = Validate((_, random) => 0.004 * random.NextGaussian(), judged: lucky, speeds: 40);

        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
        Assert.True(result.Trials[0].NetProfit.Amount > 0);
    }

    [Fact]
    public void Validate_ProfitOnlyInTheFirstThird_IsRejected()
    {
        var result = Validate((day, random) => 0.004 * (random.NextGaussian() + (day < Days / 6 ? 1 : -0.1)));

        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
        Assert.Contains(result.Verdict.Reasons, reason => reason.Code == "WALK_FORWARD_LOSS");
    }

    [Fact]
    public void Validate_LossAfterCosts_IsRejected() =>
        Assert.Equal(VerdictResult.Reject, Validate((_, random) => 0.004 * (random.NextGaussian() - 0.1)).Verdict.Result);

    [Fact]
    public void Validate_OneTrialOnly_IsNeverAPass() =>
        Assert.Equal(VerdictResult.Suspect, Validate((_, random) => 0.004 * (random.NextGaussian() + 0.25), speeds: 1).Verdict.Result);

    [Fact]
    public void Validate_SameRequestTwice_GivesTheSameHashAndAnotherSeedAnother()
    {
        static double Weak(int day, StrictRandom random) => 0.004 * (random.NextGaussian() + 0.1);

        Assert.Equal(Validate(Weak).Hash, Validate(Weak).Hash);
        Assert.NotEqual(Validate(Weak).Hash, Validate(Weak, judged: 3).Hash);
    }

    [Fact]
    public void Validate_AgentsThatVote_AreSilencedOneByOneAndPriced()
    {
        var result = Validate((_, random) => 0.004 * (random.NextGaussian() + 0.1), agents: true);

        Assert.Equal(["good", "lucky", "bad", "risk"], result.Agents.Select(agent => agent.Agent));
        Assert.Equal([true, false, false, true], result.Agents.Select(agent => agent.HasEarnedItsWeight));
    }

    [Fact]
    public void Validate_Cancelled_SaysNothing() => Assert.Throws<OperationCanceledException>(() =>
        new Validator(new PlantedBacktester((_, _) => 0, false), new PlantedWorths(), new PlantedStrategies(), new OneInstrument(), LeakageMarket.Probe()).Validate(Request(0, 3), null, new CancellationToken(true)));

    [Fact]
    public void Validate_HonestFeaturesAndDecisions_LeakNothing()
    {
        var result = Validate(Edge);

        Assert.Empty(result.Leaks);
        Assert.Equal(VerdictResult.Pass, result.Verdict.Checks.Single(check => check.Code == "LEAKAGE").Finding);
    }

    [Theory]
    [InlineData("shift")]
    [InlineData("whole-sample scaling")]
    [InlineData("resample peek")]
    [InlineData("unclosed bar")]
    [InlineData("target leak")]
    public void Validate_FeatureThatKnowsTheFuture_IsRejectedHoweverWellItEarns(string cheat)
    {
        var result = Validate(Edge, LeakageMarket.Probe(catalog: new CheatingCatalog(cheat)));

        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
        Assert.Contains(result.Leaks, leak => leak.Feature == LeakageMarket.Feature);
        Assert.Equal("LEAKAGE", result.Verdict.Reasons[0].Code);
        Assert.NotEqual(Validate(Edge).Hash, result.Hash);
    }

    [Fact]
    public void Validate_PipelineThatRemembersTheFutureFromElsewhere_IsRejected()
    {
        var result = Validate(Edge, LeakageMarket.Probe(pipelines: new RememberingPipelines()));

        Assert.Equal((LeakageMarket.Feature, LeakKind.TooGood), (result.Leaks[0].Feature, result.Leaks[0].Kind));
        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
    }

    [Fact]
    public void Validate_StrategyThatRemembersTheFuture_IsRejected()
    {
        var result = Validate(Edge, LeakageMarket.Probe(strategies: new LeakageMarket.Strategies(knowsTheFuture: true)));

        Assert.Contains(result.Leaks, leak => leak is { Feature: "decision.target", Kind: LeakKind.TooGood });
        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
    }

    [Fact]
    public void Validate_RunOverTicks_IsLookedAtToo()
    {
        Assert.Empty(Validate(Edge, LeakageMarket.Probe(ticks: true)).Leaks);
        Assert.NotEmpty(Validate(Edge, LeakageMarket.Probe(ticks: true, catalog: new CheatingCatalog("shift"))).Leaks);
    }

    private static double Edge(int day, StrictRandom random) => 0.004 * (random.NextGaussian() + 0.25);

    private static ValidationResult Validate(Func<int, StrictRandom, double> dailyReturn, LeakageProbe probe) =>
        new Validator(new PlantedBacktester(dailyReturn, false), new PlantedWorths(), new PlantedStrategies(), new OneInstrument(), probe).Validate(Request(0, 8), null, CancellationToken.None);

    private static ValidationResult Validate(Func<int, StrictRandom, double> dailyReturn, int judged = 0, int speeds = 8, bool agents = false) =>
        new Validator(new PlantedBacktester(dailyReturn, agents), new PlantedWorths(), new PlantedStrategies(), new OneInstrument(), LeakageMarket.Probe()).Validate(Request(judged, speeds), null, CancellationToken.None);

    private static ValidationRequest Request(int judged, int speeds) => new()
    {
        Backtest = SampleResults.Request() with { Settings = new Dictionary<string, string> { ["rule.speed"] = judged.ToString(CultureInfo.InvariantCulture) } },
        Variations = new Dictionary<string, IReadOnlyList<string>>
        {
            ["rule.speed"] = [.. Enumerable.Range(0, speeds).Select(speed => (speeds == 1 ? judged : speed).ToString(CultureInfo.InvariantCulture))],
        },
        TrialsMax = 100,
    };

    private static double[] Planted(int speed, Func<int, StrictRandom, double> dailyReturn)
    {
        var random = new StrictRandom((ulong)speed + 1);
        return [.. Enumerable.Range(0, Days).Select(day => dailyReturn(day, random))];
    }

    private sealed class PlantedBacktester(Func<int, StrictRandom, double> dailyReturn, bool hasAgents) : IBacktester
    {
        public int? Contaminated { get; init; }

        private static readonly BacktestResult Sample = SampleResults.Make(trades: 200, days: 60);

        public BacktestResult Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            var speed = int.Parse(request.Settings["rule.speed"], CultureInfo.InvariantCulture);
            var (equity, points) = (100_000m, new List<EquityPoint>());
            foreach (var value in Planted(speed, dailyReturn))
            {
                equity *= 1 + (decimal)value;
                points.Add(new(SampleResults.Start.Plus(points.Count * Timestamp.NanosPerDay), equity));
            }

            return Sample with
            {
                Hash = string.Join(' ', request.Settings),
                Inputs = Sample.Inputs with { Request = request, Header = string.Join(' ', request.Settings), Plan = LeakageMarket.Plan with { Seats = hasAgents ? PlantedWorths.Names : [] } },
                StartEquity = SampleResults.Dollars(100_000m),
                EndEquity = SampleResults.Dollars(decimal.Round(equity, 2)),
                Days = points,
                Contamination = speed == Contaminated ? new(5, 10, 0, ["llama"]) : null,
                Agents = hasAgents
                    ? [
                        Score("good", 0.02, OpinionKind.Direction), Score("lucky", -0.01, OpinionKind.Direction), Score("bad", -0.02, OpinionKind.Direction),
                        Score("risk", -0.1, OpinionKind.Condition),
                    ]
                    : [],
                Verdict = new(equity < 100_000m ? VerdictResult.Reject : VerdictResult.Unproven,
                [
                    new("NET_LOSS", equity < 100_000m ? VerdictResult.Reject : VerdictResult.Pass, "", null, null),
                    new("NO_WALK_FORWARD", VerdictResult.Unproven, "", null, null),
                ]),
            };
        }

        private static AgentScore Score(string name, double skill, OpinionKind kind) => new(name, kind, 100, 0, 0.25, skill, 0.5);
    }

    private sealed class PlantedWorths : ILeaveOneOut
    {
        public static readonly string[] Names = ["good", "lucky", "bad", "risk"];

        public IReadOnlyList<SeatWorth> Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel) =>
            [.. Names.Zip([500m, 300m, -200m, 100m], (name, worth) => new SeatWorth(name, SampleResults.Dollars(1_000m), SampleResults.Dollars(1_000m - worth), 10))];
    }

    private sealed class PlantedStrategies : IStrategyLibrary
    {
        public IReadOnlyList<(StrategyId Id, string Description)> BuiltIn => [];

        public StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument, Sources sources) =>
            SampleResults.Plan(nameOrFile) with { Document = $$$"""{"rule":{"speed":{{{settings["rule.speed"]}}}}}""" };

        public IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames, Sources sources) => throw new NotSupportedException();
    }

    private sealed class OneInstrument : IInstrumentCatalog
    {
        public IReadOnlyList<Instrument> All => [SampleResults.Euro];

        public bool TryFind(InstrumentId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Instrument? instrument)
        {
            instrument = SampleResults.Euro;
            return id == SampleResults.EurUsd;
        }

        public IInstrumentCatalog With(string file) => this;
    }

    /// <summary>A catalogue whose tables know the future in a way of old repute.</summary>
    private sealed class CheatingCatalog(string cheat) : IFeatureCatalog
    {
        private readonly IFeatureCatalog _honest = FeatureMarket.Catalog;

        public IReadOnlyList<FeatureInfo> All => _honest.All;

        public IFeatureSet Create(FeatureSetSpec spec) => _honest.Create(spec);

        public FeatureMatrix Compute(FeatureSetSpec spec, FeatureHistory history)
        {
            var honest = _honest.Compute(spec, history);
            double[] closes = [.. honest.Times.Select(time => history.Bars[0].Bars.Last(bar => bar.ClosesAt <= time).CloseMid)];
            return honest with
            {
                Values = [.. closes.Select((close, i) => cheat switch
                {
                    "shift" => closes[Math.Min(i + 1, closes.Length - 1)],
                    "whole-sample scaling" => (close - closes.Average()) / (closes.Max() - closes.Min()),
                    "resample peek" => closes[Array.FindLastIndex([.. honest.Times], time => time.StartOfDay == honest.Times[i].StartOfDay)],
                    "unclosed bar" => closes[Math.Min((i / 4 * 4) + 3, closes.Length - 1)],
                    _ => i + 1 < closes.Length && closes[i + 1] > close ? 1.0 : 0.0,
                })],
            };
        }
    }

    /// <summary>A pipeline that was told all of the market before: no cut shows it, only that it is too good.</summary>
    private sealed class RememberingPipelines : IFeaturePipelineFactory
    {
        public IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features) => throw new NotSupportedException();

        public IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features, Instrument instrument, IReadOnlyList<Instrument> others, IEconomicCalendar? calendar) => new Remembering();

        private sealed class Remembering : IFeaturePipeline
        {
            private readonly double[] _values = [double.NaN];

            public IReadOnlyList<string> Names => [LeakageMarket.Feature];

            public IReadOnlyList<string> RecordedNames => Names;

            public ReadOnlySpan<double> Values => _values;

            public void OnBar(in Bar bar) => _values[0] = LeakageMarket.After(bar.ClosesAt);

            public void OnQuote(Timestamp at, double mid)
            {
            }
        }
    }
}

using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Engine.Runs;
using Arus.Features;
using Arus.MarketData.Instruments;
using Arus.Research.Validation;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Research.Validation;

/// <summary>A made-up market behind the ports, whose future is known to those who cheat.</summary>
internal static class LeakageMarket
{
    public const string Feature = "body";

    private static readonly InstrumentId Euro = InstrumentId.Of("EURUSD");
    private static readonly List<Tick> All = FeatureMarket.Quotes(days: 40, seed: 9);
    private static readonly List<Tick> Quotes = [.. All.Where(tick => tick.Instrument == Euro)];
    private static readonly IReadOnlyList<Bar> Hours = FeatureMarket.Bars(Quotes, Euro, BarPeriod.H1)[0].Bars;

    /// <summary>Hours with one feature of the catalogue.</summary>
    public static StrategyPlan Plan { get; } = SampleResults.Plan() with
    {
        Timeframe = BarPeriod.H1,
        Periods = [BarPeriod.H1],
        Features = [new(Feature, BarPeriod.H1, IndicatorSpec.Of(Feature))],
    };

    /// <summary>The instrument others are compared with.</summary>
    public static InstrumentId Pound { get; } = InstrumentId.Of("GBPUSD");

    /// <summary>The hours of both.</summary>
    public static FeatureHistory Both => new([.. FeatureMarket.Bars(All, Euro, BarPeriod.H1), .. FeatureMarket.Bars(All, Pound, BarPeriod.H1)]);

    /// <summary>The relative move of the hour after one that closed.</summary>
    public static double After(Timestamp closed)
    {
        for (var i = 0; i + 1 < Hours.Count; i++)
        {
            if (Hours[i].ClosesAt == closed)
            {
                return (Hours[i + 1].CloseMid / Hours[i].CloseMid) - 1.0;
            }
        }

        return double.NaN;
    }

    public static LeakageProbe Probe(
        bool ticks = false, IFeatureCatalog? catalog = null, IFeaturePipelineFactory? pipelines = null, IStrategyLibrary? strategies = null) => new(
        new Reader(ticks), InstrumentCatalog.BuiltIn, FeatureMarket.Builders, Lanes(pipelines, strategies), catalog ?? FeatureMarket.Catalog, new LeakageCheck());

    /// <summary>The engine's own lanes, with a pipeline or a strategy that cheats where one is given.</summary>
    public static ILaneFactory Lanes(IFeaturePipelineFactory? pipelines = null, IStrategyLibrary? strategies = null) =>
        new LaneFactory(FeatureMarket.Builders, pipelines ?? new FeaturePipelineFactory(), strategies ?? new Strategies());

    private sealed class Reader(bool ticks) : IMarketDataReader
    {
        public IMarketFeed OpenFiles(FileRequest request, Timestamp? from, Timestamp? to) => new Feed(ticks, request.Instrument);

        public IMarketFeed OpenStore(string dataDirectory, StoreRequest request) => throw new NotSupportedException();

        public IMarketFeed Merge(IReadOnlyList<IMarketFeed> feeds) => throw new NotSupportedException();
    }

    private sealed class Feed(bool ticks, InstrumentId instrument) : IMarketFeed
    {
        private int _read;

        public BarPeriod Resolution => ticks ? BarPeriod.Tick : BarPeriod.H1;

        public IReadOnlyList<InstrumentId> Instruments => [instrument];

        public DataQuality Quality => DataQuality.Empty;

        public int Read(Span<Tick> into) => ticks ? Copy([.. All.Where(tick => tick.Instrument == instrument)], into) : 0;

        public int Read(Span<Bar> into) => ticks ? 0 : Copy([.. FeatureMarket.Bars(All, instrument, BarPeriod.H1)[0].Bars], into);

        public void Dispose()
        {
        }

        private int Copy<T>(ReadOnlySpan<T> all, Span<T> into)
        {
            var some = all.Slice(_read, Math.Min(into.Length, all.Length - _read));
            some.CopyTo(into);
            _read += some.Length;
            return some.Length;
        }
    }

    /// <summary>A strategy that goes with the last hour, or with the next one when somebody told it.</summary>
    public sealed class Strategies(bool knowsTheFuture = false) : IStrategyLibrary
    {
        public IReadOnlyList<(StrategyId Id, string Description)> BuiltIn => [];

        public StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument, Sources sources) => Plan;

        public IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames, Sources sources) => new Following(knowsTheFuture);
    }

    private sealed class Following(bool knowsTheFuture) : IStrategy
    {
        private Bar _bar;

        public IReadOnlyList<AgentScore> Scores => [];

        public IReadOnlyList<FusionScore> Fusions => [];

        public IReadOnlyList<PatternScore> Patterns => [];

        public Fault? UseModels(IReadOnlyDictionary<string, string> pins) => null;

        public void OnBar(in Bar bar, ReadOnlySpan<double> features) => _bar = bar.Instrument == Euro ? bar : _bar;

        public bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
        {
            var move = knowsTheFuture ? After(_bar.ClosesAt) : (_bar.Close - _bar.Open).ToDouble();
            decision = new()
            {
                Number = 1,
                Strategy = Plan.Id,
                Instrument = quote.Instrument,
                Trigger = DecisionTrigger.BarClosed,
                Outcome = DecisionOutcome.Change,
                Because = "",
                Quote = quote,
                Bar = _bar,
                Features = features,
                Opinions = [],
                ProbabilityUp = move > 0 ? 0.6 : 0.4,
                Confidence = 1,
                Target = move > 0 ? 10_000 : -10_000,
                PreviousTarget = 0,
                StopDistance = PriceDelta.Zero,
                TakeDistance = PriceDelta.Zero,
            };
            return true;
        }
    }
}

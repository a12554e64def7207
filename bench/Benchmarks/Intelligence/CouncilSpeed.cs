using System.Diagnostics;
using System.Globalization;
using Arus.Benchmarks.Features;
using Arus.Benchmarks.Live;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Numerics;
using Arus.Intelligence;
using Arus.Intelligence.Consensus;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Arus.MarketData.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Benchmarks.Intelligence;

/// <summary>
/// What a decision costs. Budget: from cached opinions, 16 voters and three ways to agree, p99 of 300 µs, 0 bytes. Beside it a whole council on
/// recorded prices (a seeded walk without them): all agents form their opinions, the round, the check; and the close of a bar, where everything learns.
/// </summary>
internal static class CouncilSpeed
{
    private const int PricesPerBar = 100;
    private const int WarmUp = 1_000;

    public static int Run()
    {
        Console.WriteLine(Tables.Machine());
        Console.WriteLine("| what | median | p99 | max | bytes |");
        Console.WriteLine("|---|---|---|---|---|");
        Fusions();
        Council();
        return 0;
    }

    private static void Fusions()
    {
        const int Voters = 16;
        var random = new StrictRandom(1);
        var ways = new Deliberation(new(0.54, 0.5, 0.2, 3.6e12, ConsensusMethod.Stacking), [.. Enumerable.Repeat(1.0, Voters)], horizonBars: 1, learns: true);
        var validator = new DecisionValidator(new(3, 24, 0.5, 1, 24));
        var opinions = new Opinion[Voters];
        double[] weights = [.. Enumerable.Repeat(1.0 / Voters, Voters)];
        var (decide, learn) = (new List<double>(20_000), new List<double>(20_000));
        var at = Timestamp.Utc(2024, 3, 4);
        var settings = new ConsensusSettings(0.54, 0.5, 0.2, 3.6e12);
        var allocated = 0L;
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < Voters; i++)
            {
                opinions[i] = new(
                    "agent", OpinionKind.Direction, "up", 0.3 + (0.4 * random.NextDouble()), 0.8, at.Plus(-i * Timestamp.NanosPerMinute), 1,
                    OpinionEffect.None, 1, 0, default);
            }

            var quote = new Tick(InstrumentId.Of("EURUSD"), Price.From(1.1m), Price.From(1.1001m), at, at);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var fused = ways.Hear(opinions, weights, at, MarketRegime.Trend);
            var result = ConsensusRound.Run(settings, opinions, in fused, 0, mayDelay: true, mayOpen: true);
            validator.Check(new Proposal
            {
                Quote = quote,
                BarClosedAt = at,
                BarNanos = Timestamp.NanosPerMinute,
                Opinions = opinions,
                Result = result,
                Previous = 0,
                Stop = new PriceDelta(3_000_000),
                Deviation = 0.001,
            });
            var middle = Stopwatch.GetTimestamp();
            ways.Remember(at, 1.1);
            ways.Settle(BarOf(at.Plus(-Timestamp.NanosPerMinute), 1.1, 1.1, 1.1, random.NextInt(2) == 0 ? 1.2 : 1.0));
            var end = Stopwatch.GetTimestamp();
            if (round >= WarmUp)
            {
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                decide.Add(Stopwatch.GetElapsedTime(start, middle).TotalMicroseconds);
                learn.Add(Stopwatch.GetElapsedTime(middle, end).TotalMicroseconds);
            }
        }

        Print("decision from 16 cached opinions, three ways, check", decide, allocated / decide.Count);
        Print("learning from one outcome, three ways", learn, 0);
    }

    // Two of its agents alone, with the settings they have in it: what recognising patterns and assessing risk cost.
    private const string PatternsAndRisk = """
        name: patterns-and-risk
        description: Two agents of the council.
        kind: consensus
        timeframe: M15
        instruments: []
        horizon: 8
        agents:
          market-analysis: { weight: 1, patterns: true }
          risk-assessment: { limit: 3, scale_above: 0.3, veto_above: 0.6, window: 250, loss_limit: 4, stress: 0.2 }
        sizing: { risk: 0.005 }
        protection:
          stop: { atr: 3 }
        """;

    private static void Council()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("arus-bench-").FullName, "patterns-and-risk.yaml");
        File.WriteAllText(file, PatternsAndRisk);
        Council("council", "council");
        Council("patterns and risk", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static void Council(string name, string document)
    {
        using var modules = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddModule<MarketDataModule>().AddModule<FeaturesModule>().AddModule<LearningModule>().AddModule<LanguageModule>().AddModule<IntelligenceModule>().BuildServiceProvider();
        var market = BenchmarkBars.Markets.Last();
        var prices = BenchmarkBars.Load(market);
        var instrument = InstrumentCatalog.BuiltIn.All.First(one => one.Id == InstrumentId.Of("EURUSD"));
        var library = modules.GetRequiredService<IStrategyLibrary>();
        var plan = library.Load(document, new Dictionary<string, string>(), instrument, Sources.None);
        var pipeline = modules.GetRequiredService<IFeaturePipelineFactory>().Create(plan.Features, instrument, [], calendar: null);
        var strategy = library.Create(plan, instrument, pipeline.Names, Sources.None);
        var (rows, closes, decisions) = (new List<double>(), new List<double>(), new List<double>());
        var allocated = 0L;
        var at = Timestamp.Utc(2024, 3, 4);
        for (var from = 0; from + PricesPerBar <= prices.Length; from += PricesPerBar)
        {
            var some = prices.AsSpan(from, PricesPerBar);
            var (high, low) = (double.NegativeInfinity, double.PositiveInfinity);
            foreach (ref readonly var price in some)
            {
                (high, low) = (Math.Max(high, price.Close), Math.Min(low, price.Close));
            }

            var bar = BarOf(at, some[0].Close, high, low, some[^1].Close);
            at = bar.ClosesAt;
            var beginning = Stopwatch.GetTimestamp();
            pipeline.OnBar(in bar);
            var row = Stopwatch.GetElapsedTime(beginning).TotalMicroseconds;
            var bid = bar.Close;
            var quote = new Tick(instrument.Id, bid, bid + new PriceDelta(100_000), at, at);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            strategy.OnBar(in bar, pipeline.Values);
            var middle = Stopwatch.GetTimestamp();
            strategy.OnQuote(in quote, pipeline.Values, out _);
            var end = Stopwatch.GetTimestamp();
            if (from >= WarmUp * PricesPerBar)
            {
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                rows.Add(row);
                closes.Add(Stopwatch.GetElapsedTime(start, middle).TotalMicroseconds);
                decisions.Add(Stopwatch.GetElapsedTime(middle, end).TotalMicroseconds);
            }
        }

        Print($"{name}: its features at a close, {market}", rows, 0);
        Print($"{name}: close of a bar, everything learns, {market}", closes, 0);
        Print($"{name}: quote to decision, {market}", decisions, allocated / decisions.Count);
    }

    private static Bar BarOf(Timestamp opened, double open, double high, double low, double close) => new(
        InstrumentId.Of("EURUSD"), BarPeriod.M15, opened, opened.Plus(15 * Timestamp.NanosPerMinute), Exact(open), Exact(high), Exact(low), Exact(close),
        new PriceDelta(100_000), 100);

    private static Price Exact(double price) => Price.From(Math.Round((decimal)price, 5));

    private static void Print(string what, List<double> micros, long bytes)
    {
        double[] sorted = [.. micros.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Tables.Percentile(sorted, 0.5):0.0} µs | {Tables.Percentile(sorted, 0.99):0.0} µs | {sorted[^1]:0} µs | {bytes} |"));
    }
}

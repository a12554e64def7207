using System.Diagnostics;
using System.Globalization;
using Arus.Benchmarks.Live;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Benchmarks.Features;

/// <summary>
/// What a closed hour of EURUSD costs: its own bar, those of H4 and D1 that closed with it, the hour of GBPUSD beside it, and the whole row read. Budget:
/// 30 µs for 120 features, 0 bytes.
/// </summary>
internal static class FeatureSpeed
{
    private const int Runs = 5;
    private const int Warm = 5_000;

    /// <summary>Prints a table.</summary>
    public static int Run()
    {
        var data = Environment.GetEnvironmentVariable("ARUS_TEST_DATA") ?? throw new InvalidOperationException("ARUS_TEST_DATA is not set; docs/test-data.md says how to supply reference data.");
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddModule<MarketDataModule>().AddModule<FeaturesModule>().BuildServiceProvider();
        var catalog = services.GetRequiredService<IFeatureCatalog>();
        var eurusd = Instrument(services, "EURUSD");
        var gbpusd = Instrument(services, "GBPUSD");
        Bar[] bars =
        [
            .. Read(services, Path.Combine(data, "mt5", "EURUSD_H1.csv.gz"), eurusd.Id, BarPeriod.H4, BarPeriod.D1)
                .Concat(Read(services, Path.Combine(data, "mt5", "GBPUSD_H1.csv.gz"), gbpusd.Id)).OrderBy(bar => bar.ClosesAt),
        ];
        string[] all = [.. catalog.All.Select(feature => feature.Name)];
        Console.WriteLine($"{Tables.Machine()} {bars.Length} recorded bars of EURUSD and GBPUSD; medians of {Runs} runs.");
        Console.WriteLine();
        Console.WriteLine("| features | µs per row: mean | p50 | p99 | bytes |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        var spec = new FeatureSetSpec(eurusd, BarPeriod.H1) { Others = [gbpusd] };
        Print("one, rsi14", catalog, spec with { Names = ["rsi14"] }, bars);
        Print("120, every other one of the catalogue", catalog, spec with { Names = [.. all.Where((_, index) => index % 2 == 0 || index == 1).Take(120)] }, bars);
        Print($"all {all.Length}", catalog, spec, bars);
        return 0;
    }

    private static void Print(string name, IFeatureCatalog catalog, FeatureSetSpec spec, Bar[] bars)
    {
        var runs = Enumerable.Range(0, Runs).Select(_ => Time(catalog.Create(spec), bars)).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Tables.Median(runs.Select(run => run.Times.Average())):0.0} | {Tables.Median(runs.Select(run => Tables.Percentile(run.Times, 0.5))):0.0} | {Tables.Median(runs.Select(run => Tables.Percentile(run.Times, 0.99))):0.0} | {runs.Max(run => run.Bytes)} |"));
    }

    /// <summary>Microseconds of each row, sorted, and the bytes of all.</summary>
    private static (double[] Times, long Bytes) Time(IFeatureSet set, Bar[] bars)
    {
        var row = new double[set.Names.Count];
        var times = new double[bars.Length];
        var rows = 0;
        var bytes = 0L;
        for (var first = 0; first < bars.Length;)
        {
            if (rows == Warm)
            {
                bytes = GC.GetAllocatedBytesForCurrentThread();
            }

            var before = set.RowTime;
            var start = Stopwatch.GetTimestamp();
            var end = first;
            for (; end < bars.Length && bars[end].ClosesAt == bars[first].ClosesAt; end++)
            {
                set.Add(in bars[end]);
            }

            set.CopyTo(row);
            var ticks = Stopwatch.GetTimestamp() - start;
            if (set.RowTime > before)
            {
                times[rows++] = ticks * 1e6 / Stopwatch.Frequency;
            }

            first = end;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return ([.. times[Warm..rows].Order()], bytes);
    }

    private static List<Bar> Read(ServiceProvider services, string file, InstrumentId instrument, params IReadOnlyList<BarPeriod> longer)
    {
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenFiles(new([file], instrument));
        var builder = services.GetRequiredService<IBarBuilderFactory>().Create(instrument, longer);
        var closed = new Bar[Math.Max(builder.ClosedMax, 1)];
        var bars = new List<Bar>();
        var batch = new Bar[4_096];
        for (int count; (count = feed.Read(batch)) > 0;)
        {
            foreach (var bar in batch.AsSpan(0, count))
            {
                bars.AddRange(closed.AsSpan(0, longer.Count > 0 ? builder.Add(in bar, closed) : 0));
                bars.Add(bar);
            }
        }

        return bars;
    }

    private static Instrument Instrument(ServiceProvider services, string symbol) =>
        services.GetRequiredService<IInstrumentCatalog>().TryFind(InstrumentId.Of(symbol), out var found) ? found : throw new InvalidOperationException(symbol);
}

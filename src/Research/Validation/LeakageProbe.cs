using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>
/// Whether what the judged strategy reads, and what it decides, knows the future. A stretch from the beginning of the run's data is computed whole, cut at some
/// moments, and with another future after them: the pipeline's values and the strategy's decisions, and beside them the catalogue's features as a table. Rows up to
/// a moment must not differ by a byte; and nothing may tell the next move apart better than anything honest does.
/// </summary>
internal sealed class LeakageProbe(
    IMarketDataReader reader, IBarBuilderFactory bars, IFeaturePipelineFactory pipelines, IFeatureCatalog catalog, IStrategyLibrary strategies, ILeakageCheck check)
{
    /// <summary>How much of the data is looked at: proof does not need more, and the run is computed nine times.</summary>
    public const int BarsMax = 3_000;

    /// <summary>The same for a run over ticks.</summary>
    public const int TicksMax = 100_000;

    private static readonly LeakageSettings Settings = new() { Cuts = 4 };

    /// <summary>Looks at the judged run.</summary>
    public LeakageFindings Look(BacktestInputs judged, CancellationToken cancel)
    {
        var history = Read(judged);
        var stream = new StreamedRows(judged, bars, pipelines, strategies);
        FeatureSetSpec[] sets =
        [
            .. judged.Plan.Features.Where(feature => catalog.All.Any(known => known.Name == feature.Indicator.Indicator) && feature.Period >= history.Bars[0].Period)
                .GroupBy(feature => feature.Period)
                .Select(group => new FeatureSetSpec(judged.Instrument, group.Key) { Names = [.. group.Select(feature => feature.Indicator.Indicator).Distinct()] }),
        ];
        var leaks = new List<Leak>();
        Look(given => stream.Compute(given).Rows);
        foreach (var set in sets)
        {
            Look(given => catalog.Compute(set, given));
        }

        var run = stream.Compute(history);
        leaks.AddRange(check.CheckTarget(run.Rows, NextMoves(run.Closes), Settings));
        leaks.AddRange(check.CheckTarget(run.Decisions, NextMoves(run.Quoted), Settings));
        foreach (var set in sets)
        {
            var table = catalog.Compute(set, history);
            leaks.AddRange(check.CheckTarget(table, NextMoves(Closes(table, run)), Settings));
        }

        // The same feature may be found in the stream and in the table.
        return new([.. leaks.DistinctBy(leak => (leak.Feature, leak.Kind))], run.Rows.Times.Count, run.Rows.Names.Count);

        void Look(Func<FeatureHistory, FeatureMatrix> compute)
        {
            cancel.ThrowIfCancellationRequested();
            leaks.AddRange(check.CheckTime(compute, history, Settings));
        }
    }

    /// <summary>Per row the relative move to the next one; NaN after the last and where either is unknown.</summary>
    private static double[] NextMoves(IReadOnlyList<double> mids) =>
        [.. mids.Select((mid, i) => i + 1 < mids.Count && mid > 0 ? (mids[i + 1] / mid) - 1.0 : double.NaN)];

    /// <summary>The closes of a table's rows, as far as the stream has rows at the same moments.</summary>
    private static double[] Closes(FeatureMatrix table, StreamedRun run)
    {
        var known = run.Rows.Times.Zip(run.Closes).GroupBy(row => row.First).ToDictionary(group => group.Key, group => group.First().Second);
        return [.. table.Times.Select(time => known.GetValueOrDefault(time, double.NaN))];
    }

    private FeatureHistory Read(BacktestInputs judged)
    {
        var request = judged.Request;
        using var feed = request.Files is { } files
            ? reader.OpenFiles(files with { Threads = 1 }, request.From, request.To)
            : reader.OpenStore(request.DataDirectory!, request.Store! with { From = request.From ?? request.Store.From, To = request.To ?? request.Store.To });
        if (feed.Resolution != BarPeriod.Tick)
        {
            return new([new(judged.Instrument.Id, feed.Resolution, Take<Bar>(BarsMax, feed.Read))]);
        }

        // A run over ticks is cut at the closes of its minutes.
        var ticks = Take<Tick>(TicksMax, feed.Read);
        return new([new(judged.Instrument.Id, BarPeriod.M1, StreamedRows.Minutes(bars.Create(judged.Instrument.Id, [BarPeriod.M1]), ticks))]) { Ticks = ticks };
    }

    private static List<T> Take<T>(int most, ReadInto<T> read)
    {
        var (taken, buffer) = (new List<T>(), new T[4_096]);
        for (var count = read(buffer); count > 0 && taken.Count < most; count = read(buffer))
        {
            taken.AddRange(buffer.AsSpan(0, Math.Min(count, most - taken.Count)));
        }

        return taken;
    }

    private delegate int ReadInto<T>(Span<T> buffer);
}

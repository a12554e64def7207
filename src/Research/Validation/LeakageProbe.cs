using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>
/// Whether what the judged strategy reads, and what it decides, knows the future. A stretch from the beginning of the run's data is computed whole, cut at some
/// moments, and with another future after them: the pipeline's values and the strategy's decisions, and beside them the catalogue's features as a table. Rows up to
/// a moment must not differ by a byte; and nothing may tell the next move apart better than anything honest does.
/// </summary>
internal sealed class LeakageProbe(
    IMarketDataReader reader, IInstrumentCatalog instruments, IBarBuilderFactory bars, ILaneFactory lanes, IFeatureCatalog catalog, ILeakageCheck check)
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
        var known = judged.Request.InstrumentsFile is { } file ? instruments.With(file) : instruments;
        Instrument[] others = [.. judged.Plan.Others.Select(id => known.TryFind(id, out var found) ? found : throw new InvalidOperationException($"{id} was known to the run."))];
        var stream = new StreamedRows(judged, others, lanes);
        FeatureSetSpec[] sets =
        [
            .. judged.Plan.Features.Where(feature => catalog.All.Any(known => known.Name == feature.Indicator.Indicator) && feature.Period >= history.Bars[0].Period)
                .GroupBy(feature => feature.Period)
                .Select(group => new FeatureSetSpec(judged.Instrument, group.Key)
                {
                    Names = [.. group.Select(feature => feature.Indicator.Indicator).Distinct()],
                    Others = others,
                    Calendar = judged.Plan.Sources.Calendar,
                }),
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

    /// <summary>A stretch of the run's own data, and of the others' as far as it reaches.</summary>
    private FeatureHistory Read(BacktestInputs judged)
    {
        var request = judged.Request;
        using var feed = Open(request, request.Files, request.Store);
        var isTicks = feed.Resolution == BarPeriod.Tick;
        var ticks = isTicks ? Take<Tick>(TicksMax, feed.Read, _ => true) : [];

        // A run over ticks is cut at the closes of its minutes.
        var own = isTicks ? Minutes(judged.Instrument.Id, ticks) : Take<Bar>(BarsMax, feed.Read, _ => true);
        var period = isTicks ? BarPeriod.M1 : feed.Resolution;
        var last = own.Count > 0 ? own[^1].ClosesAt : Timestamp.Min;
        return new([new(judged.Instrument.Id, period, own), .. judged.Plan.Others.Select(other => new BarHistory(other, period, ReadOther(request, other, last)))]) { Ticks = ticks };
    }

    private List<Bar> ReadOther(BacktestRequest request, InstrumentId other, Timestamp last)
    {
        var given = request.RateSources.FirstOrDefault(source => source.Instrument == other);
        using var feed = given is not null ? Open(request, given.Files, given.Store) : Open(request, null, request.Store! with { Instruments = [other] });
        return feed.Resolution == BarPeriod.Tick
            ? Minutes(other, Take<Tick>(int.MaxValue, feed.Read, tick => tick.ReceivedAt <= last))
            : Take<Bar>(int.MaxValue, feed.Read, bar => bar.ClosesAt <= last);
    }

    private IMarketFeed Open(BacktestRequest request, FileRequest? files, StoreRequest? store) => files is not null
        ? reader.OpenFiles(files with { Threads = 1 }, request.From, request.To)
        : reader.OpenStore(request.DataDirectory!, store! with { From = request.From ?? store.From, To = request.To ?? store.To });

    private List<Bar> Minutes(InstrumentId instrument, List<Tick> ticks)
    {
        var builder = bars.Create(instrument, [BarPeriod.M1]);
        var (minutes, closed) = (new List<Bar>(), new Bar[builder.ClosedMax]);
        foreach (var tick in ticks)
        {
            minutes.AddRange(closed.AsSpan(0, builder.Add(in tick, closed)));
        }

        return minutes;
    }

    private static List<T> Take<T>(int most, ReadInto<T> read, Func<T, bool> belongs)
    {
        var (taken, buffer) = (new List<T>(), new T[4_096]);
        for (var count = read(buffer); count > 0 && taken.Count < most; count = read(buffer))
        {
            var some = buffer.Take(Math.Min(count, most - taken.Count)).TakeWhile(belongs).ToList();
            taken.AddRange(some);
            if (some.Count < count)
            {
                break;
            }
        }

        return taken;
    }

    private delegate int ReadInto<T>(Span<T> buffer);
}

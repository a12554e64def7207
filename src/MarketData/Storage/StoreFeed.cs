using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Import;
using Arus.MarketData.Validation;

namespace Arus.MarketData.Storage;

/// <summary>A stretch of one series of the store as a feed; the rows a writer adds later are not part of it.</summary>
internal sealed class StoreFeed : IMarketFeed
{
    private readonly SeriesReader<Tick, TickLayout>? _ticks;
    private readonly SeriesReader<Bar, BarLayout>? _bars;
    private readonly IReadOnlyDictionary<string, long> _rejected;
    private readonly QualityTally _tally = new();
    private readonly GapTally _gaps;
    private readonly long _rowsInStretch;

    private StoreFeed(
        SeriesKey key, IReadOnlyList<Segment> segments, IReadOnlyDictionary<string, long> rejected, GapTally gaps, Timestamp from, Timestamp to)
    {
        (Resolution, Instruments, _rejected, _gaps) = (key.Resolution, [key.Instrument], rejected, gaps);
        _ticks = key.Resolution == BarPeriod.Tick ? new(PhysicalDisk.Instance, key, segments, from, to) : null;
        _bars = key.Resolution != BarPeriod.Tick ? new(PhysicalDisk.Instance, key, segments, from, to) : null;
        _rowsInStretch = segments.SelectMany(segment => segment.Blocks).Where(block => block.Last >= from && block.First < to).Sum(block => (long)block.Rows);
    }

    /// <inheritdoc/>
    public BarPeriod Resolution { get; }

    /// <inheritdoc/>
    public IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>What was read, and what the imports within the stretch rejected.</summary>
    public DataQuality Quality
    {
        get
        {
            var read = _tally.ToQuality(_gaps.Gaps);
            return read with { Rows = read.Rows + _rejected.Values.Sum(), Rejected = _rejected };
        }
    }

    /// <summary>By rows; the blocks at the ends of a stretch count whole until it has ended.</summary>
    public double Progress => _rowsInStretch == 0 ? 1 : Math.Min(1, (double)_tally.Accepted / _rowsInStretch);

    /// <summary>Opens one series.</summary>
    /// <exception cref="InvalidInputException">The store has no such series, or it is damaged.</exception>
    public static StoreFeed Open(
        DataDirectory directory, SeriesKey key, Timestamp? from, Timestamp? to, ITradingCalendar calendar, TradingSessions sessions)
    {
        var (disk, folder) = (PhysicalDisk.Instance, key.Folder(directory));
        var columns = key.Resolution == BarPeriod.Tick ? TickLayout.Columns : BarLayout.Columns;
        var segments = SeriesKey.IsValid(key.Source) ? Segment.LoadAll(disk, folder, key, columns, forWriting: false) : [];
        if (segments.Count == 0)
        {
            throw new InvalidInputException("STORE_NO_SUCH_SERIES", directory.Root, $"holds no {key}", "a series of 'arus data list'");
        }

        var (first, end) = (from ?? Timestamp.Min, to ?? Timestamp.Max);
        var rejected = QualityManifest.Rejected(QualityManifest.Read(disk, folder), first, end);
        return new(key, segments, rejected, new(key.Instrument, calendar, sessions, key.Resolution), first, end);
    }

    /// <inheritdoc/>
    public int Read(Span<Tick> ticks)
    {
        var count = _ticks?.Read(ticks) ?? 0;
        foreach (ref readonly var tick in ticks[..count])
        {
            _tally.Accept(tick.Flags, tick.VenueTime);
            _gaps.Add(tick.VenueTime.Nanos);
        }

        return count;
    }

    /// <inheritdoc/>
    public int Read(Span<Bar> bars)
    {
        var count = _bars?.Read(bars) ?? 0;
        foreach (ref readonly var bar in bars[..count])
        {
            _tally.Accept(bar.Flags, bar.OpenedAt);
            _gaps.Add(bar.OpenedAt.Nanos);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ticks?.Dispose();
        _bars?.Dispose();
    }
}

using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>A stretch of one series of the store as a feed.</summary>
internal sealed class StoreFeed : IMarketFeed
{
    private readonly SeriesReader<Tick, TickLayout>? _ticks;
    private readonly SeriesReader<Bar, BarLayout>? _bars;
    private readonly Dictionary<string, long> _flagged = [];
    private long _rows;
    private Timestamp? _first;
    private Timestamp? _last;

    private StoreFeed(IDisk disk, SeriesKey key, IReadOnlyList<Segment> segments, Timestamp from, Timestamp to)
    {
        (Resolution, Instruments) = (key.Resolution, [key.Instrument]);
        _ticks = key.Resolution == BarPeriod.Tick ? new(disk, key, segments, from, to) : null;
        _bars = key.Resolution != BarPeriod.Tick ? new(disk, key, segments, from, to) : null;
    }

    /// <inheritdoc/>
    public BarPeriod Resolution { get; }

    /// <inheritdoc/>
    public IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>What was read; the store holds no rejected rows.</summary>
    public DataQuality Quality => new(_rows, new Dictionary<string, long>(), new Dictionary<string, long>(_flagged), [], _first, _last);

    /// <summary>Opens one series for each instrument; the rows a writer adds later are not among them.</summary>
    /// <exception cref="InvalidInputException">The store has no such series, or it is damaged.</exception>
    public static IReadOnlyList<IMarketFeed> Open(DataDirectory directory, StoreRequest request) =>
        [.. request.Instruments.Select(instrument => Open(directory, new SeriesKey(request.Source, instrument, request.Resolution), request))];

    private static StoreFeed Open(DataDirectory directory, SeriesKey key, StoreRequest request)
    {
        var columns = key.Resolution == BarPeriod.Tick ? TickLayout.Columns : BarLayout.Columns;
        var segments = SeriesKey.IsValid(key.Source)
            ? Segment.LoadAll(PhysicalDisk.Instance, key.Folder(directory), key, columns, forWriting: false)
            : [];
        return segments.Count > 0
            ? new(PhysicalDisk.Instance, key, segments, request.From ?? Timestamp.Min, request.To ?? Timestamp.Max)
            : throw new InvalidInputException("STORE_NO_SUCH_SERIES", directory.Root, $"holds no {key}", "a series of 'arus data list'");
    }

    /// <inheritdoc/>
    public int Read(Span<Tick> ticks)
    {
        var count = _ticks?.Read(ticks) ?? 0;
        foreach (ref readonly var tick in ticks[..count])
        {
            Count(tick.ReceivedAt, tick.Flags);
        }

        return count;
    }

    /// <inheritdoc/>
    public int Read(Span<Bar> bars)
    {
        var count = _bars?.Read(bars) ?? 0;
        foreach (ref readonly var bar in bars[..count])
        {
            Count(bar.OpenedAt, bar.Flags);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ticks?.Dispose();
        _bars?.Dispose();
    }

    private void Count(Timestamp at, QuoteFlags flags)
    {
        _rows++;
        _first ??= at;
        _last = at;
        if (flags != QuoteFlags.None)
        {
            Count(flags, QuoteFlags.Crossed, QualityCode.Crossed);
            Count(flags, QuoteFlags.Spike, QualityCode.Spike);
        }
    }

    private void Count(QuoteFlags flags, QuoteFlags flag, string code)
    {
        if ((flags & flag) != 0)
        {
            _flagged[code] = _flagged.GetValueOrDefault(code) + 1;
        }
    }
}

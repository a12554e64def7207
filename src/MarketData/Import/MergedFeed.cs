using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Several feeds of one resolution as one: by the time a row became known, equal times in the order of the feeds.</summary>
internal sealed class MergedFeed : IMarketFeed
{
    private const int BufferSize = 1_024;

    private readonly IReadOnlyList<IMarketFeed> _feeds;
    private readonly Tick[][] _ticks;
    private readonly Bar[][] _bars;
    private readonly int[] _next;
    private readonly int[] _count;

    /// <summary>Takes the feeds over.</summary>
    /// <exception cref="InvalidInputException">There is none, or they differ in resolution.</exception>
    public MergedFeed(IReadOnlyList<IMarketFeed> feeds)
    {
        if (feeds.Count == 0 || feeds.Any(feed => feed.Resolution != feeds[0].Resolution))
        {
            var found = string.Join(", ", feeds.Select(static feed => feed.Resolution).Distinct());
            throw new InvalidInputException("FEEDS_DIFFER", "feeds", $"are {feeds.Count}, of '{found}'", "one or more feeds of one resolution");
        }

        _feeds = feeds;
        var isTicks = feeds[0].Resolution == BarPeriod.Tick;
        _ticks = [.. feeds.Select(_ => new Tick[isTicks ? BufferSize : 0])];
        _bars = [.. feeds.Select(_ => new Bar[isTicks ? 0 : BufferSize])];
        _next = new int[feeds.Count];
        _count = new int[feeds.Count];
        Array.Fill(_count, -1);
    }

    public BarPeriod Resolution => _feeds[0].Resolution;

    public IReadOnlyList<InstrumentId> Instruments => [.. _feeds.SelectMany(static feed => feed.Instruments).Distinct().Order()];

    public double Progress => _feeds.Min(static feed => feed.Progress);

    public DataQuality Quality => MergedQuality.Of(_feeds.Select(static feed => feed.Quality));

    public int Read(Span<Tick> ticks)
    {
        var count = 0;
        while (Resolution == BarPeriod.Tick && count < ticks.Length)
        {
            var earliest = -1;
            for (var i = 0; i < _feeds.Count; i++)
            {
                if (HasTick(i) && (earliest < 0 || _ticks[i][_next[i]].ReceivedAt < _ticks[earliest][_next[earliest]].ReceivedAt))
                {
                    earliest = i;
                }
            }

            if (earliest < 0)
            {
                break;
            }

            ticks[count++] = _ticks[earliest][_next[earliest]++];
        }

        return count;
    }

    public int Read(Span<Bar> bars)
    {
        var count = 0;
        while (Resolution != BarPeriod.Tick && count < bars.Length)
        {
            var earliest = -1;
            for (var i = 0; i < _feeds.Count; i++)
            {
                if (HasBar(i) && (earliest < 0 || _bars[i][_next[i]].ClosesAt < _bars[earliest][_next[earliest]].ClosesAt))
                {
                    earliest = i;
                }
            }

            if (earliest < 0)
            {
                break;
            }

            bars[count++] = _bars[earliest][_next[earliest]++];
        }

        return count;
    }

    public void Dispose()
    {
        foreach (var feed in _feeds)
        {
            feed.Dispose();
        }
    }

    private bool HasTick(int feed)
    {
        if (_next[feed] == _count[feed] || _count[feed] < 0)
        {
            (_count[feed], _next[feed]) = (_feeds[feed].Read(_ticks[feed]), 0);
        }

        return _count[feed] > 0;
    }

    private bool HasBar(int feed)
    {
        if (_next[feed] == _count[feed] || _count[feed] < 0)
        {
            (_count[feed], _next[feed]) = (_feeds[feed].Read(_bars[feed]), 0);
        }

        return _count[feed] > 0;
    }
}

using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Collects holes in which the instrument was open for longer than the limit of its resolution; the 1,000 longest.</summary>
internal sealed class GapTally(InstrumentId instrument, ITradingCalendar calendar, TradingSessions sessions, BarPeriod resolution)
{
    public const int GapsMax = 1_000;

    private const long SampleNanos = 30 * Timestamp.NanosPerMinute;

    private readonly long _limit = PlainGap.LimitNanos(resolution);
    private readonly PriorityQueue<DataGap, (long Length, long From)> _shortestFirst = new();
    private long _last = long.MaxValue;

    /// <summary>The holes so far, longest first.</summary>
    public IReadOnlyList<DataGap> Gaps =>
    [
        .. _shortestFirst.UnorderedItems.Select(static item => item.Element)
            .OrderByDescending(static gap => gap.To - gap.From).ThenBy(static gap => gap.From),
    ];

    /// <summary>Takes the time of the next accepted row.</summary>
    public void Add(long time)
    {
        if (_last < time - _limit)
        {
            Weigh(_last, time);
        }

        _last = time;
    }

    private void Weigh(long from, long to)
    {
        var open = 0L;
        for (var at = from + (SampleNanos / 2); at < to && open <= _limit; at += SampleNanos)
        {
            open += calendar.IsOpen(sessions, new(at)) ? SampleNanos : 0;
        }

        if (open <= _limit)
        {
            return;
        }

        PlainGap.IsGap(resolution, from, to, out var isWeekend);
        _shortestFirst.Enqueue(new(instrument, new(from), new(to), isWeekend), (to - from, -from));
        if (_shortestFirst.Count > GapsMax)
        {
            _shortestFirst.Dequeue();
        }
    }
}

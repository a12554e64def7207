using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Bars;

/// <summary>
/// Builds the bars of one instrument in several periods at once. While no bar ends, a tick costs one comparison and the folding; bars exist only for
/// intervals that hold a tick.
/// </summary>
internal sealed class BarBuilder : IBarBuilder
{
    /// <summary>The end of a bar that has not begun. Volume does not tell: some sources state none.</summary>
    private static readonly Timestamp NotOpen = Timestamp.Max;

    private readonly ITradingCalendar _calendar;
    private readonly Bar[] _open;
    private Timestamp _earliestEnd = Timestamp.Max;
    private bool _isEmpty = true;

    /// <summary>A builder for one instrument.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period is none of bars.</exception>
    public BarBuilder(InstrumentId instrument, IReadOnlyList<BarPeriod> periods, ITradingCalendar calendar)
    {
        if (periods.Contains(BarPeriod.Tick))
        {
            throw new ArgumentOutOfRangeException(nameof(periods), BarPeriod.Tick, "Ticks are no bars.");
        }

        _calendar = calendar;
        _open = [.. periods.Distinct().Order().Select(period => new Bar(instrument, period, default, NotOpen, default, default, default, default, default, 0))];
    }

    /// <inheritdoc/>
    public int ClosedMax => 2 * _open.Length; // a bar of the feed may end what was open, and itself

    /// <inheritdoc/>
    public int Add(in Tick tick, Span<Bar> closed)
    {
        var count = tick.ReceivedAt >= _earliestEnd ? CloseUntil(tick.ReceivedAt, closed) : 0;
        if (_isEmpty || count > 0)
        {
            OpenMissing(tick.ReceivedAt, tick.Bid);
        }

        foreach (ref var bar in _open.AsSpan())
        {
            bar = bar with
            {
                High = Price.Max(bar.High, tick.Bid),
                Low = Price.Min(bar.Low, tick.Bid),
                Close = tick.Bid,
                Spread = new PriceDelta(tick.Ask.Nanos - tick.Bid.Nanos),
                Volume = bar.Volume + 1,
                Flags = tick.Flags,
            };
        }

        return count;
    }

    /// <inheritdoc/>
    public int Add(in Bar bar, Span<Bar> closed)
    {
        // What ended before this bar began is closed first; what ends with it is closed right after.
        var count = bar.OpenedAt >= _earliestEnd ? CloseUntil(bar.OpenedAt, closed) : 0;
        if (_isEmpty || count > 0)
        {
            OpenMissing(bar.OpenedAt, bar.Open);
        }

        foreach (ref var open in _open.AsSpan())
        {
            if (open.Period < bar.Period)
            {
                ThrowTooShort(bar.Period, open.Period);
            }

            open = open with
            {
                High = Price.Max(open.High, bar.High),
                Low = Price.Min(open.Low, bar.Low),
                Close = bar.Close,
                Spread = bar.Spread,
                Volume = open.Volume + bar.Volume,
                Flags = bar.Flags,
            };
        }

        return bar.ClosesAt >= _earliestEnd ? count + CloseUntil(bar.ClosesAt, closed[count..]) : count;
    }

    private int CloseUntil(Timestamp now, Span<Bar> closed)
    {
        var count = 0;
        var earliest = Timestamp.Max;
        foreach (ref var bar in _open.AsSpan())
        {
            if (bar.ClosesAt <= now)
            {
                closed[count++] = bar;
                bar = bar with { Volume = 0, ClosesAt = NotOpen };
            }
            else if (bar.ClosesAt < earliest)
            {
                earliest = bar.ClosesAt;
            }
        }

        _earliestEnd = earliest;
        _isEmpty |= count > 0;
        return count;
    }

    private void OpenMissing(Timestamp at, Price first)
    {
        foreach (ref var bar in _open.AsSpan())
        {
            if (bar.ClosesAt == NotOpen)
            {
                var opened = _calendar.BarOpen(bar.Period, at);
                bar = bar with { OpenedAt = opened, ClosesAt = _calendar.BarEnd(bar.Period, opened), Open = first, High = first, Low = first };
            }

            _earliestEnd = bar.ClosesAt < _earliestEnd ? bar.ClosesAt : _earliestEnd;
        }

        _isEmpty = false;
    }

    [DoesNotReturn]
    private static void ThrowTooShort(BarPeriod given, BarPeriod wanted) =>
        throw new InvalidOperationException($"Bars of {wanted} cannot be built from bars of {given}: they are shorter.");
}

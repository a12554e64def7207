using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Bars;

/// <summary>
/// Builds the bars of one instrument in several periods at once, as a cascade: rows go into the shortest period only, and a bar that closes goes into the
/// next longer one. So a tick costs one comparison and one folding, however many periods there are. Bars exist only for intervals that hold a row.
/// </summary>
internal sealed class BarBuilder : IBarBuilder
{
    private readonly InstrumentId _instrument;
    private readonly ITradingCalendar _calendar;
    private readonly BarPeriod[] _periods;
    private readonly int[] _sources;
    private readonly int[] _roots;
    private readonly OpenBar[] _bars;
    private Timestamp _earliestEnd = Timestamp.Max;

    /// <summary>A builder for one instrument.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period is none of bars.</exception>
    public BarBuilder(InstrumentId instrument, IReadOnlyList<BarPeriod> periods, ITradingCalendar calendar)
    {
        if (periods.Contains(BarPeriod.Tick))
        {
            throw new ArgumentOutOfRangeException(nameof(periods), BarPeriod.Tick, "Ticks are no bars.");
        }

        _instrument = instrument;
        _calendar = calendar;
        _periods = [.. periods.Distinct().Order()];
        _sources = [.. Enumerable.Range(0, _periods.Length).Select(SourceOf)];
        _roots = [.. Enumerable.Range(0, _periods.Length).Where(index => _sources[index] < 0)];
        _bars = new OpenBar[_periods.Length];
    }

    /// <summary>A bar of each period can end before a row and another with it.</summary>
    public int ClosedMax => 2 * _periods.Length;

    /// <inheritdoc/>
    public int Add(in Tick tick, Span<Bar> closed)
    {
        var count = CloseUntil(tick.ReceivedAt, closed);
        foreach (var root in _roots)
        {
            ref var bar = ref _bars[root];
            if (!bar.IsOpen)
            {
                Start(root, tick.ReceivedAt, tick.Bid.Nanos);
            }

            // A late quote is too old to trade on, but its price is as good as any.
            bar.Fold(tick.Bid.Nanos, tick.Ask.Nanos - tick.Bid.Nanos, tick.Flags & ~QuoteFlags.Late);
        }

        return count;
    }

    /// <inheritdoc/>
    public int Add(in Bar bar, Span<Bar> closed)
    {
        // What ended before this bar began is closed first; what ends with it is closed right after.
        var count = CloseUntil(bar.OpenedAt, closed);
        foreach (var root in _roots)
        {
            CheckNests(bar.Period, _periods[root]);
            FoldInto(root, in bar);
        }

        return count + CloseUntil(bar.ClosesAt, closed[count..]);
    }

    /// <inheritdoc/>
    public int CloseUntil(Timestamp now, Span<Bar> closed) => now >= _earliestEnd ? CloseEnded(now, closed) : 0;

    private int CloseEnded(Timestamp now, Span<Bar> closed)
    {
        var count = 0;
        _earliestEnd = Timestamp.Max;
        for (var i = 0; i < _bars.Length; i++)
        {
            ref var open = ref _bars[i];
            if (!open.IsOpen)
            {
                continue;
            }

            if (open.ClosesAt > now)
            {
                _earliestEnd = Min(_earliestEnd, open.ClosesAt);
                continue;
            }

            closed[count] = open.ToBar(_instrument, _periods[i]);
            open.IsOpen = false;
            for (var longer = i + 1; longer < _bars.Length; longer++)
            {
                if (_sources[longer] == i)
                {
                    FoldInto(longer, in closed[count]);
                }
            }

            count++;
        }

        return count;
    }

    private void FoldInto(int index, in Bar bar)
    {
        ref var open = ref _bars[index];
        if (!open.IsOpen && bar.Period == _periods[index])
        {
            // A source's own bars keep its own bounds, such as a broker's day.
            open.Start(bar.OpenedAt, bar.ClosesAt, bar.Open.Nanos);
            _earliestEnd = Min(_earliestEnd, open.ClosesAt);
        }
        else if (!open.IsOpen)
        {
            Start(index, bar.OpenedAt, bar.Open.Nanos);
        }

        open.Fold(in bar);
    }

    private void Start(int index, Timestamp at, long first)
    {
        var opened = _calendar.BarOpen(_periods[index], at);
        _bars[index].Start(opened, _calendar.BarEnd(_periods[index], opened), first);
        _earliestEnd = Min(_earliestEnd, _bars[index].ClosesAt);
    }

    /// <summary>The longest shorter period, of which bars of this one are made, or −1 for rows; weeks do not add up to months.</summary>
    private int SourceOf(int index)
    {
        var source = index - 1;
        return source >= 0 && !Nests(_periods[source], _periods[index]) ? source - 1 : source;
    }

    private static bool Nests(BarPeriod shorter, BarPeriod longer) =>
        shorter <= longer && (shorter, longer) is not (BarPeriod.W1, BarPeriod.MN1);

    private static void CheckNests(BarPeriod given, BarPeriod wanted)
    {
        if (!Nests(given, wanted))
        {
            ThrowNotNested(given, wanted);
        }
    }

    private static Timestamp Min(Timestamp a, Timestamp b) => a <= b ? a : b;

    [DoesNotReturn]
    private static void ThrowNotNested(BarPeriod given, BarPeriod wanted) =>
        throw new InvalidOperationException($"Bars of {wanted} cannot be built from bars of {given}.");
}

using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents.ExecutionTiming;

/// <summary>
/// How far the next or the last strong release for an instrument is. Only what was scheduled is seen coming; what came unscheduled is seen after it came. O(1) per
/// question while time moves on.
/// </summary>
internal sealed class NewsWatch
{
    private readonly EconomicEvent[] _events;
    private int _next;

    /// <param name="calendar">The releases; null for none.</param>
    /// <param name="instrument">Its two currencies count; null for none.</param>
    public NewsWatch(IEconomicCalendar? calendar, Instrument? instrument) => _events =
    [
        .. (instrument is null ? [] : calendar?.Events ?? []).Where(one =>
            one.Impact == EventImpact.High && (one.Currency == instrument!.Base || one.Currency == instrument.Quote)),
    ];

    /// <summary>Nanoseconds to the nearer of the last strong release and the next scheduled one; <see cref="long.MaxValue"/> without either.</summary>
    public long Distance(Timestamp now)
    {
        while (_next < _events.Length && _events[_next].At.Nanos <= now.Nanos)
        {
            _next++;
        }

        var after = _next > 0 ? now - _events[_next - 1].At : long.MaxValue;
        for (var i = _next; i < _events.Length && _events[i].At - now < after; i++)
        {
            if (_events[i].IsScheduled)
            {
                return _events[i].At - now;
            }
        }

        return after;
    }
}

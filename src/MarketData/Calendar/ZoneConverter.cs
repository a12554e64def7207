namespace Arus.MarketData.Calendar;

/// <summary>
/// Converts the local times of one file, in file order, to UTC. In the hour that an autumn switch repeats the first pass is meant until the times
/// step back by more than what an unsorted feed does; then the second. A time in the hour that spring skips is taken as if the clock had not been put forward.
/// </summary>
internal sealed class ZoneConverter(ZoneRule rule)
{
    /// <summary>Ticks out of order by less are the same pass.</summary>
    private const long JitterNanos = 2 * Timestamp.NanosPerSecond;

    private long _steadyFrom = long.MaxValue;
    private long _steadyTo = long.MinValue;
    private long _steadyOffset;
    private long _last = long.MinValue;
    private bool _isSecondPass;

    /// <summary>The moment at which the file's clock showed a time.</summary>
    /// <exception cref="OverflowException">The moment is before 1677 or after 2262.</exception>
    public Timestamp ToUtc(long localNanos)
    {
        var offset = localNanos >= _steadyFrom && localNanos < _steadyTo ? _steadyOffset : Offset(localNanos);
        return new(checked(localNanos - offset));
    }

    private long Offset(long local)
    {
        // A local day no switch is near has one offset; most rows never come here again.
        var day = new Timestamp(local).StartOfDay.Nanos;
        var before = rule.OffsetAt(checked(day - Timestamp.NanosPerDay));
        var after = rule.OffsetAt(checked(day + (2 * Timestamp.NanosPerDay)));
        if (before == after)
        {
            (_steadyFrom, _steadyTo, _steadyOffset) = (day, day + Timestamp.NanosPerDay, before);
            return before;
        }

        var isBefore = rule.OffsetAt(local - before) == before;
        var isAfter = rule.OffsetAt(local - after) == after;
        if (!isBefore || !isAfter)
        {
            _last = long.MinValue;
            _isSecondPass = false;
            return isAfter ? after : before;
        }

        _isSecondPass |= _last != long.MinValue && local < _last - JitterNanos;
        _last = local;
        return _isSecondPass ? after : before;
    }
}

namespace Arus.MarketData.Validation;

/// <summary>
/// Suspects a quote whose spread is more than 50 times the median of the last 64 unsuspected spreads, or whose middle is more than 5 % from the last
/// unsuspected one less than an hour before. A level that persists for 64 suspected rows in a row is the new normal. Allocates nothing.
/// </summary>
internal sealed class SpikeGate
{
    /// <summary>Spreads the median is taken of, and suspected rows that make a new normal.</summary>
    public const int Window = 64;

    private const int SpreadsMin = 16;
    private const int SpreadTimesMax = 50;
    private const int MoveDivisor = 20;

    private readonly long[] _spreads = new long[Window];
    private readonly long[] _sorted = new long[Window];
    private int _count;
    private int _next;
    private int _atLeastBound;
    private long _bound;
    private long _middle;
    private long _time = long.MinValue / 2;
    private long _suspectedMiddle;
    private int _suspectedInARow;

    /// <summary>Whether a quote is suspected; if not, it joins what later ones are measured against.</summary>
    /// <param name="middle">The middle of bid and ask, in nanos; positive.</param>
    /// <param name="spread">Ask less bid, in nanos; not negative.</param>
    /// <param name="time">Nanoseconds; not before that of the row above.</param>
    public bool IsSuspected(long middle, long spread, long time)
    {
        if (!IsFarOff(middle, time) && !IsTooWide(spread))
        {
            _suspectedInARow = 0;
            Learn(middle, spread, time);
            return false;
        }

        var isSameLevel = _suspectedInARow > 0 && Math.Abs(middle - _suspectedMiddle) <= _suspectedMiddle / MoveDivisor;
        _suspectedInARow = isSameLevel ? _suspectedInARow + 1 : 1;
        _suspectedMiddle = middle;
        if (_suspectedInARow == Window)
        {
            _count = _next = _atLeastBound = _suspectedInARow = 0;
            Learn(middle, spread, time);
        }

        return true;
    }

    /// <summary>Whether a middle alone, such as that of a crossed quote, is too far from the last unsuspected one.</summary>
    public bool IsFarOff(long middle, long time) =>
        _middle > 0 && time - _time < Timestamp.NanosPerHour && Math.Abs(middle - _middle) > _middle / MoveDivisor;

    /// <summary>
    /// The median is only computed when it may matter: while more than half the window is at or above a bound, a spread up to 50 bounds cannot be
    /// 50 medians.
    /// </summary>
    private bool IsTooWide(long spread)
    {
        if (_count < SpreadsMin || (_atLeastBound * 2 > _count && spread / SpreadTimesMax <= _bound))
        {
            return false;
        }

        _spreads.AsSpan(0, _count).CopyTo(_sorted);
        var sorted = _sorted.AsSpan(0, _count);
        sorted.Sort();
        var median = sorted[_count / 2];
        _bound = median / 2;
        _atLeastBound = 0;
        foreach (var known in sorted)
        {
            _atLeastBound += known >= _bound ? 1 : 0;
        }

        return median > 0 && spread / SpreadTimesMax >= median && spread > median * SpreadTimesMax;
    }

    private void Learn(long middle, long spread, long time)
    {
        (_middle, _time) = (middle, time);
        if (_count == Window)
        {
            _atLeastBound -= _spreads[_next] >= _bound ? 1 : 0;
        }
        else
        {
            _count++;
        }

        _spreads[_next] = spread;
        _atLeastBound += spread >= _bound ? 1 : 0;
        _next = (_next + 1) % Window;
    }
}

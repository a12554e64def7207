namespace Arus.MarketData.Calendar;

/// <summary>Converts the times of one file in order; a step back inside the repeated autumn hour selects its second pass.</summary>
internal sealed class ZoneConverter(ZoneRule rule)
{
    private long _last = long.MinValue;
    private bool _isSecondPass;

    public Timestamp ToUtc(long localNanos)
    {
        if (!rule.HasSummer)
        {
            return new(localNanos - rule.BaseNanos);
        }

        var winter = localNanos - rule.BaseNanos;
        var summer = winter - Timestamp.NanosPerHour;
        var isSummerValid = rule.OffsetAt(summer) != rule.BaseNanos;
        var isWinterValid = rule.OffsetAt(winter) == rule.BaseNanos;
        var isAmbiguous = isSummerValid && isWinterValid;
        _isSecondPass = isAmbiguous && (_isSecondPass || localNanos < _last);
        _last = localNanos;
        return new(isSummerValid && !_isSecondPass ? summer : winter);
    }
}

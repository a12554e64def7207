namespace Arus.MarketData.Calendar;

/// <summary>The clock the world's trading week hangs on, without the machine's time-zone table. All in nanoseconds, local ones since 1970-01-01T00:00 local.</summary>
internal static class NewYorkClock
{
    private const long Standard = -5 * Timestamp.NanosPerHour;

    /// <summary>What the clock shows at a moment.</summary>
    public static long Local(long utcNanos) =>
        utcNanos + Standard + (DaylightSaving.NewYork.IsSummer(utcNanos) ? Timestamp.NanosPerHour : 0);

    /// <summary>The moment at which the clock shows a time; right for every time but those from 01:00 to 03:00 on the day of a switch.</summary>
    public static long Utc(long localNanos)
    {
        var winter = localNanos - Standard;
        var summer = winter - Timestamp.NanosPerHour;
        return DaylightSaving.NewYork.IsSummer(summer) ? summer : winter;
    }

    /// <summary>Time since Sunday 00:00 on the clock.</summary>
    public static long TimeOfWeek(long localNanos)
    {
        // 1970-01-01 was a Thursday, four days after Sunday.
        const long week = 7 * Timestamp.NanosPerDay;
        var rest = (localNanos + (4 * Timestamp.NanosPerDay)) % week;
        return rest < 0 ? rest + week : rest;
    }
}

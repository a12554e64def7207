namespace Arus.Features;

/// <summary>
/// The trading day of currencies and metals: from 17:00 to 17:00 New York. New York is five hours behind UTC, four during daylight saving: since 2007
/// from the second Sunday of March to the first of November (Energy Policy Act of 2005), before from the first Sunday of April to the last of
/// October; changes happen at 02:00 local time.
/// </summary>
internal static class TradingDay
{
    private const int StartHour = 17;

    /// <summary>The trading day a moment falls in: its first moment, and the first moment of the next.</summary>
    public static (Timestamp Start, Timestamp End) Of(Timestamp moment)
    {
        var local = moment.Plus(-HoursBehind(moment) * Timestamp.NanosPerHour);
        var date = local.StartOfDay;
        var startsToday = local - date >= StartHour * Timestamp.NanosPerHour;
        var start = startsToday ? date : date.Plus(-Timestamp.NanosPerDay);
        return (FivePm(start), FivePm(start.Plus(Timestamp.NanosPerDay)));
    }

    /// <summary>How many hours New York is behind UTC at a moment.</summary>
    internal static int HoursBehind(Timestamp moment)
    {
        var year = moment.ToDateTime().Year;
        var (start, end) = year >= 2007
            ? (Sunday(year, 3, nth: 2), Sunday(year, 11, nth: 1))
            : (Sunday(year, 4, nth: 1), LastSundayOfOctober(year));

        // 02:00 standard time is 07:00 UTC, 02:00 daylight time is 06:00 UTC.
        return moment >= start.Plus(7 * Timestamp.NanosPerHour) && moment < end.Plus(6 * Timestamp.NanosPerHour) ? 4 : 5;
    }

    private static Timestamp FivePm(Timestamp localDate)
    {
        // 17:00 local is 21:00 or 22:00 UTC, hours from the change at 06:00 or 07:00; so either guess finds the right offset.
        var guess = localDate.Plus((StartHour + 5) * Timestamp.NanosPerHour);
        return localDate.Plus((StartHour + HoursBehind(guess)) * Timestamp.NanosPerHour);
    }

    private static Timestamp Sunday(int year, int month, int nth)
    {
        var first = Timestamp.Utc(year, month, 1);
        var daysToSunday = (7 - (int)first.ToDateTime().DayOfWeek) % 7;
        return first.Plus((daysToSunday + (7 * (nth - 1))) * Timestamp.NanosPerDay);
    }

    private static Timestamp LastSundayOfOctober(int year)
    {
        var last = Timestamp.Utc(year, 10, 31);
        return last.Plus(-(int)last.ToDateTime().DayOfWeek * Timestamp.NanosPerDay);
    }
}

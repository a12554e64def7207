namespace Arus.Features;

/// <summary>London's clock: an hour ahead of UTC from the last Sunday of March to the last of October, 01:00 UTC (Directive 2000/84/EC).</summary>
internal static class LondonClock
{
    /// <summary>How many hours London is ahead of UTC at a moment.</summary>
    public static int HoursAhead(Timestamp moment)
    {
        var year = moment.ToDateTime().Year;
        return moment >= LastSunday(year, 3) && moment < LastSunday(year, 10) ? 1 : 0;
    }

    private static Timestamp LastSunday(int year, int month)
    {
        var last = Timestamp.Utc(year, month, 31);
        return last.Plus((-(int)last.ToDateTime().DayOfWeek * Timestamp.NanosPerDay) + Timestamp.NanosPerHour);
    }
}

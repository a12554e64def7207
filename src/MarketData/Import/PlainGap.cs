using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>
/// The plain definition of a hole, on the clock the source writes: longer than an hour (ticks, bars up to H1), four hours (H4), a day (D1), or one
/// and a half periods beyond; a weekend's when it touches a Saturday and is no longer than three weeks. Holidays count.
/// </summary>
internal static class PlainGap
{
    private const long WeekendMax = 21 * Timestamp.NanosPerDay;

    /// <summary>The longest distance between rows that is no hole.</summary>
    public static long LimitNanos(BarPeriod period) => period switch
    {
        <= BarPeriod.H1 => Timestamp.NanosPerHour,
        BarPeriod.H4 => 4 * Timestamp.NanosPerHour,
        BarPeriod.D1 => Timestamp.NanosPerDay,
        BarPeriod.W1 => 10 * Timestamp.NanosPerDay,
        _ => 45 * Timestamp.NanosPerDay,
    };

    /// <summary>Whether the time between two rows is a hole.</summary>
    public static bool IsGap(BarPeriod period, long fromNanos, long toNanos, out bool isWeekend)
    {
        isWeekend = false;
        if (toNanos - fromNanos <= LimitNanos(period))
        {
            return false;
        }

        // 1970-01-01 was a Thursday, so day 2 of every seven is a Saturday.
        var firstDay = new Timestamp(fromNanos).StartOfDay.Nanos / Timestamp.NanosPerDay;
        var lastDay = new Timestamp(toNanos).StartOfDay.Nanos / Timestamp.NanosPerDay;
        var untilSaturday = (((2 - firstDay) % 7) + 7) % 7;
        isWeekend = firstDay + untilSaturday <= lastDay && toNanos - fromNanos <= WeekendMax;
        return true;
    }
}

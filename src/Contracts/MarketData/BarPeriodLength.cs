namespace Arus.Contracts.MarketData;

/// <summary>How long bars usually last.</summary>
public static class BarPeriodLength
{
    /// <summary>Nanoseconds of a bar: a day counts 24 hours, a week 7 days, a month 30; 0 for a tick. Where a bar begins and ends is for <see cref="ITradingCalendar"/>.</summary>
    public static long UsualNanos(this BarPeriod period) => period switch
    {
        BarPeriod.Tick => 0,
        BarPeriod.S1 => Timestamp.NanosPerSecond,
        BarPeriod.M1 => Timestamp.NanosPerMinute,
        BarPeriod.M5 => 5 * Timestamp.NanosPerMinute,
        BarPeriod.M15 => 15 * Timestamp.NanosPerMinute,
        BarPeriod.M30 => 30 * Timestamp.NanosPerMinute,
        BarPeriod.H1 => Timestamp.NanosPerHour,
        BarPeriod.H4 => 4 * Timestamp.NanosPerHour,
        BarPeriod.D1 => Timestamp.NanosPerDay,
        BarPeriod.W1 => 7 * Timestamp.NanosPerDay,
        BarPeriod.MN1 => 30 * Timestamp.NanosPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "It is no period."),
    };
}

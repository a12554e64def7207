using Arus.Contracts.MarketData;

namespace Arus.MarketData.Calendar;

/// <summary>
/// Bars and trading days by the New York close. Up to an hour bars are aligned to UTC; four-hour bars and days begin at 17:00 New York, weeks with Monday's
/// trading day, months with the trading day of the first. A trading day carries the date it ends on.
/// </summary>
internal sealed class TradingCalendar : ITradingCalendar
{
    private const long Day = Timestamp.NanosPerDay;
    private const long FourHours = 4 * Timestamp.NanosPerHour;

    // From 17:00 to midnight: a New York clock put forward by this shows the date of the trading day, and its midnight is the rollover.
    private const long UntilMidnight = 7 * Timestamp.NanosPerHour;

    /// <inheritdoc/>
    public Timestamp BarOpen(BarPeriod period, Timestamp at) => period switch
    {
        BarPeriod.H4 => FourHourOpen(at),
        BarPeriod.D1 => Rollover(Floor(TradingTime(at), Day)),
        BarPeriod.W1 => Rollover(WeekStart(TradingTime(at))),
        BarPeriod.MN1 => Rollover(MonthStart(TradingTime(at), monthsLater: 0)),
        _ => at.FloorTo(Step(period)),
    };

    /// <inheritdoc/>
    public Timestamp BarEnd(BarPeriod period, Timestamp open) => period switch
    {
        BarPeriod.H4 => Min(open.Plus(FourHours), NextRollover(open)),
        BarPeriod.D1 => NextRollover(open),
        BarPeriod.W1 => Rollover(WeekStart(TradingTime(open)) + (7 * Day)),
        BarPeriod.MN1 => Rollover(MonthStart(TradingTime(open), monthsLater: 1)),
        _ => open.Plus(Step(period)),
    };

    /// <inheritdoc/>
    public Timestamp NextRollover(Timestamp after) => Rollover(Floor(TradingTime(after), Day) + Day);

    /// <inheritdoc/>
    public DayOfWeek TradingDayEndingAt(Timestamp rollover) =>
        (DayOfWeek)(NewYorkClock.TimeOfWeek(NewYorkClock.Local(rollover.Nanos)) / Day);

    /// <inheritdoc/>
    public bool IsOpen(TradingSessions sessions, Timestamp at)
    {
        if (sessions == TradingSessions.Always)
        {
            return true;
        }

        var time = TradingTime(at);
        var weekday = (DayOfWeek)(NewYorkClock.TimeOfWeek(time) / Day);
        if (weekday is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return false;
        }

        var isBreak = sessions == TradingSessions.Metals && time - Floor(time, Day) < Timestamp.NanosPerHour;
        return !isBreak && new Timestamp(time).ToDateTime() is not ({ Month: 12, Day: 25 } or { Month: 1, Day: 1 });
    }

    private static Timestamp FourHourOpen(Timestamp at)
    {
        var day = Rollover(Floor(TradingTime(at), Day));
        return day.Plus(Floor(at - day, FourHours));
    }

    private static long WeekStart(long tradingTime)
    {
        var sinceSunday = NewYorkClock.TimeOfWeek(tradingTime);
        var sinceMonday = sinceSunday >= Day ? sinceSunday - Day : sinceSunday + (6 * Day);
        return tradingTime - sinceMonday;
    }

    private static long MonthStart(long tradingTime, int monthsLater)
    {
        var date = new Timestamp(tradingTime).ToDateTime();
        return Timestamp.From(new DateTime(date.Year, date.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(monthsLater)).Nanos;
    }

    private static long Step(BarPeriod period) => period is >= BarPeriod.S1 and <= BarPeriod.H1
        ? period.UsualNanos()
        : throw new ArgumentOutOfRangeException(nameof(period), period, "It is no period of bars.");

    private static long TradingTime(Timestamp at) => NewYorkClock.Local(at.Nanos) + UntilMidnight;

    private static Timestamp Rollover(long tradingMidnight) => new(NewYorkClock.Utc(tradingMidnight - UntilMidnight));

    private static long Floor(long value, long step) => new Timestamp(value).FloorTo(step).Nanos;

    private static Timestamp Min(Timestamp a, Timestamp b) => a <= b ? a : b;
}

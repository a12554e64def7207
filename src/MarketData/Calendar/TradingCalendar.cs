using Arus.Contracts.MarketData;

namespace Arus.MarketData.Calendar;

/// <summary>
/// Bars and trading days by the New York close. The daylight saving of New York is computed from the law in force (1987 to 2006: first Sunday of April to last
/// Sunday of October; since 2007: second Sunday of March to first Sunday of November), so that no time-zone table of the machine is needed.
/// </summary>
internal sealed class TradingCalendar : ITradingCalendar
{
    private const long StandardOffset = 5 * Timestamp.NanosPerHour;
    private const long RolloverHour = 17 * Timestamp.NanosPerHour;

    /// <inheritdoc/>
    public Timestamp BarOpen(BarPeriod period, Timestamp at) => period switch
    {
        BarPeriod.H4 => DayOpen(at) is var day ? day.Plus((at - day) / (4 * Timestamp.NanosPerHour) * 4 * Timestamp.NanosPerHour) : default,
        BarPeriod.D1 => DayOpen(at),
        BarPeriod.W1 => WeekOpen(at),
        BarPeriod.MN1 => MonthOpen(at),
        _ => at.FloorTo(Step(period)),
    };

    /// <inheritdoc/>
    public Timestamp BarEnd(BarPeriod period, Timestamp open) => period switch
    {
        BarPeriod.H4 => Min(open.Plus(4 * Timestamp.NanosPerHour), NextRollover(open)),
        BarPeriod.D1 => NextRollover(open),
        BarPeriod.W1 => FromLocal(Local(open).Plus(7 * Timestamp.NanosPerDay)),
        BarPeriod.MN1 => MonthOpen(open.Plus(40 * Timestamp.NanosPerDay)),
        _ => open.Plus(Step(period)),
    };

    /// <inheritdoc/>
    public Timestamp NextRollover(Timestamp after)
    {
        var local = Local(after);
        var today = local.StartOfDay.Plus(RolloverHour);
        return FromLocal(local < today ? today : today.Plus(Timestamp.NanosPerDay));
    }

    /// <inheritdoc/>
    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => Local(rollover).ToDateTime().DayOfWeek;

    /// <inheritdoc/>
    public bool IsOpen(TradingSessions sessions, Timestamp at)
    {
        if (sessions == TradingSessions.Always)
        {
            return true;
        }

        var local = Local(at);
        var hour = (local - local.StartOfDay) / Timestamp.NanosPerHour;
        var opensAt = sessions == TradingSessions.Metals ? 18 : 17;
        var date = local.ToDateTime();
        var isHoliday = date is { Month: 12, Day: 25 } or { Month: 1, Day: 1 };
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => false,
            DayOfWeek.Sunday => hour >= opensAt,
            DayOfWeek.Friday => hour < 17 && !isHoliday,
            _ => (hour < 17 && !isHoliday) || hour >= opensAt,
        };
    }

    private static long Step(BarPeriod period) => period switch
    {
        BarPeriod.S1 => Timestamp.NanosPerSecond,
        BarPeriod.M1 => Timestamp.NanosPerMinute,
        BarPeriod.M5 => 5 * Timestamp.NanosPerMinute,
        BarPeriod.M15 => 15 * Timestamp.NanosPerMinute,
        BarPeriod.M30 => 30 * Timestamp.NanosPerMinute,
        BarPeriod.H1 => Timestamp.NanosPerHour,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "It has no fixed length."),
    };

    private static Timestamp DayOpen(Timestamp at)
    {
        var local = Local(at);
        var today = local.StartOfDay.Plus(RolloverHour);
        return FromLocal(local < today ? today.Plus(-Timestamp.NanosPerDay) : today);
    }

    // The trading day is named for the date it ends on; Sunday 17:00 opens Monday's.
    private static Timestamp WeekOpen(Timestamp at)
    {
        var day = Local(DayOpen(at));
        return FromLocal(day.Plus(-(int)day.ToDateTime().DayOfWeek * Timestamp.NanosPerDay));
    }

    private static Timestamp MonthOpen(Timestamp at)
    {
        var named = Local(DayOpen(at)).Plus(Timestamp.NanosPerDay).ToDateTime();
        return FromLocal(Timestamp.Utc(named.Year, named.Month, 1).Plus(RolloverHour - Timestamp.NanosPerDay));
    }

    private static Timestamp Min(Timestamp a, Timestamp b) => a <= b ? a : b;

    private static Timestamp Local(Timestamp utc)
    {
        var (starts, ends) = Summer(utc.ToDateTime().Year);
        return utc.Plus(utc >= starts && utc < ends ? Timestamp.NanosPerHour - StandardOffset : -StandardOffset);
    }

    // 17:00 is never in the repeated or the missing hour.
    private static Timestamp FromLocal(Timestamp local)
    {
        var standard = local.Plus(StandardOffset);
        var (starts, ends) = Summer(local.ToDateTime().Year);
        var summer = standard.Plus(-Timestamp.NanosPerHour);
        return summer >= starts && summer < ends ? summer : standard;
    }

    private static (Timestamp Starts, Timestamp Ends) Summer(int year) => year >= 2007
        ? (Sunday(year, 3, 8).Plus(7 * Timestamp.NanosPerHour), Sunday(year, 11, 1).Plus(6 * Timestamp.NanosPerHour))
        : (Sunday(year, 4, 1).Plus(7 * Timestamp.NanosPerHour), Sunday(year, 10, 25).Plus(6 * Timestamp.NanosPerHour));

    /// <summary>The first Sunday on or after a date.</summary>
    private static Timestamp Sunday(int year, int month, int day)
    {
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return Timestamp.From(date.AddDays((7 - (int)date.DayOfWeek) % 7));
    }
}

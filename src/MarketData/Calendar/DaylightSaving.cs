namespace Arus.MarketData.Calendar;

/// <summary>
/// The moments at which a clock of some base offset goes an hour forward and back, one summer a year, from the law instead of from the machine's
/// table. American clocks switch at 02:00 of their own, all others with US dates together with New York. European clocks switch at 01:00 UTC;
/// a clock elsewhere that follows European dates is a data provider's, which changes its offset with the UTC day: at the end of that Sunday.
/// </summary>
internal sealed class DaylightSaving
{
    private const int FirstYear = 1970;
    private const int LastYear = 2261;
    private const long NewYorkBase = -5 * Timestamp.NanosPerHour;
    private const double NanosPerYear = 365.2425 * Timestamp.NanosPerDay;

    private readonly (long Starts, long Ends)[] _summers = new (long, long)[LastYear - FirstYear + 1];

    private DaylightSaving(DaylightDates dates, long baseNanos)
    {
        for (var year = FirstYear; year <= LastYear; year++)
        {
            _summers[year - FirstYear] = dates == DaylightDates.Us ? UsSummer(year, baseNanos) : EuSummer(year, baseNanos);
        }
    }

    /// <summary>That of New York.</summary>
    public static DaylightSaving NewYork { get; } = new(DaylightDates.Us, NewYorkBase);

    /// <summary>That of a clock; <see langword="null"/> when it never changes.</summary>
    public static DaylightSaving? Of(DaylightDates dates, long baseNanos) => dates switch
    {
        DaylightDates.None => null,
        DaylightDates.Us when baseNanos == NewYorkBase => NewYork,
        _ => new(dates, baseNanos),
    };

    /// <summary>Whether the clock is an hour ahead at a moment; never before 1970 or after 2261.</summary>
    public bool IsSummer(long utcNanos)
    {
        // The year may be one off within a day of New Year, where it is winter by either year's dates.
        var year = (int)(utcNanos / NanosPerYear);
        if (utcNanos < 0 || year >= _summers.Length)
        {
            return false;
        }

        var (starts, ends) = _summers[year];
        return utcNanos >= starts && utcNanos < ends;
    }

    private static (long Starts, long Ends) UsSummer(int year, long baseNanos)
    {
        var (starts, ends) = year switch
        {
            >= 2007 => (SundayFrom(year, 3, 8), SundayFrom(year, 11, 1)),
            >= 1987 => (SundayFrom(year, 4, 1), SundayFrom(year, 10, 25)),
            _ => (SundayFrom(year, 4, 24), SundayFrom(year, 10, 25)),
        };
        var isAmerican = baseNanos is >= -10 * Timestamp.NanosPerHour and <= -3 * Timestamp.NanosPerHour;
        var clock = isAmerican ? baseNanos : NewYorkBase;
        return (starts + (2 * Timestamp.NanosPerHour) - clock, ends + Timestamp.NanosPerHour - clock);
    }

    private static (long Starts, long Ends) EuSummer(int year, long baseNanos)
    {
        var isEuropean = baseNanos is >= -Timestamp.NanosPerHour and <= 3 * Timestamp.NanosPerHour;
        var at = isEuropean ? Timestamp.NanosPerHour : Timestamp.NanosPerDay;
        return (SundayFrom(year, 3, 25) + at, SundayFrom(year, 10, 25) + at);
    }

    /// <summary>Midnight of the first Sunday on or after a date.</summary>
    private static long SundayFrom(int year, int month, int day)
    {
        var date = Timestamp.Utc(year, month, day);
        var weekday = (int)date.ToDateTime().DayOfWeek;
        return date.Nanos + ((7 - weekday) % 7 * Timestamp.NanosPerDay);
    }
}

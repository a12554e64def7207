using System.Globalization;

namespace Arus.MarketData.Calendar;

/// <summary>A base offset from UTC and the dates on which an hour is added: <c>UTC</c>, <c>UTC-5</c>, <c>UTC+5:30</c>, <c>UTC-5/US</c>, <c>UTC+2/EU</c>.</summary>
internal sealed class ZoneRule
{
    private readonly long _baseNanos;
    private readonly string _dates;

    private ZoneRule(string name, long baseNanos, string dates) => (Name, _baseNanos, _dates) = (name, baseNanos, dates);

    public string Name { get; }

    public static bool TryParse(string text, out ZoneRule rule)
    {
        text = text switch
        {
            "America/New_York" => "UTC-5/US",
            "Europe/London" => "UTC/EU",
            "Europe/Athens" => "UTC+2/EU",
            "Asia/Jakarta" => "UTC+7",
            _ => text,
        };
        rule = new("UTC", 0, "");
        var parts = text.Split('/');
        var dates = parts.Length > 1 ? parts[1] : "";
        if (parts.Length > 2 || dates is not ("" or "US" or "EU") || !parts[0].StartsWith("UTC", StringComparison.Ordinal))
        {
            return false;
        }

        var offset = parts[0][3..];
        if (offset.Length > 0 && offset[0] is not ('+' or '-'))
        {
            return false;
        }

        var numbers = offset.TrimStart('+', '-').Split(':');
        var minutes = 0;
        if (offset.Length > 0 && (!int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 14
            || (numbers.Length > 1 && !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out minutes))
            || numbers.Length > 2))
        {
            return false;
        }

        hours = offset.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 0;
        rule = new(text, ((hours * 60L) + minutes) * Timestamp.NanosPerMinute * (offset.StartsWith('-') ? -1 : 1), dates);
        return true;
    }

    public ZoneConverter NewConverter() => new(this);

    /// <summary>What the clock is ahead of UTC at a moment.</summary>
    internal long OffsetAt(long utcNanos) => _baseNanos + (IsSummer(utcNanos) ? Timestamp.NanosPerHour : 0);

    internal long BaseNanos => _baseNanos;

    internal bool HasSummer => _dates.Length > 0;

    private bool IsSummer(long utcNanos)
    {
        if (_dates.Length == 0)
        {
            return false;
        }

        var year = new Timestamp(utcNanos).ToDateTime().Year;
        var (from, to) = _dates == "EU"
            ? (LastSunday(year, 3).AddHours(1), LastSunday(year, 10).AddHours(1))
            : (SundayFrom(new(year, 3, 8)).AddHours(7), SundayFrom(new(year, 11, 1)).AddHours(6));
        return utcNanos >= Timestamp.From(from).Nanos && utcNanos < Timestamp.From(to).Nanos;
    }

    private static DateTime LastSunday(int year, int month) => SundayFrom(new(year, month, DateTime.DaysInMonth(year, month) - 6));

    private static DateTime SundayFrom(DateTime day) => DateTime.SpecifyKind(day.AddDays((7 - (int)day.DayOfWeek) % 7), DateTimeKind.Utc);
}

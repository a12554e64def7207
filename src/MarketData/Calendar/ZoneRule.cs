using System.Globalization;

namespace Arus.MarketData.Calendar;

/// <summary>
/// How far a file's clock is ahead of UTC, and when: a fixed offset (<c>UTC</c>, <c>UTC-5</c>, <c>UTC+5:30</c>), an offset with daylight saving by
/// American or European dates (<c>UTC-5/US</c>, <c>UTC+2/EU</c>, also <c>UTC-5/EU</c>), or an IANA name (<c>Europe/Athens</c>).
/// </summary>
internal sealed class ZoneRule
{
    private const int HoursMax = 14;
    private const int NameLengthMax = 64;

    // Known without the machine's time-zone table, which may be missing or differ.
    private static readonly Dictionary<string, string> OwnRules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = "UTC",
        ["Z"] = "UTC",
        ["Etc/UTC"] = "UTC",
        ["Etc/GMT"] = "UTC",
        ["America/New_York"] = "UTC-5/US",
        ["America/Toronto"] = "UTC-5/US",
        ["US/Eastern"] = "UTC-5/US",
        ["EST5EDT"] = "UTC-5/US",
        ["America/Chicago"] = "UTC-6/US",
        ["EST"] = "UTC-5",
        ["Europe/London"] = "UTC+0/EU",
        ["Europe/Lisbon"] = "UTC+0/EU",
        ["Europe/Berlin"] = "UTC+1/EU",
        ["Europe/Paris"] = "UTC+1/EU",
        ["Europe/Zurich"] = "UTC+1/EU",
        ["Europe/Amsterdam"] = "UTC+1/EU",
        ["Europe/Madrid"] = "UTC+1/EU",
        ["Europe/Rome"] = "UTC+1/EU",
        ["Europe/Vienna"] = "UTC+1/EU",
        ["CET"] = "UTC+1/EU",
        ["Europe/Athens"] = "UTC+2/EU",
        ["Europe/Helsinki"] = "UTC+2/EU",
        ["Europe/Bucharest"] = "UTC+2/EU",
        ["Europe/Sofia"] = "UTC+2/EU",
        ["Asia/Nicosia"] = "UTC+2/EU",
        ["EET"] = "UTC+2/EU",
        ["Asia/Jakarta"] = "UTC+7",
        ["Asia/Singapore"] = "UTC+8",
        ["Asia/Hong_Kong"] = "UTC+8",
        ["Asia/Tokyo"] = "UTC+9",
        ["Asia/Kolkata"] = "UTC+5:30",
        ["Asia/Dubai"] = "UTC+4",
    };

    private readonly long _baseNanos;
    private readonly DaylightSaving? _daylight;
    private readonly TimeZoneInfo? _table;

    private ZoneRule(string name, long baseNanos, DaylightDates dates, TimeZoneInfo? table = null)
    {
        Name = name;
        _baseNanos = baseNanos;
        _daylight = DaylightSaving.Of(dates, baseNanos);
        _table = table;
    }

    /// <summary>As asked for, an offset in its shortest form.</summary>
    public string Name { get; }

    /// <summary>The clock of UTC.</summary>
    public static ZoneRule Utc { get; } = new("UTC", 0, DaylightDates.None);

    /// <summary>Reads an offset, a rule or a name; false, with UTC, when it is none.</summary>
    public static bool TryParse(string text, out ZoneRule rule)
    {
        text = text.Trim();
        if (OwnRules.TryGetValue(text, out var own) && TryParseOffset(own, out var baseNanos, out var dates))
        {
            rule = own == "UTC" ? Utc : new(text, baseNanos, dates);
            return true;
        }

        if (TryParseOffset(text, out baseNanos, out dates))
        {
            rule = Of(baseNanos, dates);
            return true;
        }

        TimeZoneInfo? table = null;
        rule = IsName(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out table) ? new(text, 0, DaylightDates.None, table) : Utc;
        return table is not null;
    }

    /// <summary>The rule of a base offset and dates, by its shortest name.</summary>
    public static ZoneRule Of(long baseNanos, DaylightDates dates) => new(NameOf(baseNanos, dates), baseNanos, dates);

    /// <summary>A converter for the times of one file, or of several read as one.</summary>
    public ZoneConverter NewConverter() => new(this);

    /// <summary>How far the clock is ahead of UTC at a moment.</summary>
    public long OffsetAt(long utcNanos) => _table is null
        ? _baseNanos + (_daylight is not null && _daylight.IsSummer(utcNanos) ? Timestamp.NanosPerHour : 0)
        : _table.GetUtcOffset(new Timestamp(utcNanos).ToDateTime()).Ticks * 100;

    /// <inheritdoc/>
    public override string ToString() => Name;

    // The machine looks names up as files; nothing else may reach it.
    private static bool IsName(string text) =>
        text.Length is > 0 and <= NameLengthMax && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || "/_+-".Contains(letter));

    private static string NameOf(long baseNanos, DaylightDates dates)
    {
        var minutes = Math.Abs(baseNanos) / Timestamp.NanosPerMinute;
        var hours = string.Create(CultureInfo.InvariantCulture, $"UTC{(baseNanos < 0 ? '-' : '+')}{minutes / 60}");
        var offset = minutes % 60 == 0 ? hours : string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes % 60:00}");
        return dates switch
        {
            DaylightDates.Us => $"{offset}/US",
            DaylightDates.Eu => $"{offset}/EU",
            _ => minutes == 0 ? "UTC" : offset,
        };
    }

    private static bool TryParseOffset(string text, out long baseNanos, out DaylightDates dates)
    {
        baseNanos = 0;
        dates = DaylightDates.None;
        if (!text.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var offset = text.AsSpan(3);
        if (offset.EndsWith("/US", StringComparison.OrdinalIgnoreCase) || offset.EndsWith("/EU", StringComparison.OrdinalIgnoreCase))
        {
            dates = char.ToUpperInvariant(offset[^2]) == 'U' ? DaylightDates.Us : DaylightDates.Eu;
            offset = offset[..^3];
        }

        return offset.IsEmpty || TryParseSigned(offset, out baseNanos);
    }

    private static bool TryParseSigned(ReadOnlySpan<char> text, out long nanos)
    {
        nanos = 0;
        var digits = text[1..];
        var colon = digits.IndexOf(':');
        var hoursText = colon < 0 ? digits : digits[..colon];
        var minutes = 0;
        if (text[0] is not ('+' or '-')
            || hoursText.Length > 2
            || !int.TryParse(hoursText, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || (colon >= 0 && (digits.Length != colon + 3
                || !int.TryParse(digits[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes)))
            || minutes > 59
            || (hours * 60) + minutes > HoursMax * 60)
        {
            return false;
        }

        nanos = (text[0] == '-' ? -1 : 1) * ((hours * Timestamp.NanosPerHour) + (minutes * Timestamp.NanosPerMinute));
        return true;
    }
}

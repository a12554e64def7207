using System.Globalization;

namespace Arus.Contracts;

/// <summary>A moment in UTC, in whole nanoseconds since 1970; 1677 to 2262.</summary>
/// <param name="Nanos">Nanoseconds since 1970-01-01T00:00:00Z.</param>
public readonly record struct Timestamp(long Nanos) : IComparable<Timestamp>
{
    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long NanosPerMillisecond = 1_000_000;

    /// <summary>Nanoseconds in a second.</summary>
    public const long NanosPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds in a minute.</summary>
    public const long NanosPerMinute = 60 * NanosPerSecond;

    /// <summary>Nanoseconds in an hour.</summary>
    public const long NanosPerHour = 60 * NanosPerMinute;

    /// <summary>Nanoseconds in a day of 24 hours.</summary>
    public const long NanosPerDay = 24 * NanosPerHour;

    /// <summary>The earliest moment.</summary>
    public static readonly Timestamp Min = new(long.MinValue);

    /// <summary>The latest moment.</summary>
    public static readonly Timestamp Max = new(long.MaxValue);

    /// <summary>The moment of a UTC calendar date and time.</summary>
    public static Timestamp Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, int millisecond = 0) =>
        From(new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc));

    /// <summary>The moment of a <see cref="DateTime"/> that is in UTC.</summary>
    /// <exception cref="OverflowException">It is before 1677 or after 2262.</exception>
    public static Timestamp From(DateTime utc) => new(checked((utc.Ticks - DateTime.UnixEpoch.Ticks) * 100));

    /// <summary>The moment of an offset date and time.</summary>
    public static Timestamp From(DateTimeOffset moment) => From(moment.UtcDateTime);

    /// <summary>As a UTC <see cref="DateTime"/>; loses what is below 100 ns.</summary>
    public DateTime ToDateTime() => new(DateTime.UnixEpoch.Ticks + Math.DivRem(Nanos, 100).Quotient, DateTimeKind.Utc);

    /// <summary>The start of the UTC day.</summary>
    public Timestamp StartOfDay => new(Nanos - Modulo(Nanos, NanosPerDay));

    /// <summary>The last multiple of a step at or before this moment, counted from 1970.</summary>
    public Timestamp FloorTo(long stepNanos) => new(Nanos - Modulo(Nanos, stepNanos));

    /// <summary>A moment so many nanoseconds later.</summary>
    /// <exception cref="OverflowException">It is after 2262.</exception>
    public Timestamp Plus(long nanos) => new(checked(Nanos + nanos));

    /// <summary>Nanoseconds from <paramref name="right"/> to <paramref name="left"/>.</summary>
    /// <exception cref="OverflowException">They are more than 292 years apart.</exception>
    public static long operator -(Timestamp left, Timestamp right) => checked(left.Nanos - right.Nanos);

    /// <summary>Whether the left moment is earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.Nanos < right.Nanos;

    /// <summary>Whether the left moment is later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.Nanos > right.Nanos;

    /// <summary>Whether the left moment is earlier or the same.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.Nanos <= right.Nanos;

    /// <summary>Whether the left moment is later or the same.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.Nanos >= right.Nanos;

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) => Nanos.CompareTo(other.Nanos);

    /// <summary>ISO 8601 in UTC, with as many decimals of a second (none, 3, 6 or 9) as the moment needs.</summary>
    public override string ToString()
    {
        var fraction = Modulo(Nanos, NanosPerSecond);
        var text = new DateTime(DateTime.UnixEpoch.Ticks + ((Nanos - fraction) / 100), DateTimeKind.Utc)
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return fraction switch
        {
            0 => $"{text}Z",
            _ when fraction % 1_000_000 == 0 => $"{text}.{fraction / 1_000_000:000}Z",
            _ when fraction % 1_000 == 0 => $"{text}.{fraction / 1_000:000000}Z",
            _ => $"{text}.{fraction:000000000}Z",
        };
    }

    private static long Modulo(long value, long step)
    {
        var rest = value % step;
        return rest < 0 ? rest + step : rest;
    }
}

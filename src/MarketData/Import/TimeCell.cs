namespace Arus.MarketData.Import;

/// <summary>
/// Reads dates and times in the forms exports use: <c>2024-12-31</c>, <c>2024.12.31</c>, <c>20241231</c>, <c>31/12/2024</c>; <c>9:05</c>,
/// <c>09:05:07.123456</c>, <c>090507</c>, <c>090507123</c>; both joined by a blank or T; an offset (Z, +00:00) behind. Every part is checked.
/// </summary>
internal static class TimeCell
{
    private const int YearMin = 1700;
    private const int YearMax = 2261;

    /// <summary>Reads a date and, if there is one, the time behind it.</summary>
    /// <param name="cell">The text.</param>
    /// <param name="order">How to read a date that ends with its year.</param>
    /// <param name="localNanos">Nanoseconds from 1970-01-01 00:00 on the writer's clock.</param>
    /// <param name="offsetNanos">What the writer's clock is ahead of UTC, where the text says so.</param>
    /// <param name="hasOffset">Whether it says so.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, DateOrder order, out long localNanos, out long offsetNanos, out bool hasOffset)
    {
        cell = cell.Trim(" \t"u8);
        offsetNanos = 0;
        hasOffset = false;
        if (!TryTakeDate(ref cell, order, out localNanos))
        {
            return false;
        }

        if (cell.Length == 0)
        {
            return true;
        }

        if (cell[0] is not ((byte)' ' or (byte)'T' or (byte)'t' or (byte)','))
        {
            return false;
        }

        cell = cell[1..].TrimStart((byte)' ');
        if (!TryTakeTime(ref cell, out var time))
        {
            return false;
        }

        localNanos += time;
        return cell.Length == 0 || (hasOffset = TryParseOffset(cell.TrimStart((byte)' '), out offsetNanos));
    }

    /// <summary>Reads a time of day.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> cell, out long nanos)
    {
        cell = cell.Trim(" \t"u8);
        return TryTakeTime(ref cell, out nanos) && cell.Length == 0;
    }

    /// <summary>Nanoseconds from 1970 to a date; false when there is no such date.</summary>
    public static bool TryDayNanos(int year, int month, int day, out long nanos)
    {
        nanos = 0;
        if (year is < YearMin or > YearMax || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        // Days from civil: years begin in March, so that the leap day is the last.
        var y = month <= 2 ? year - 1 : year;
        var era = y / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        nanos = (((long)era * 146_097) + dayOfEra - 719_468) * Timestamp.NanosPerDay;
        return true;
    }

    private static bool TryTakeDate(ref ReadOnlySpan<byte> text, DateOrder order, out long nanos)
    {
        nanos = 0;
        var first = TakeDigits(ref text, 8, out var firstCount);
        if (firstCount == 8)
        {
            return TryDayNanos(first / 10_000, first / 100 % 100, first % 100, out nanos);
        }

        if (text.Length < 4 || firstCount is not (1 or 2 or 4) || text[0] is not ((byte)'-' or (byte)'.' or (byte)'/'))
        {
            return false;
        }

        var separator = text[0];
        text = text[1..];
        var second = TakeDigits(ref text, 2, out var secondCount);
        if (secondCount == 0 || text.Length == 0 || text[0] != separator)
        {
            return false;
        }

        text = text[1..];
        var third = TakeDigits(ref text, 4, out var thirdCount);
        return firstCount == 4
            ? thirdCount is 1 or 2 && TryDayNanos(first, second, third, out nanos)
            : thirdCount == 4 && (order == DateOrder.DayFirst
                ? TryDayNanos(third, second, first, out nanos)
                : TryDayNanos(third, first, second, out nanos));
    }

    private static bool TryTakeTime(ref ReadOnlySpan<byte> text, out long nanos)
    {
        nanos = 0;
        int hour, minute, second = 0;
        long fraction = 0;
        var first = TakeDigits(ref text, 9, out var count);
        if (count is 1 or 2)
        {
            hour = first;
            if (!TryTakePart(ref text, out minute) || (text is [(byte)':', ..] && !TryTakePart(ref text, out second)))
            {
                return false;
            }
        }
        else if (count is 4 or 6 or 9)
        {
            fraction = count == 9 ? first % 1_000 * Timestamp.NanosPerMillisecond : 0;
            var packed = count == 4 ? first * 100 : count == 9 ? first / 1_000 : first;
            (hour, minute, second) = (packed / 10_000, packed / 100 % 100, packed % 100);
        }
        else
        {
            return false;
        }

        if (text.Length > 1 && text[0] is (byte)'.' or (byte)',' && !TryTakeFraction(ref text, ref fraction))
        {
            return false;
        }

        nanos = (((((hour * 60L) + minute) * 60L) + second) * Timestamp.NanosPerSecond) + fraction;
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool TryTakePart(ref ReadOnlySpan<byte> text, out int part)
    {
        part = 0;
        if (text is not [(byte)':', _, _, ..])
        {
            return false;
        }

        text = text[1..];
        part = TakeDigits(ref text, 2, out var count);
        return count == 2;
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, ref long fraction)
    {
        text = text[1..];
        var digits = TakeDigits(ref text, 9, out var count);
        for (var i = count; i < 9; i++)
        {
            digits *= 10;
        }

        fraction += digits;
        while (text.Length > 0 && text[0] is >= (byte)'0' and <= (byte)'9')
        {
            text = text[1..];
        }

        return count > 0;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, out long nanos)
    {
        nanos = 0;
        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
        {
            return true;
        }

        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        var isBehind = text[0] == '-';
        text = text[1..];
        var hour = TakeDigits(ref text, 2, out var hourCount);
        text = text is [(byte)':', ..] ? text[1..] : text;
        var minute = TakeDigits(ref text, 2, out var minuteCount);
        nanos = ((hour * 60L) + minute) * Timestamp.NanosPerMinute * (isBehind ? -1 : 1);
        return hourCount == 2 && minuteCount is 0 or 2 && text.Length == 0 && hour <= 14 && minute < 60;
    }

    private static int TakeDigits(ref ReadOnlySpan<byte> text, int countMax, out int count)
    {
        var value = 0;
        for (count = 0; count < countMax && count < text.Length; count++)
        {
            var digit = (uint)text[count] - '0';
            if (digit > 9)
            {
                break;
            }

            value = (value * 10) + (int)digit;
        }

        text = text[count..];
        return value;
    }
}

using System.Globalization;

namespace Arus.Contracts;

/// <summary>The one text form of whole numbers that stand for decimals: no exponent, no trailing zeros, the same everywhere.</summary>
public static class FixedPoint
{
    /// <summary>Writes <paramref name="value"/> ÷ 10^<paramref name="decimals"/>.</summary>
    public static string Text(long value, int decimals)
    {
        Span<char> text = stackalloc char[40];
        TryFormat(value, decimals, text, out var written);
        return new string(text[..written]);
    }

    /// <summary>Writes <paramref name="value"/> ÷ 10^<paramref name="decimals"/>; false when <paramref name="text"/> is too short.</summary>
    public static bool TryFormat(long value, int decimals, Span<char> text, out int written)
    {
        Span<char> digits = stackalloc char[20];
        var magnitude = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        magnitude.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);

        var whole = Math.Max(count - decimals, 0);
        var last = count;
        while (last > whole && digits[last - 1] == '0')
        {
            last--;
        }

        var leadingZeros = Math.Max(decimals - count, 0);
        var fraction = last > whole ? leadingZeros + (last - whole) : 0;
        written = (value < 0 ? 1 : 0) + Math.Max(whole, 1) + (fraction > 0 ? 1 + fraction : 0);
        if (text.Length < written)
        {
            return false;
        }

        var at = 0;
        if (value < 0)
        {
            text[at++] = '-';
        }

        if (whole == 0)
        {
            text[at++] = '0';
        }

        digits[..whole].CopyTo(text[at..]);
        at += whole;
        if (fraction > 0)
        {
            text[at++] = '.';
            text.Slice(at, leadingZeros).Fill('0');
            digits[whole..last].CopyTo(text[(at + leadingZeros)..]);
        }

        return true;
    }
}

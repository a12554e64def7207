namespace Arus.Contracts;

/// <summary>The one text form of whole numbers that stand for decimals: no exponent, no trailing zeros, the same everywhere.</summary>
public static class FixedPoint
{
    /// <summary>The longest text: a sign, 20 digits, a point, leading zeros.</summary>
    public const int LengthMax = 40;

    /// <summary>Writes <paramref name="value"/> ÷ 10^<paramref name="decimals"/>, for 0 to 18 decimals.</summary>
    public static string Text(long value, int decimals)
    {
        Span<byte> ascii = stackalloc byte[LengthMax];
        return System.Text.Encoding.ASCII.GetString(ascii[..Write(value, decimals, ascii)]);
    }

    /// <summary>
    /// Writes <paramref name="value"/> ÷ 10^<paramref name="decimals"/> as ASCII, for 0 to 18 decimals, and returns its length;
    /// <paramref name="ascii"/> holds at least <see cref="LengthMax"/> bytes.
    /// </summary>
    public static int Write(long value, int decimals, Span<byte> ascii)
    {
        var magnitude = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        while (decimals > 0 && magnitude % 10 == 0)
        {
            magnitude /= 10;
            decimals--;
        }

        // Backwards into the far end, then forward to the front.
        var at = LengthMax;
        for (var digits = 0; digits <= decimals || magnitude > 0; digits++)
        {
            if (digits == decimals && decimals > 0)
            {
                ascii[--at] = (byte)'.';
            }

            ascii[--at] = (byte)('0' + (magnitude % 10));
            magnitude /= 10;
        }

        if (value < 0)
        {
            ascii[--at] = (byte)'-';
        }

        ascii[at..LengthMax].CopyTo(ascii);
        return LengthMax - at;
    }
}

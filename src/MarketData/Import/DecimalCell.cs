namespace Arus.MarketData.Import;

/// <summary>Reads decimal text straight into whole multiples of 10^-decimals, exactly; digits beyond are rounded half to even.</summary>
internal static class DecimalCell
{
    private const ulong RoomForADigit = (ulong.MaxValue - 9) / 10;

    private static readonly ulong[] Pow10 = BuildPow10();

    /// <summary>Reads a cell such as <c>1.38727</c>, <c>-4.777,36</c> or <c>9e-05</c>; false when it is anything else or does not fit.</summary>
    /// <param name="cell">The text; blanks around it are ignored.</param>
    /// <param name="sign">The decimal sign.</param>
    /// <param name="groupSign">A sign allowed between thousands, or 0.</param>
    /// <param name="decimals">The power of ten of the answer; −9 to 18.</param>
    /// <param name="value">The number times 10^decimals.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte sign, byte groupSign, int decimals, out long value)
    {
        value = 0;
        if (cell.Length == 0 || cell[0] <= ' ' || cell[^1] <= ' ')
        {
            cell = cell.Trim(" \t"u8);
        }

        var isNegative = cell is [(byte)'-', ..];
        var at = isNegative || cell is [(byte)'+', ..] ? 1 : 0;
        ulong digits = 0;
        var count = 0;
        var fraction = -1;
        var sticky = 0;
        for (; at < cell.Length; at++)
        {
            var digit = (uint)cell[at] - '0';
            if (digit <= 9)
            {
                count++;
                if (digits > RoomForADigit)
                {
                    if (fraction < 0)
                    {
                        return false;
                    }

                    sticky |= (int)digit;
                    continue;
                }

                digits = (digits * 10) + digit;
                fraction += fraction >= 0 ? 1 : 0;
            }
            else if (cell[at] == sign && fraction < 0)
            {
                fraction = 0;
            }
            else if (groupSign == 0 || cell[at] != groupSign || fraction >= 0)
            {
                break;
            }
        }

        var exponent = 0;
        return count > 0
            && (at == cell.Length || TryParseExponent(cell[at..], out exponent))
            && TryScale(digits, decimals + exponent - Math.Max(fraction, 0), sticky != 0, isNegative, out value);
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.Length is < 2 or > 4 || (text[0] | 0x20) != 'e')
        {
            return false;
        }

        var isNegative = text[1] == '-';
        var digits = text[(isNegative || text[1] == '+' ? 2 : 1)..];
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            exponent = (exponent * 10) + digit - '0';
        }

        exponent = isNegative ? -exponent : exponent;
        return digits.Length > 0;
    }

    private static bool TryScale(ulong digits, int power, bool isSticky, bool isNegative, out long value)
    {
        value = 0;
        if (power > 0)
        {
            if (digits != 0 && (power > 18 || digits > long.MaxValue / Pow10[power]))
            {
                return false;
            }

            digits *= digits == 0 ? 0 : Pow10[power];
        }
        else if (power < 0)
        {
            digits = RoundedQuotient(digits, -power, isSticky);
        }

        value = isNegative ? -(long)digits : (long)digits;
        return digits <= long.MaxValue;
    }

    private static ulong RoundedQuotient(ulong digits, int power, bool isSticky)
    {
        if (power > 19)
        {
            return 0;
        }

        var divisor = Pow10[power];
        var (quotient, rest) = Math.DivRem(digits, divisor);
        var half = divisor / 2;
        return quotient + (rest > half || (rest == half && (isSticky || (quotient & 1) == 1)) ? 1ul : 0);
    }

    private static ulong[] BuildPow10()
    {
        var powers = new ulong[20];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}

using System.Runtime.CompilerServices;

namespace Arus.MarketData.Import;

/// <summary>
/// The short way for what nearly every cell is: up to 15 digits with at most one point. Whatever is not that is left to <see cref="DecimalCell"/>,
/// which gives the same answer for what is.
/// </summary>
internal static class PlainNumber
{
    private const int DigitsMax = 15;

    private static readonly long[] Pow10 = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Reads up to a delimiter, which is passed over, or the end; false when the long way must decide.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the number begins; afterwards, where the next cell does.</param>
    /// <param name="delimiter">What ends the number.</param>
    /// <param name="decimals">The power of ten of the answer; 0 to 9.</param>
    /// <param name="value">The number times 10^decimals.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTake(ReadOnlySpan<byte> line, ref int at, byte delimiter, int decimals, out long value)
    {
        var digits = 0L;
        var begin = at;
        var i = at;
        var point = -1;
        for (; i < line.Length; i++)
        {
            var digit = (uint)line[i] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (line[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                break;
            }
        }

        var count = i - begin - (point < 0 ? 0 : 1);
        var missing = decimals - (point < 0 ? 0 : i - point - 1);
        value = 0;
        if (count is 0 or > DigitsMax || (uint)missing > 9 || (i < line.Length && line[i] != delimiter)
            || digits > long.MaxValue / 2 / Pow10[missing])
        {
            return false;
        }

        at = i + 1;
        value = digits * Pow10[missing];
        return true;
    }
}

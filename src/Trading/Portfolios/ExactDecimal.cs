namespace Arus.Trading.Portfolios;

/// <summary>
/// Whole numbers that stand for decimals, as <see cref="decimal"/> without a division: on the way of an order divisions are what costs.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>A quantity.</summary>
    public static decimal Of(Quantity quantity) => Of(quantity.Micros, decimals: 6);

    /// <summary><paramref name="value"/> ÷ 10^<paramref name="decimals"/>.</summary>
    public static decimal Of(Int128 value, byte decimals)
    {
        var magnitude = (UInt128)Int128.Abs(value);
        var low = (ulong)magnitude;
        return new decimal((int)low, (int)(low >> 32), (int)checked((uint)(magnitude >> 64)), value < 0, decimals);
    }

    /// <summary>An amount times 10⁸; what is below is rounded half to even.</summary>
    public static Int128 MoneyUnits(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(decimal.Round(amount, Money.Decimals), bits);
        var mantissa = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        for (var decimals = (bits[3] >> 16) & 0xFF; decimals < Money.Decimals; decimals++)
        {
            mantissa *= 10;
        }

        return bits[3] < 0 ? -mantissa : mantissa;
    }
}

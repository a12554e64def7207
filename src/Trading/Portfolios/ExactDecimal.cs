namespace Arus.Trading.Portfolios;

/// <summary>
/// Whole numbers that stand for decimals, as <see cref="decimal"/> without a division: on the way of an order divisions are what costs.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>A quantity.</summary>
    public static decimal Of(Quantity quantity) => Of(quantity.Micros, decimals: 6);

    /// <summary><paramref name="value"/> ÷ 10^<paramref name="decimals"/>.</summary>
    public static decimal Of(WideInteger value, byte decimals)
    {
        var size = value.Abs;
        return new decimal((int)size.Low, (int)(size.Low >> 32), (int)checked((uint)size.High), value.IsNegative, decimals);
    }

    /// <summary>An amount times 10⁸; what is below is rounded half to even.</summary>
    public static WideInteger MoneyUnits(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(decimal.Round(amount, Money.Decimals), bits);
        var mantissa = new WideInteger((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        for (var decimals = (bits[3] >> 16) & 0xFF; decimals < Money.Decimals; decimals++)
        {
            mantissa *= 10;
        }

        return bits[3] < 0 ? -mantissa : mantissa;
    }
}

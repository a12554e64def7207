using System.Globalization;

namespace Arus.Trading.Portfolios;

/// <summary>
/// An exact amount of a quote currency, in whole 10⁻¹⁵: what a price in nanos times a quantity in micros gives. No rounding anywhere; it is
/// rounded once, when it becomes <see cref="Money"/>.
/// </summary>
/// <param name="Femtos">The amount times 10¹⁵.</param>
internal readonly record struct QuoteAmount(WideInteger Femtos)
{
    private const byte Decimals = 15;
    private const long FemtosPerMoneyUnit = 10_000_000;

    /// <summary>Nothing.</summary>
    public static readonly QuoteAmount Zero;

    /// <summary>What a quantity is worth at a price; negative for a short one.</summary>
    public static QuoteAmount Of(Price price, Quantity quantity) => new(WideInteger.Product(price.Nanos, quantity.Micros));

    /// <summary>What a quantity gains over a distance.</summary>
    public static QuoteAmount Of(PriceDelta distance, Quantity quantity) => new(WideInteger.Product(distance.Nanos, quantity.Micros));

    /// <summary>
    /// The share <paramref name="part"/> ÷ <paramref name="whole"/>, towards zero; the rest is the difference, so that parts sum to the whole.
    /// </summary>
    public QuoteAmount Share(Quantity part, Quantity whole) =>
        part == whole ? this : new(Femtos * part.Micros / whole.Micros);

    /// <summary>The exact value.</summary>
    /// <exception cref="OverflowException">It is beyond ±7.9·10¹³ units.</exception>
    public decimal ToDecimal() => ExactDecimal.Of(Femtos, Decimals);

    /// <summary>In whole 10⁻⁸ as <see cref="Money"/> rounds it, at a rate of one.</summary>
    public WideInteger ToMoneyUnits()
    {
        if (!Femtos.FitsLong)
        {
            return ExactDecimal.MoneyUnits(ToDecimal());
        }

        var (units, rest) = Math.DivRem((long)Femtos, FemtosPerMoneyUnit);
        var twice = Math.Abs(rest) * 2;
        return twice > FemtosPerMoneyUnit || (twice == FemtosPerMoneyUnit && (units & 1) != 0) ? units + Math.Sign(rest) : units;
    }

    /// <summary>In the account's currency, rounded here and nowhere else.</summary>
    public Money ToMoney(decimal rate, Currency currency) => Money.Of(ToDecimal() * rate, currency);

    /// <summary>The sum.</summary>
    public static QuoteAmount operator +(QuoteAmount left, QuoteAmount right) => new(left.Femtos + right.Femtos);

    /// <summary>The difference.</summary>
    public static QuoteAmount operator -(QuoteAmount left, QuoteAmount right) => new(left.Femtos - right.Femtos);

    /// <inheritdoc/>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);
}

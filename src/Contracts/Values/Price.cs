namespace Arus.Contracts;

/// <summary>A price in whole nanos (10⁻⁹): exact on the wire, on disk and in comparison. Prices subtract to a distance; they do not add.</summary>
/// <param name="Nanos">The price times 10⁹; ±9.2 billion units at most.</param>
public readonly record struct Price(long Nanos) : IComparable<Price>
{
    /// <summary>Nanos in one unit of the quote currency.</summary>
    public const long NanosPerUnit = 1_000_000_000;

    /// <summary>No price at all; a real price is positive.</summary>
    public static readonly Price None;

    /// <summary>Whether there is a price.</summary>
    public bool IsSome => Nanos > 0;

    /// <summary>Rounds half to even.</summary>
    /// <exception cref="OverflowException">The value is beyond ±9.2 billion.</exception>
    public static Price From(decimal value) => new((long)decimal.Round(value * NanosPerUnit));

    /// <summary>The exact value.</summary>
    public decimal ToDecimal() => (decimal)Nanos / NanosPerUnit;

    /// <summary>Lossy. For indicators and models only.</summary>
    public double ToDouble() => (double)Nanos / NanosPerUnit;

    /// <summary>The middle of two prices, in double: for indicators and models only, since half a nano has no exact form.</summary>
    public static double Middle(Price a, Price b) => ((double)a.Nanos + b.Nanos) / (2.0 * NanosPerUnit);

    /// <summary>The distance from <paramref name="right"/> up to <paramref name="left"/>.</summary>
    /// <exception cref="OverflowException">The distance is beyond ±9.2 billion.</exception>
    public static PriceDelta operator -(Price left, Price right) => new(checked(left.Nanos - right.Nanos));

    /// <summary>The price a distance above.</summary>
    /// <exception cref="OverflowException">The price is beyond ±9.2 billion.</exception>
    public static Price operator +(Price price, PriceDelta delta) => new(checked(price.Nanos + delta.Nanos));

    /// <summary>The price a distance below.</summary>
    /// <exception cref="OverflowException">The price is beyond ±9.2 billion.</exception>
    public static Price operator -(Price price, PriceDelta delta) => new(checked(price.Nanos - delta.Nanos));

    /// <summary>Whether the left price is lower.</summary>
    public static bool operator <(Price left, Price right) => left.Nanos < right.Nanos;

    /// <summary>Whether the left price is higher.</summary>
    public static bool operator >(Price left, Price right) => left.Nanos > right.Nanos;

    /// <summary>Whether the left price is lower or equal.</summary>
    public static bool operator <=(Price left, Price right) => left.Nanos <= right.Nanos;

    /// <summary>Whether the left price is higher or equal.</summary>
    public static bool operator >=(Price left, Price right) => left.Nanos >= right.Nanos;

    /// <summary>The higher of two.</summary>
    public static Price Max(Price a, Price b) => a.Nanos >= b.Nanos ? a : b;

    /// <summary>The lower of two.</summary>
    public static Price Min(Price a, Price b) => a.Nanos <= b.Nanos ? a : b;

    /// <summary>The nearest multiple of a tick size; half goes away from zero, as venues do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tick size is not positive.</exception>
    public Price RoundTo(PriceDelta tickSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tickSize.Nanos);
        var rest = Nanos % tickSize.Nanos;
        var down = Nanos - rest;
        return new(Math.Abs(rest) * 2 >= tickSize.Nanos ? checked(down + (Math.Sign(rest) * tickSize.Nanos)) : down);
    }

    /// <inheritdoc/>
    public int CompareTo(Price other) => Nanos.CompareTo(other.Nanos);

    /// <summary>The exact decimal, without trailing zeros.</summary>
    public override string ToString() => FixedPoint.Text(Nanos, decimals: 9);
}

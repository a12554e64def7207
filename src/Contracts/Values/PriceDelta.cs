namespace Arus.Contracts;

/// <summary>A distance between two prices, in whole nanos (10⁻⁹). Distances add; prices do not.</summary>
/// <param name="Nanos">The distance times 10⁹.</param>
public readonly record struct PriceDelta(long Nanos) : IComparable<PriceDelta>
{
    /// <summary>No distance.</summary>
    public static readonly PriceDelta Zero;

    /// <summary>Rounds half to even.</summary>
    /// <exception cref="OverflowException">The value is beyond ±9.2 billion.</exception>
    public static PriceDelta From(decimal value) => new((long)decimal.Round(value * Price.NanosPerUnit));

    /// <summary>The exact value.</summary>
    public decimal ToDecimal() => (decimal)Nanos / Price.NanosPerUnit;

    /// <summary>Lossy. For indicators and models only.</summary>
    public double ToDouble() => (double)Nanos / Price.NanosPerUnit;

    /// <summary>The sum of two distances.</summary>
    /// <exception cref="OverflowException">The sum is beyond ±9.2 billion.</exception>
    public static PriceDelta operator +(PriceDelta left, PriceDelta right) => new(checked(left.Nanos + right.Nanos));

    /// <summary>The difference of two distances.</summary>
    /// <exception cref="OverflowException">The difference is beyond ±9.2 billion.</exception>
    public static PriceDelta operator -(PriceDelta left, PriceDelta right) => new(checked(left.Nanos - right.Nanos));

    /// <summary>The same distance the other way.</summary>
    public static PriceDelta operator -(PriceDelta delta) => new(checked(-delta.Nanos));

    /// <summary>A distance so many times over.</summary>
    /// <exception cref="OverflowException">The product is beyond ±9.2 billion.</exception>
    public static PriceDelta operator *(PriceDelta delta, long times) => new(checked(delta.Nanos * times));

    /// <summary>Whether the left distance is smaller.</summary>
    public static bool operator <(PriceDelta left, PriceDelta right) => left.Nanos < right.Nanos;

    /// <summary>Whether the left distance is greater.</summary>
    public static bool operator >(PriceDelta left, PriceDelta right) => left.Nanos > right.Nanos;

    /// <summary>Whether the left distance is smaller or equal.</summary>
    public static bool operator <=(PriceDelta left, PriceDelta right) => left.Nanos <= right.Nanos;

    /// <summary>Whether the left distance is greater or equal.</summary>
    public static bool operator >=(PriceDelta left, PriceDelta right) => left.Nanos >= right.Nanos;

    /// <inheritdoc/>
    public int CompareTo(PriceDelta other) => Nanos.CompareTo(other.Nanos);

    /// <summary>The exact decimal, without trailing zeros.</summary>
    public override string ToString() => FixedPoint.Text(Nanos, decimals: 9);
}

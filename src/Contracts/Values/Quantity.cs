namespace Arus.Contracts;

/// <summary>How much of an instrument, in whole micros (10⁻⁶) of its base unit (a euro, an ounce, an index contract): never in lots.</summary>
/// <param name="Micros">The amount times 10⁶; ±9.2 trillion units at most. Negative is short.</param>
public readonly record struct Quantity(long Micros) : IComparable<Quantity>
{
    /// <summary>Micros in one unit.</summary>
    public const long MicrosPerUnit = 1_000_000;

    /// <summary>Nothing.</summary>
    public static readonly Quantity Zero;

    /// <summary>Whether there is nothing.</summary>
    public bool IsZero => Micros == 0;

    /// <summary>The amount without its sign.</summary>
    public Quantity Abs => new(Math.Abs(Micros));

    /// <summary>Rounds half to even.</summary>
    /// <exception cref="OverflowException">The value is beyond ±9.2 trillion.</exception>
    public static Quantity From(decimal value) => new((long)decimal.Round(value * MicrosPerUnit));

    /// <summary>The exact value.</summary>
    public decimal ToDecimal() => (decimal)Micros / MicrosPerUnit;

    /// <summary>Lossy. For models and statistics only.</summary>
    public double ToDouble() => (double)Micros / MicrosPerUnit;

    /// <summary>The largest multiple of <paramref name="step"/> that is not above this amount; towards zero for a short one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public Quantity FloorTo(Quantity step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step.Micros);
        return new(Micros - (Micros % step.Micros));
    }

    /// <summary>The sum of two amounts.</summary>
    /// <exception cref="OverflowException">The sum is beyond ±9.2 trillion.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(checked(left.Micros + right.Micros));

    /// <summary>The difference of two amounts.</summary>
    /// <exception cref="OverflowException">The difference is beyond ±9.2 trillion.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => new(checked(left.Micros - right.Micros));

    /// <summary>The same amount on the other side.</summary>
    public static Quantity operator -(Quantity quantity) => new(checked(-quantity.Micros));

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Micros < right.Micros;

    /// <summary>Whether the left amount is greater.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Micros > right.Micros;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Micros <= right.Micros;

    /// <summary>Whether the left amount is greater or equal.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Micros >= right.Micros;

    /// <summary>The smaller of two.</summary>
    public static Quantity Min(Quantity a, Quantity b) => a.Micros <= b.Micros ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Micros.CompareTo(other.Micros);

    /// <summary>The exact decimal, without trailing zeros.</summary>
    public override string ToString() => FixedPoint.Text(Micros, decimals: 6);
}

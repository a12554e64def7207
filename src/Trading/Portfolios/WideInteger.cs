using System.Numerics;

namespace Arus.Trading.Portfolios;

/// <summary>
/// A whole number of 128 bits, two's complement. Code that touches <see cref="Int128"/> cannot be compiled ahead of time, and the first orders of a process waited for the
/// compiler.
/// </summary>
/// <param name="High">The upper 64 bits, with the sign.</param>
/// <param name="Low">The lower 64 bits.</param>
internal readonly record struct WideInteger(long High, ulong Low)
{
    /// <summary>Whether it is below 0.</summary>
    public bool IsNegative => High < 0;

    /// <summary>Its size.</summary>
    /// <exception cref="OverflowException">It is −2¹²⁷.</exception>
    public WideInteger Abs => High < 0 ? -this : this;

    /// <summary>The product of two numbers, which always has room.</summary>
    public static WideInteger Product(long left, long right)
    {
        var high = Math.BigMul(left, right, out long low);
        return new(high, (ulong)low);
    }

    /// <summary>The larger.</summary>
    public static WideInteger Max(WideInteger left, WideInteger right) => left < right ? right : left;

    /// <summary>A number of 64 bits.</summary>
    public static implicit operator WideInteger(long value) => new(value >> 63, (ulong)value);

    /// <summary>The number in 64 bits.</summary>
    /// <exception cref="OverflowException">It has no room there.</exception>
    public static explicit operator long(WideInteger value) => value.FitsLong ? (long)value.Low : throw new OverflowException();

    /// <summary>Whether it has room in 64 bits.</summary>
    public bool FitsLong => High == (long)Low >> 63;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">It is beyond 128 bits.</exception>
    public static WideInteger operator +(WideInteger left, WideInteger right)
    {
        var low = left.Low + right.Low;
        var high = left.High + right.High + (low < left.Low ? 1 : 0);
        return ((left.High ^ high) & (right.High ^ high)) < 0 ? throw new OverflowException() : new(high, low);
    }

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">It is beyond 128 bits.</exception>
    public static WideInteger operator -(WideInteger left, WideInteger right)
    {
        var low = left.Low - right.Low;
        var high = left.High - right.High - (left.Low < right.Low ? 1 : 0);
        return ((left.High ^ right.High) & (left.High ^ high)) < 0 ? throw new OverflowException() : new(high, low);
    }

    /// <summary>Its negative.</summary>
    /// <exception cref="OverflowException">It is −2¹²⁷.</exception>
    public static WideInteger operator -(WideInteger value) => default(WideInteger) - value;

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">It is beyond 128 bits.</exception>
    public static WideInteger operator *(WideInteger left, long right)
    {
        if (left.FitsLong)
        {
            return Product((long)left.Low, right);
        }

        var factor = Size(right);
        var size = left.Abs;
        var upper = Math.BigMul(size.Low, factor, out ulong low);
        var carried = Math.BigMul((ulong)size.High, factor, out ulong high);
        high += upper;
        if (carried != 0 || high < upper || high > long.MaxValue)
        {
            throw new OverflowException();
        }

        var product = new WideInteger((long)high, low);
        return left.IsNegative == (right < 0) ? product : -product;
    }

    /// <summary>The quotient, towards zero.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static WideInteger operator /(WideInteger left, long right)
    {
        if (left.FitsLong && right != -1)
        {
            return (long)left.Low / right;
        }

        var size = left.Abs;
        var divisor = Size(right);
        var (high, rest) = Math.DivRem((ulong)size.High, divisor);
        var quotient = new WideInteger((long)high, Quotient(rest, size.Low, divisor));
        return left.IsNegative == (right < 0) ? quotient : -quotient;
    }

    /// <summary>Divided by a power of two, towards −∞.</summary>
    public static WideInteger operator >>(WideInteger value, int bits) => (bits & 127) switch
    {
        0 => value,
        < 64 and var few => new(value.High >> few, (value.Low >> few) | ((ulong)value.High << (64 - few))),
        var many => new(value.High >> 63, (ulong)(value.High >> (many - 64))),
    };

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(WideInteger left, WideInteger right) => left.High < right.High || (left.High == right.High && left.Low < right.Low);

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(WideInteger left, WideInteger right) => right < left;

    /// <summary>Whether the left is not larger.</summary>
    public static bool operator <=(WideInteger left, WideInteger right) => !(right < left);

    /// <summary>Whether the left is not smaller.</summary>
    public static bool operator >=(WideInteger left, WideInteger right) => !(left < right);

    private static ulong Size(long value) => value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;

    /// <summary>
    /// (high·2⁶⁴ + low) ÷ divisor, where high is below the divisor: schoolbook division in two digits of 32 bits (Knuth, The Art of Computer Programming 2, 4.3.1 D).
    /// </summary>
    private static ulong Quotient(ulong high, ulong low, ulong divisor)
    {
        var shift = BitOperations.LeadingZeroCount(divisor);
        divisor <<= shift;
        var (upper, lower) = (divisor >> 32, divisor & uint.MaxValue);
        high = (high << shift) | (shift == 0 ? 0 : low >> (64 - shift));
        low <<= shift;
        var first = Digit(high, low >> 32, upper, lower);
        var rest = ((high << 32) | (low >> 32)) - (first * divisor);
        var second = Digit(rest, low & uint.MaxValue, upper, lower);
        return (first << 32) | second;
    }

    /// <summary>One digit: the guess from the upper half of the divisor is at most two too large.</summary>
    private static ulong Digit(ulong dividend, ulong next, ulong upper, ulong lower)
    {
        var (digit, rest) = Math.DivRem(dividend, upper);
        while (digit > uint.MaxValue || digit * lower > ((rest << 32) | next))
        {
            digit--;
            rest += upper;
            if (rest > uint.MaxValue)
            {
                break;
            }
        }

        return digit;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Foundation.Numerics;

/// <summary>
/// Elementary functions of many numbers at once. Those of <see cref="double"/> give the bits of <see cref="StrictMath"/>. Those of <see cref="float"/> have their own,
/// shorter series; their errors are in units in the last place of a float. All are IEEE additions, multiplications and divisions in one fixed order, the same bits
/// with and without vector hardware. Source and result may be the same span.
/// </summary>
public static class VectorMath
{
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Log2E = 1.44269504f;

    // 1.5 · 2^23: adding it leaves the nearest whole number in the low bits.
    private const float Rounder = 12582912f;

    // Beyond them 2^k leaves the normal numbers.
    private const float ExpMax = 88.37f;
    private const float ExpMin = -87.33f;

    /// <summary>e to the power of each, as <see cref="StrictMath.Exp"/>.</summary>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => Each<ExpOfDouble, double>(x, result);

    /// <summary>The natural logarithm of each, as <see cref="StrictMath.Log"/>.</summary>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => Each<LogOfDouble, double>(x, result);

    /// <summary>The logistic function of each, as <see cref="StrictMath.Logistic"/>.</summary>
    public static void Logistic(ReadOnlySpan<double> x, Span<double> result) => Each<LogisticOfDouble, double>(x, result);

    /// <summary>e to the power of each, within 2 units; 0 below −87.33, infinity above 88.37.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> result) => Each<ExpOfFloat, float>(x, result);

    /// <summary>The logistic function of each, within 4 units; 0 below −87.33.</summary>
    public static void Logistic(ReadOnlySpan<float> x, Span<float> result) => Each<LogisticOfFloat, float>(x, result);

    /// <summary>The hyperbolic tangent of each, within 4 units.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> result) => Each<TanhOfFloat, float>(x, result);

    /// <summary>e to the power of each, within 2 units; 0 below −87.33, infinity above 88.37.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var (scale, part) = ExpParts(x);
        var result = scale + (scale * part);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(ExpMin)), Vector256<float>.Zero, result);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(ExpMax)), Vector256.Create(float.PositiveInfinity), result);
    }

    /// <summary>The logistic function of each, within 4 units; 0 below −87.33.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Logistic(Vector256<float> x)
    {
        // e^−|x| is at most 1, so that neither side overflows.
        var minus = -Vector256.Abs(x);
        var (scale, part) = ExpParts(minus);
        var power = scale + (scale * part);
        power = Vector256.ConditionalSelect(Vector256.LessThan(minus, Vector256.Create(ExpMin)), Vector256<float>.Zero, power);
        var share = Vector256<float>.One / (Vector256<float>.One + power);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), power * share, share);
    }

    /// <summary>The hyperbolic tangent of each, within 4 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // With t = e^(−2|x|) − 1, of which nothing cancels, tanh |x| = −t ÷ (2 + t). From 10 on it is 1.
        var size = Vector256.Abs(x);
        size = Vector256.ConditionalSelect(Vector256.GreaterThan(size, Vector256.Create(10f)), Vector256.Create(10f), size);
        var (scale, part) = ExpParts(size * Vector256.Create(-2f));
        var t = (scale - Vector256<float>.One) + (scale * part);
        return Vector256.Abs(t / (t + Vector256.Create(2f))) | (x & Vector256.Create(-0f));
    }

    // 2^k and e^r − 1 with x = k ln 2 + r, |r| <= ln2/2: Taylor to the seventh power, the rest is below a tenth of a unit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Scale, Vector256<float> Part) ExpParts(Vector256<float> x)
    {
        var rounded = (x * Vector256.Create(Log2E)) + Vector256.Create(Rounder);
        var k = rounded - Vector256.Create(Rounder);
        var r = x - (k * Vector256.Create(Ln2High)) - (k * Vector256.Create(Ln2Low));
        var sum = Vector256.Create(1f / 5040);
        sum = (sum * r) + Vector256.Create(1f / 720);
        sum = (sum * r) + Vector256.Create(1f / 120);
        sum = (sum * r) + Vector256.Create(1f / 24);
        sum = (sum * r) + Vector256.Create(1f / 6);
        sum = (sum * r) + Vector256.Create(1f / 2);
        var scale = ((rounded.AsInt32() << 23) + Vector256.Create(127 << 23)).AsSingle();
        return (scale, r + (r * r * sum));
    }

    private static void Each<TFunction, T>(ReadOnlySpan<T> x, Span<T> result)
        where TFunction : IFunction<T>
        where T : unmanaged
    {
        if (x.Length != result.Length)
        {
            throw new ArgumentException($"{x.Length} numbers, but room for {result.Length} results");
        }

        var width = Vector256<T>.Count;
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= x.Length - width; i += width)
        {
            TFunction.Of(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        if (i < x.Length)
        {
            Span<T> rest = stackalloc T[width];
            rest.Clear();
            x[i..].CopyTo(rest);
            TFunction.Of(Vector256.LoadUnsafe(ref rest[0])).StoreUnsafe(ref rest[0]);
            rest[..(x.Length - i)].CopyTo(result[i..]);
        }
    }

    private interface IFunction<T>
    {
        static abstract Vector256<T> Of(Vector256<T> x);
    }

    private readonly struct ExpOfFloat : IFunction<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => Exp(x);
    }

    private readonly struct LogisticOfFloat : IFunction<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => Logistic(x);
    }

    private readonly struct TanhOfFloat : IFunction<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => Tanh(x);
    }

    private readonly struct ExpOfDouble : IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) =>
            Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(700.0))
                ? ExpWithin700(x)
                : Vector256.Create(StrictMath.Exp(x[0]), StrictMath.Exp(x[1]), StrictMath.Exp(x[2]), StrictMath.Exp(x[3]));
    }

    private readonly struct LogisticOfDouble : IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x)
        {
            var minus = -Vector256.Abs(x);
            if (!Vector256.GreaterThanAll(minus, Vector256.Create(-700.0)))
            {
                return Vector256.Create(StrictMath.Logistic(x[0]), StrictMath.Logistic(x[1]), StrictMath.Logistic(x[2]), StrictMath.Logistic(x[3]));
            }

            var power = ExpWithin700(minus);
            var top = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), power, Vector256<double>.One);
            return top / (Vector256<double>.One + power);
        }
    }

    private readonly struct LogOfDouble : IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x)
        {
            var isPlain = Vector256.GreaterThanOrEqual(x, Vector256.Create(2.2250738585072014e-308)) & Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity));
            if (!Vector256.EqualsAll(isPlain.AsInt64(), Vector256<long>.AllBitsSet))
            {
                return Vector256.Create(StrictMath.Log(x[0]), StrictMath.Log(x[1]), StrictMath.Log(x[2]), StrictMath.Log(x[3]));
            }

            var bits = x.AsInt64();
            var mantissa = ((bits & Vector256.Create(0x000FFFFFFFFFFFFF)) | Vector256.Create(0x3FF0000000000000)).AsDouble();
            var exponent = Whole(Vector256.ShiftRightLogical(bits, 52) - Vector256.Create(1023L));
            var isHigh = Vector256.GreaterThan(mantissa, Vector256.Create(1.4142135623730951));
            mantissa = Vector256.ConditionalSelect(isHigh, mantissa * Vector256.Create(0.5), mantissa);
            exponent += isHigh & Vector256<double>.One;
            var s = (mantissa - Vector256<double>.One) / (mantissa + Vector256<double>.One);
            var square = s * s;
            var sum = Vector256<double>.Zero;
            foreach (var inverse in StrictMath.InverseOdds)
            {
                sum = (sum + Vector256.Create(inverse)) * square;
            }

            return (exponent * Vector256.Create(StrictMath.Ln2High))
                + ((Vector256.Create(2.0) * (s + (s * sum))) + (exponent * Vector256.Create(StrictMath.Ln2Low)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpWithin700(Vector256<double> x)
    {
        var k = Vector256.Floor((x / Vector256.Create(StrictMath.Ln2High + StrictMath.Ln2Low)) + Vector256.Create(0.5));
        var r = x - (k * Vector256.Create(StrictMath.Ln2High)) - (k * Vector256.Create(StrictMath.Ln2Low));
        var sum = Vector256.Create(1.0 / 6227020800);
        for (var i = 12; i >= 0; i--)
        {
            sum = (sum * r) + Vector256.Create(StrictMath.InverseFactorials[i]);
        }

        // 1.5 · 2^52: adding it leaves a whole number in the low bits.
        var power = (k + Vector256.Create(6755399441055744.0)).AsInt64() << 52;
        return sum * (power + Vector256.Create(1023L << 52)).AsDouble();
    }

    // A small whole number as a double, by the same constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Whole(Vector256<long> x) =>
        (x + Vector256.Create(0x4338000000000000)).AsDouble() - Vector256.Create(6755399441055744.0);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Foundation.Numerics;

/// <summary>
/// Sums whose order is fixed whatever the hardware. There are <see cref="Count"/> lanes: element i is added to lane i mod 16, in order, from 0; then lane l takes
/// lane l + 8, then l + 4, then l + 2, then l + 1, and lane 0 is the sum. A multiplication and an addition round twice: nothing is fused. Without vector
/// hardware the runtime does the same operations one by one, so that every bit is the same.
/// </summary>
public static class Lanes
{
    /// <summary>How many partial sums there are.</summary>
    public const int Count = 16;

    /// <summary>Σ x.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        var lanes = default(Lanes16);
        ref var from = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= x.Length - Count; i += Count)
        {
            lanes.Add(ref Unsafe.Add(ref from, i));
        }

        if (i < x.Length)
        {
            Span<double> rest = stackalloc double[Count];
            rest.Clear();
            x[i..].CopyTo(rest);
            lanes.Add(ref MemoryMarshal.GetReference(rest));
        }

        return lanes.Total();
    }

    /// <summary>Σ x·y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ThrowUnlessEqual(x.Length, y.Length);
        var lanes = default(Lanes16);
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Count; i += Count)
        {
            lanes.AddProducts(ref Unsafe.Add(ref left, i), ref Unsafe.Add(ref right, i));
        }

        if (i < x.Length)
        {
            lanes.AddRest(ref Unsafe.Add(ref left, i), ref Unsafe.Add(ref right, i), x.Length - i);
        }

        return lanes.Total();
    }

    /// <summary>Σ x.</summary>
    public static float Sum(ReadOnlySpan<float> x)
    {
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        ref var from = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= x.Length - Count; i += Count)
        {
            low += Vector256.LoadUnsafe(ref from, (nuint)i);
            high += Vector256.LoadUnsafe(ref from, (nuint)(i + 8));
        }

        if (i < x.Length)
        {
            Span<float> rest = stackalloc float[Count];
            rest.Clear();
            x[i..].CopyTo(rest);
            low += Vector256.LoadUnsafe(ref rest[0]);
            high += Vector256.LoadUnsafe(ref rest[8]);
        }

        return Total(low + high);
    }

    /// <summary>Σ x·y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ThrowUnlessEqual(x.Length, y.Length);
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Count; i += Count)
        {
            low += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
            high += Vector256.LoadUnsafe(ref left, (nuint)(i + 8)) * Vector256.LoadUnsafe(ref right, (nuint)(i + 8));
        }

        if (i < x.Length)
        {
            Span<float> rest = stackalloc float[Count * 2];
            rest.Clear();
            x[i..].CopyTo(rest);
            y[i..].CopyTo(rest[Count..]);
            low += Vector256.LoadUnsafe(ref rest[0]) * Vector256.LoadUnsafe(ref rest[Count]);
            high += Vector256.LoadUnsafe(ref rest[8]) * Vector256.LoadUnsafe(ref rest[Count + 8]);
        }

        return Total(low + high);
    }

    /// <summary>y ← y + a·x, each element alone.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(Span<double> y, double a, ReadOnlySpan<double> x)
    {
        ThrowUnlessEqual(y.Length, x.Length);
        var scale = Vector256.Create(a);
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)i) + (scale * Vector256.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    /// <summary>y ← y + a·x, each element alone.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(Span<float> y, float a, ReadOnlySpan<float> x)
    {
        ThrowUnlessEqual(y.Length, x.Length);
        var scale = Vector256.Create(a);
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)i) + (scale * Vector256.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    private static float Total(Vector256<float> eight)
    {
        var four = eight.GetLower() + eight.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    private static void ThrowUnlessEqual(int left, int right)
    {
        if (left != right)
        {
            throw new ArgumentException($"one vector has {left} elements, the other {right}");
        }
    }

    private struct Lanes16
    {
        private Vector256<double> _first;
        private Vector256<double> _second;
        private Vector256<double> _third;
        private Vector256<double> _fourth;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ref double x)
        {
            _first += Vector256.LoadUnsafe(ref x);
            _second += Vector256.LoadUnsafe(ref x, 4);
            _third += Vector256.LoadUnsafe(ref x, 8);
            _fourth += Vector256.LoadUnsafe(ref x, 12);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddProducts(ref double x, ref double y)
        {
            _first += Vector256.LoadUnsafe(ref x) * Vector256.LoadUnsafe(ref y);
            _second += Vector256.LoadUnsafe(ref x, 4) * Vector256.LoadUnsafe(ref y, 4);
            _third += Vector256.LoadUnsafe(ref x, 8) * Vector256.LoadUnsafe(ref y, 8);
            _fourth += Vector256.LoadUnsafe(ref x, 12) * Vector256.LoadUnsafe(ref y, 12);
        }

        /// <summary>The last products, fewer than there are lanes. A lane without one stays as it is: it began as +0, so that adding 0 would change nothing.</summary>
        public void AddRest(ref double x, ref double y, int count)
        {
            var whole = count & ~3;
            _first += whole > 0 ? Vector256.LoadUnsafe(ref x) * Vector256.LoadUnsafe(ref y) : default;
            _second += whole > 4 ? Vector256.LoadUnsafe(ref x, 4) * Vector256.LoadUnsafe(ref y, 4) : default;
            _third += whole > 8 ? Vector256.LoadUnsafe(ref x, 8) * Vector256.LoadUnsafe(ref y, 8) : default;
            var last = default(Vector256<double>);
            for (var i = whole; i < count; i++)
            {
                last = last.WithElement(i - whole, Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i));
            }

            switch (whole)
            {
                case 0:
                    _first += last;
                    break;
                case 4:
                    _second += last;
                    break;
                case 8:
                    _third += last;
                    break;
                default:
                    _fourth += last;
                    break;
            }
        }

        public readonly double Total()
        {
            var four = (_first + _third) + (_second + _fourth);
            return (four[0] + four[2]) + (four[1] + four[3]);
        }
    }
}

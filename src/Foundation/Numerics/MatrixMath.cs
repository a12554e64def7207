using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Foundation.Numerics;

/// <summary>
/// Products of dense matrices, row by row in one block. Each element of a result takes its products one at a time in the order of the inner index, each rounded,
/// then added and rounded: the order does not depend on the width of the hardware, and one row gives the same bits alone as among others.
/// </summary>
public static class MatrixMath
{
    /// <summary>C ← C + A·B, with A of <paramref name="rows"/> × <paramref name="inner"/> and B of <paramref name="inner"/> × <paramref name="columns"/>.</summary>
    /// <exception cref="ArgumentException">A span is shorter than its matrix.</exception>
    public static void AddProduct(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns)
    {
        ThrowIfShort(a.Length, rows, inner);
        ThrowIfShort(b.Length, inner, columns);
        ThrowIfShort(c.Length, rows, columns);
        Accumulate(new(ref MemoryMarshal.GetReference(a), inner, 1), ref MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), rows, inner, columns);
    }

    /// <summary>C ← C + Aᵀ·B, with A of <paramref name="inner"/> × <paramref name="rows"/> and B of <paramref name="inner"/> × <paramref name="columns"/>.</summary>
    /// <exception cref="ArgumentException">A span is shorter than its matrix.</exception>
    public static void AddProductOfTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns)
    {
        ThrowIfShort(a.Length, inner, rows);
        ThrowIfShort(b.Length, inner, columns);
        ThrowIfShort(c.Length, rows, columns);
        Accumulate(new(ref MemoryMarshal.GetReference(a), 1, rows), ref MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), rows, inner, columns);
    }

    /// <summary>y ← y + the rows of A, one after another, with A of <paramref name="rows"/> × <paramref name="columns"/>.</summary>
    /// <exception cref="ArgumentException">A span is shorter than its matrix.</exception>
    public static void AddRows(ReadOnlySpan<float> a, Span<float> y, int rows, int columns)
    {
        ThrowIfShort(a.Length, rows, columns);
        for (var row = 0; row < rows; row++)
        {
            Lanes.AddScaled(y[..columns], 1, a.Slice(row * columns, columns));
        }
    }

    /// <summary>B ← Aᵀ, with A of <paramref name="rows"/> × <paramref name="columns"/>.</summary>
    /// <exception cref="ArgumentException">A span is shorter than its matrix.</exception>
    public static void Transpose(ReadOnlySpan<float> a, Span<float> b, int rows, int columns)
    {
        ThrowIfShort(a.Length, rows, columns);
        ThrowIfShort(b.Length, rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                b[(column * rows) + row] = a[(row * columns) + column];
            }
        }
    }

    private static void Accumulate(Factor a, ref float b, ref float c, int rows, int inner, int columns)
    {
        var column = 0;
        for (; column <= columns - 16; column += 16)
        {
            var row = 0;
            for (; row <= rows - 4; row += 4)
            {
                FourBySixteen(a.From(row), ref Unsafe.Add(ref b, column), ref Unsafe.Add(ref c, (row * columns) + column), inner, columns);
            }

            if (row == rows)
            {
                continue;
            }

            // Few rows are bound by the latency of additions: more columns at once.
            var isWide = column <= columns - 64;
            for (; row < rows; row++)
            {
                ref var from = ref Unsafe.Add(ref b, column);
                ref var to = ref Unsafe.Add(ref c, (row * columns) + column);
                if (isWide && rows < 4)
                {
                    OneBySixtyFour(a.From(row), ref from, ref to, inner, columns);
                }
                else
                {
                    OneBySixteen(a.From(row), ref from, ref to, inner, columns);
                }
            }

            column += isWide && rows < 4 ? 48 : 0;
        }

        for (; column <= columns - 8; column += 8)
        {
            for (var row = 0; row < rows; row++)
            {
                OneByEight(a.From(row), ref Unsafe.Add(ref b, column), ref Unsafe.Add(ref c, (row * columns) + column), inner, columns);
            }
        }

        for (; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                OneByOne(a.From(row), ref Unsafe.Add(ref b, column), ref Unsafe.Add(ref c, (row * columns) + column), inner, columns);
            }
        }
    }

    private static void FourBySixteen(Factor a, ref float b, ref float c, int inner, int columns)
    {
        ref var c1 = ref Unsafe.Add(ref c, columns);
        ref var c2 = ref Unsafe.Add(ref c1, columns);
        ref var c3 = ref Unsafe.Add(ref c2, columns);
        var (s00, s01) = (Vector256.LoadUnsafe(ref c), Vector256.LoadUnsafe(ref c, 8));
        var (s10, s11) = (Vector256.LoadUnsafe(ref c1), Vector256.LoadUnsafe(ref c1, 8));
        var (s20, s21) = (Vector256.LoadUnsafe(ref c2), Vector256.LoadUnsafe(ref c2, 8));
        var (s30, s31) = (Vector256.LoadUnsafe(ref c3), Vector256.LoadUnsafe(ref c3, 8));
        ref var left = ref a.First;
        for (var k = 0; k < inner; k++)
        {
            var low = Vector256.LoadUnsafe(ref b);
            var high = Vector256.LoadUnsafe(ref b, 8);
            var factor = Vector256.Create(left);
            s00 += factor * low;
            s01 += factor * high;
            factor = Vector256.Create(Unsafe.Add(ref left, a.RowStride));
            s10 += factor * low;
            s11 += factor * high;
            factor = Vector256.Create(Unsafe.Add(ref left, a.RowStride * 2));
            s20 += factor * low;
            s21 += factor * high;
            factor = Vector256.Create(Unsafe.Add(ref left, a.RowStride * 3));
            s30 += factor * low;
            s31 += factor * high;
            left = ref Unsafe.Add(ref left, a.InnerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, 8);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, 8);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, 8);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, 8);
    }

    private static void OneBySixtyFour(Factor a, ref float b, ref float c, int inner, int columns)
    {
        var (s0, s1) = (Vector256.LoadUnsafe(ref c), Vector256.LoadUnsafe(ref c, 8));
        var (s2, s3) = (Vector256.LoadUnsafe(ref c, 16), Vector256.LoadUnsafe(ref c, 24));
        var (s4, s5) = (Vector256.LoadUnsafe(ref c, 32), Vector256.LoadUnsafe(ref c, 40));
        var (s6, s7) = (Vector256.LoadUnsafe(ref c, 48), Vector256.LoadUnsafe(ref c, 56));
        ref var left = ref a.First;
        for (var k = 0; k < inner; k++)
        {
            var factor = Vector256.Create(left);
            s0 += factor * Vector256.LoadUnsafe(ref b);
            s1 += factor * Vector256.LoadUnsafe(ref b, 8);
            s2 += factor * Vector256.LoadUnsafe(ref b, 16);
            s3 += factor * Vector256.LoadUnsafe(ref b, 24);
            s4 += factor * Vector256.LoadUnsafe(ref b, 32);
            s5 += factor * Vector256.LoadUnsafe(ref b, 40);
            s6 += factor * Vector256.LoadUnsafe(ref b, 48);
            s7 += factor * Vector256.LoadUnsafe(ref b, 56);
            left = ref Unsafe.Add(ref left, a.InnerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        s0.StoreUnsafe(ref c);
        s1.StoreUnsafe(ref c, 8);
        s2.StoreUnsafe(ref c, 16);
        s3.StoreUnsafe(ref c, 24);
        s4.StoreUnsafe(ref c, 32);
        s5.StoreUnsafe(ref c, 40);
        s6.StoreUnsafe(ref c, 48);
        s7.StoreUnsafe(ref c, 56);
    }

    private static void OneBySixteen(Factor a, ref float b, ref float c, int inner, int columns)
    {
        var (low, high) = (Vector256.LoadUnsafe(ref c), Vector256.LoadUnsafe(ref c, 8));
        ref var left = ref a.First;
        for (var k = 0; k < inner; k++)
        {
            var factor = Vector256.Create(left);
            low += factor * Vector256.LoadUnsafe(ref b);
            high += factor * Vector256.LoadUnsafe(ref b, 8);
            left = ref Unsafe.Add(ref left, a.InnerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        low.StoreUnsafe(ref c);
        high.StoreUnsafe(ref c, 8);
    }

    private static void OneByEight(Factor a, ref float b, ref float c, int inner, int columns)
    {
        var sum = Vector256.LoadUnsafe(ref c);
        ref var left = ref a.First;
        for (var k = 0; k < inner; k++)
        {
            sum += Vector256.Create(left) * Vector256.LoadUnsafe(ref b);
            left = ref Unsafe.Add(ref left, a.InnerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        sum.StoreUnsafe(ref c);
    }

    private static void OneByOne(Factor a, ref float b, ref float c, int inner, int columns)
    {
        var sum = c;
        for (var k = 0; k < inner; k++)
        {
            sum += Unsafe.Add(ref a.First, k * a.InnerStride) * Unsafe.Add(ref b, k * columns);
        }

        c = sum;
    }

    private static void ThrowIfShort(int length, int rows, int columns)
    {
        if (rows < 0 || columns < 0 || length < (long)rows * columns)
        {
            throw new ArgumentException($"{length} numbers are fewer than {rows} × {columns}");
        }
    }

    /// <summary>The left matrix as it is walked: how far apart its rows and its inner elements are.</summary>
    private readonly ref struct Factor(ref float first, int rowStride, int innerStride)
    {
        public readonly ref float First = ref first;
        public readonly int RowStride = rowStride;
        public readonly int InnerStride = innerStride;

        public Factor From(int row) => new(ref Unsafe.Add(ref First, row * RowStride), RowStride, InnerStride);
    }
}

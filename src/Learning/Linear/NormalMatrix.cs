using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Learning.Linear;

/// <summary>Sums of weighted products of rows, Σ w·x·xᵀ: the upper half of a symmetric matrix. Every element is added to in the order of the rows.</summary>
/// <param name="size">How many columns a row has: a multiple of 4, the last of them 0 where there are fewer.</param>
internal sealed class NormalMatrix(int size)
{
    /// <summary>The elements, row by row; those below the diagonal mean nothing.</summary>
    public double[] Elements { get; } = new double[size * size];

    /// <summary>Sets every element to 0.</summary>
    public void Clear() => Array.Clear(Elements);

    /// <summary>Adds four rows at once, so that an element is fetched once for four products.</summary>
    /// <param name="rows">The rows, one after another.</param>
    /// <param name="weights">Their weights.</param>
    public void AddFour(ReadOnlySpan<double> rows, ReadOnlySpan<double> weights)
    {
        var a = rows[..size];
        var b = rows.Slice(size, size);
        var c = rows.Slice(2 * size, size);
        var d = rows.Slice(3 * size, size);
        for (var i = 0; i < size; i++)
        {
            var start = i & ~3;
            var to = MemoryMarshal.Cast<double, Vector256<double>>(Elements.AsSpan((i * size) + start, size - start));
            var fromA = MemoryMarshal.Cast<double, Vector256<double>>(a[start..]);
            var fromB = MemoryMarshal.Cast<double, Vector256<double>>(b[start..]);
            var fromC = MemoryMarshal.Cast<double, Vector256<double>>(c[start..]);
            var fromD = MemoryMarshal.Cast<double, Vector256<double>>(d[start..]);
            var (scaleA, scaleB) = (Vector256.Create(weights[0] * a[i]), Vector256.Create(weights[1] * b[i]));
            var (scaleC, scaleD) = (Vector256.Create(weights[2] * c[i]), Vector256.Create(weights[3] * d[i]));
            for (var j = 0; j < to.Length; j++)
            {
                to[j] = to[j] + (scaleA * fromA[j]) + (scaleB * fromB[j]) + (scaleC * fromC[j]) + (scaleD * fromD[j]);
            }
        }
    }
}

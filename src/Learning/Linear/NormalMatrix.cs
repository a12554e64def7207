using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Learning.Linear;

/// <summary>Sums of weighted products of rows, Σ w·x·xᵀ: the upper half of a symmetric matrix. Every element is added to in the order of the rows.</summary>
/// <param name="size">How many columns a row has: a multiple of 8, the last of them 0 where there are fewer.</param>
internal sealed class NormalMatrix(int size)
{
    /// <summary>The elements, row by row; those below the diagonal mean nothing.</summary>
    public double[] Elements { get; } = new double[size * size];

    /// <summary>Sets every element to 0.</summary>
    public void Clear() => Array.Clear(Elements);

    /// <summary>Adds rows, four at once, so that an element is fetched once for four products.</summary>
    /// <param name="rows">The rows, one after another; a multiple of four.</param>
    /// <param name="weights">Their weights.</param>
    public void Add(ReadOnlySpan<double> rows, ReadOnlySpan<double> weights)
    {
        // One loop over all rows, not a method for four: what loops is compiled well from its first call on.
        for (var row = 0; row < weights.Length; row += 4)
        {
            var a = rows.Slice(row * size, size);
            var b = rows.Slice((row + 1) * size, size);
            var c = rows.Slice((row + 2) * size, size);
            var d = rows.Slice((row + 3) * size, size);
            for (var i = 0; i < size; i++)
            {
                var start = i & ~7;
                var to = MemoryMarshal.Cast<double, Vector512<double>>(Elements.AsSpan((i * size) + start, size - start));
                var fromA = MemoryMarshal.Cast<double, Vector512<double>>(a[start..]);
                var fromB = MemoryMarshal.Cast<double, Vector512<double>>(b[start..]);
                var fromC = MemoryMarshal.Cast<double, Vector512<double>>(c[start..]);
                var fromD = MemoryMarshal.Cast<double, Vector512<double>>(d[start..]);
                var (scaleA, scaleB) = (Vector512.Create(weights[row] * a[i]), Vector512.Create(weights[row + 1] * b[i]));
                var (scaleC, scaleD) = (Vector512.Create(weights[row + 2] * c[i]), Vector512.Create(weights[row + 3] * d[i]));
                for (var j = 0; j < to.Length; j++)
                {
                    to[j] = to[j] + (scaleA * fromA[j]) + (scaleB * fromB[j]) + (scaleC * fromC[j]) + (scaleD * fromD[j]);
                }
            }
        }
    }
}

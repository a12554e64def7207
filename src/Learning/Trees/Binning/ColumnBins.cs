using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arus.Learning.Trees.Binning;

/// <summary>
/// How the values of one column become bins of one byte. A number falls into the first bin whose cut it does not exceed, a category into its own bin; what is
/// missing, and a category that was not among the training rows, into <see cref="Missing"/>.
/// </summary>
internal sealed class ColumnBins
{
    /// <summary>The bin of what is missing.</summary>
    public const byte Missing = 255;

    /// <summary>The most bins of values.</summary>
    public const int BinsMax = 255;

    /// <summary>The largest category; they are whole numbers from 0.</summary>
    public const int CategoryMax = 65_535;

    // More rows than this do not move quantiles by a hundredth of a bin.
    private const int SampleMax = 32_768;

    private const int PaddedCuts = 256;

    // Behind the last cut nothing but infinity, so that every search takes as many steps.
    private readonly double[] _cuts = new double[PaddedCuts];

    private ColumnBins(double[] cuts, bool isCategorical)
    {
        (IsCategorical, Count) = (isCategorical, isCategorical ? cuts.Length : cuts.Length + 1);
        Array.Fill(_cuts, double.PositiveInfinity);
        cuts.CopyTo(_cuts, 0);
    }

    /// <summary>Whether the values are names, not amounts.</summary>
    public bool IsCategorical { get; }

    /// <summary>How many bins hold values.</summary>
    public int Count { get; }

    /// <summary>Of a number: the largest value of a bin, except of the last. Of a category: its value.</summary>
    public double Cut(int bin) => _cuts[bin];

    /// <summary>The bins of numbers: one per value while there are few, else of about as many rows each, from an evenly spaced sample.</summary>
    /// <param name="values">The values of the column.</param>
    /// <param name="binsMax">The most bins, 2 to <see cref="BinsMax"/>.</param>
    public static ColumnBins OfNumbers(ReadOnlySpan<double> values, int binsMax)
    {
        var sample = new double[Math.Min(values.Length, SampleMax)];
        var count = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            var value = values[(int)((long)i * values.Length / sample.Length)];
            if (!double.IsNaN(value))
            {
                sample[count++] = value;
            }
        }

        var sorted = sample.AsSpan(0, count);
        sorted.Sort();
        return new(Cuts(sorted, binsMax), isCategorical: false);
    }

    /// <summary>The bins of categories: one each.</summary>
    /// <param name="values">The values of the column.</param>
    /// <returns>Null when there are more than <see cref="BinsMax"/> categories, or one is no whole number from 0 to <see cref="CategoryMax"/>.</returns>
    public static ColumnBins? OfCategories(ReadOnlySpan<double> values)
    {
        var known = new SortedSet<double>();
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            if (!(value >= 0 && value <= CategoryMax && value == Math.Floor(value)) || (known.Add(value) && known.Count > BinsMax))
            {
                return null;
            }
        }

        return new([.. known], isCategorical: true);
    }

    /// <summary>The bin of a value.</summary>
    public byte Bin(double value)
    {
        // How many cuts are below the value, by halving; the sum takes the place of a branch that cannot be guessed.
        ref var cut = ref MemoryMarshal.GetArrayDataReference(_cuts);
        nint below = 0;
        for (nint half = PaddedCuts / 2; half > 0; half >>= 1)
        {
            below += half * Unsafe.BitCast<bool, byte>(Unsafe.Add(ref cut, below + half - 1) < value);
        }

        var isUnknown = double.IsNaN(value) || (IsCategorical && _cuts[below] != value);
        return isUnknown ? Missing : (byte)below;
    }

    private static double[] Cuts(ReadOnlySpan<double> sorted, int binsMax)
    {
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        var cuts = new List<double>();
        var (left, inBin) = (sorted.Length, 0);
        for (var i = 0; i + 1 < sorted.Length && cuts.Count + 1 < binsMax; i++)
        {
            inBin++;
            if (sorted[i] == sorted[i + 1])
            {
                continue;
            }

            // A bin is full when it holds its share of the rows that were left before it.
            if (distinct <= binsMax || (long)inBin * (binsMax - cuts.Count) >= left)
            {
                cuts.Add(Between(sorted[i], sorted[i + 1]));
                left -= inBin;
                inBin = 0;
            }
        }

        return [.. cuts];
    }

    private static double Between(double low, double high)
    {
        var middle = low + ((high - low) * 0.5);
        return middle >= low && middle < high ? middle : low;
    }
}

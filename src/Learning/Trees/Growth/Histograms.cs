using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arus.Learning.Trees.Binning;

namespace Arus.Learning.Trees.Growth;

/// <summary>Sums of packed gradients per column and bin: <see cref="Stride"/> sums for each column, of which the last is what is missing.</summary>
internal static class Histograms
{
    /// <summary>Sums per column.</summary>
    public const int Stride = 256;

    /// <summary>How long a histogram of a table is, whole tiles.</summary>
    public static int Length(BinnedTable table) => table.Tiles.Length * BinnedTable.TileColumns * Stride;

    /// <summary>Adds rows to the sums of every column of the tiles in use. A tile's sums stay in the nearest cache while its rows pass by.</summary>
    /// <param name="histogram">The sums.</param>
    /// <param name="table">The bins.</param>
    /// <param name="isTileUsed">Which tiles have a column that may be split on.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="pairs">Their gradients, in the same order.</param>
    public static void Add(Span<long> histogram, BinnedTable table, bool[] isTileUsed, ReadOnlySpan<int> rows, ReadOnlySpan<long> pairs)
    {
        for (var tile = 0; tile < table.Tiles.Length; tile++)
        {
            if (!isTileUsed[tile])
            {
                continue;
            }

            var sums = histogram.Slice(tile * BinnedTable.TileColumns * Stride, BinnedTable.TileColumns * Stride);
            var width = Math.Min(BinnedTable.TileColumns, table.Columns.Length - (tile * BinnedTable.TileColumns));
            if (width == BinnedTable.TileColumns)
            {
                AddWide(sums, table.Tiles[tile], rows, pairs);
            }
            else
            {
                AddNarrow(sums, table.Tiles[tile], width, rows, pairs);
            }
        }
    }

    /// <summary>Adds rows to the sums of one column.</summary>
    public static void AddColumn(Span<long> sums, byte[] bins, ReadOnlySpan<int> rows, ReadOnlySpan<long> pairs)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums[..Stride]);
        for (var i = 0; i < rows.Length; i++)
        {
            Unsafe.Add(ref sum, bins[rows[i]]) += pairs[i];
        }
    }

    /// <summary>Takes one side's sums from those of both, so that only the smaller side is ever counted.</summary>
    public static void Subtract(Span<long> both, ReadOnlySpan<long> one)
    {
        for (var i = 0; i < both.Length; i++)
        {
            both[i] -= one[i];
        }
    }

    // Every index is below the length: a byte is below the stride, and rows come from the table itself.
    private static void AddWide(Span<long> sums, ulong[] tile, ReadOnlySpan<int> rows, ReadOnlySpan<long> pairs)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var bin = ref MemoryMarshal.GetArrayDataReference(tile);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var pair = ref MemoryMarshal.GetReference(pairs);
        for (nint i = 0; i < rows.Length; i++)
        {
            var bins = Unsafe.Add(ref bin, Unsafe.Add(ref row, i));
            var gradient = Unsafe.Add(ref pair, i);
            Unsafe.Add(ref sum, (nint)(byte)bins) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 8) + Stride) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 16) + (2 * Stride)) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 24) + (3 * Stride)) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 32) + (4 * Stride)) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 40) + (5 * Stride)) += gradient;
            Unsafe.Add(ref sum, (nint)(byte)(bins >> 48) + (6 * Stride)) += gradient;
            Unsafe.Add(ref sum, (nint)(bins >> 56) + (7 * Stride)) += gradient;
        }
    }

    private static void AddNarrow(Span<long> sums, ulong[] tile, int width, ReadOnlySpan<int> rows, ReadOnlySpan<long> pairs)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var (bins, gradient) = (tile[rows[i]], pairs[i]);
            for (var column = 0; column < width; column++)
            {
                sums[(column * Stride) + (byte)bins] += gradient;
                bins >>= 8;
            }
        }
    }
}

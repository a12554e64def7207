using Arus.Contracts.Learning;

namespace Arus.Learning.Trees.Binning;

/// <summary>
/// A table as bins, twice: by column, for moving rows to one side of a split, and in tiles of <see cref="TileColumns"/> columns whose bins of one row are the
/// bytes of one number, for histograms.
/// </summary>
internal sealed class BinnedTable
{
    /// <summary>The columns of a tile.</summary>
    public const int TileColumns = 8;

    private BinnedTable(ColumnBins[] bins, byte[][] columns, ulong[][] tiles, int rows) => (Bins, Columns, Tiles, Rows) = (bins, columns, tiles, rows);

    /// <summary>The bins of each column.</summary>
    public ColumnBins[] Bins { get; }

    /// <summary>Per column the bin of every row.</summary>
    public byte[][] Columns { get; }

    /// <summary>Per tile the bins of every row; the lowest byte is the tile's first column.</summary>
    public ulong[][] Tiles { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Bins every value of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="binsOf">The bins of a column, from its number and its values.</param>
    public static BinnedTable Of(FeatureTable table, Func<int, double[], ColumnBins> binsOf)
    {
        var (rows, width) = (table.Rows, table.Columns.Count);
        var (bins, columns) = (new ColumnBins[width], new byte[width][]);
        var tiles = new ulong[(width + TileColumns - 1) / TileColumns][];
        var values = new double[TileColumns][];
        for (var i = 0; i < TileColumns; i++)
        {
            values[i] = new double[rows];
        }

        for (var tile = 0; tile < tiles.Length; tile++)
        {
            var (first, count) = (tile * TileColumns, Math.Min(TileColumns, width - (tile * TileColumns)));
            Transpose(table, first, values.AsSpan(0, count));
            tiles[tile] = new ulong[rows];
            for (var i = 0; i < count; i++)
            {
                bins[first + i] = binsOf(first + i, values[i]);
                columns[first + i] = Binned(bins[first + i], values[i], tiles[tile], i * 8);
            }
        }

        return new(bins, columns, tiles, rows);
    }

    // Columns side by side at once: they share the lines of cache a row is read in.
    private static void Transpose(FeatureTable table, int first, ReadOnlySpan<double[]> columns)
    {
        for (var row = 0; row < table.Rows; row++)
        {
            var values = table.Row(row).Slice(first, columns.Length);
            for (var i = 0; i < values.Length; i++)
            {
                columns[i][row] = values[i];
            }
        }
    }

    private static byte[] Binned(ColumnBins bins, double[] values, ulong[] tile, int shift)
    {
        var binned = new byte[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            var bin = bins.Bin(values[row]);
            binned[row] = bin;
            tile[row] |= (ulong)bin << shift;
        }

        return binned;
    }
}

using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Binning;
using Arus.Learning.Trees.Growth;

namespace Arus.UnitTests.Learning.Trees.Growth;

public sealed class HistogramsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void Add_AnyWidth_SumsEachBinOfEachColumn(int width)
    {
        var random = new StrictRandom(5);
        double[] values = [.. Enumerable.Range(0, 300 * width).Select(_ => random.NextInt(10) == 0 ? double.NaN : random.NextGaussian())];
        var table = BinnedTable.Of(new FeatureTable([.. Enumerable.Range(0, width).Select(i => $"f{i}")], values), (_, column) => ColumnBins.OfNumbers(column, 255));
        int[] rows = [.. Enumerable.Range(0, 300).Where(row => row % 3 != 0)];
        long[] pairs = [.. rows.Select(row => ((long)(row - 150) << 32) + row)];
        var histogram = new long[Histograms.Length(table)];

        Histograms.Add(histogram, table, [.. Enumerable.Repeat(true, table.Tiles.Length)], rows, pairs);

        for (var column = 0; column < width; column++)
        {
            var plain = new long[Histograms.Stride];
            for (var i = 0; i < rows.Length; i++)
            {
                plain[table.Columns[column][rows[i]]] += pairs[i];
            }

            Assert.Equal(plain, histogram[(column * Histograms.Stride)..((column + 1) * Histograms.Stride)]);
        }
    }
}

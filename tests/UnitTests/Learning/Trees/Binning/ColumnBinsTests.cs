using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Binning;

namespace Arus.UnitTests.Learning.Trees.Binning;

public sealed class ColumnBinsTests
{
    [Theory]
    [InlineData(10, 255)]
    [InlineData(5000, 255)]
    [InlineData(5000, 2)]
    [InlineData(5000, 31)]
    public void OfNumbers_AnyColumn_BinsFollowTheCuts(int rows, int binsMax)
    {
        var random = new StrictRandom(9);
        double[] values = [.. Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextGaussian() * 500) / 100)];

        var bins = ColumnBins.OfNumbers(values, binsMax);

        Assert.InRange(bins.Count, 2, binsMax);
        Assert.All(values, value => Assert.Equal(Enumerable.Range(0, bins.Count - 1).Count(bin => bins.Cut(bin) < value), bins.Bin(value)));
        Assert.Equal(bins.Count, values.Select(bins.Bin).Distinct().Count());
    }

    [Fact]
    public void OfNumbers_FewDifferentValues_HaveABinEach()
    {
        double[] values = [3, 1, double.NaN, 1, 1, 2, 1, 1];

        Assert.Equal<byte>([2, 0, ColumnBins.Missing, 0, 0, 1, 0, 0], values.Select(ColumnBins.OfNumbers(values, 255).Bin));
    }

    [Fact]
    public void OfNumbers_NeighboursAmongNumbers_AreToldApart()
    {
        double[] values = [1.0, Math.BitIncrement(1.0), -double.MaxValue, double.MaxValue, 0.0, double.Epsilon];

        Assert.Equal(6, values.Select(ColumnBins.OfNumbers(values, 255).Bin).Distinct().Count());
    }

    [Fact]
    public void OfNumbers_HeavyValue_TakesOneBinOnly()
    {
        double[] values = [.. Enumerable.Range(0, 4000).Select(row => row % 4 == 0 ? row : 0.0)];
        var bins = ColumnBins.OfNumbers(values, 11);

        Assert.Equal(11, bins.Count);
        Assert.Equal(0, bins.Bin(0));
        Assert.Equal(1, bins.Bin(4));
    }

    [Fact]
    public void OfNumbers_OnlyMissing_IsOneBin() => Assert.Equal(1, ColumnBins.OfNumbers([double.NaN, double.NaN], 255).Count);

    [Fact]
    public void OfCategories_UnseenCategory_IsMissing()
    {
        var bins = ColumnBins.OfCategories([7, 2, double.NaN, 7])!;

        Assert.Equal<byte>([1, 0, ColumnBins.Missing, ColumnBins.Missing, ColumnBins.Missing], new[] { 7, 2, double.NaN, 3, 9 }.Select(bins.Bin));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void OfCategories_NoCategory_IsRefused(double value) => Assert.Null(ColumnBins.OfCategories([1, value]));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void OfCategories_Many_AreRefusedBeyondTheLimit(int count, bool isAllowed) =>
        Assert.Equal(isAllowed, ColumnBins.OfCategories([.. Enumerable.Range(0, count).Select(value => (double)value)]) is not null);
}

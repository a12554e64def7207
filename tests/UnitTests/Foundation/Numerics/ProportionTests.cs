using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class ProportionTests
{
    /// <summary>Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_PublishedCases_AreMet(int hits, int trials, double low, double high)
    {
        var (from, to) = Proportion.Wilson((double)hits / trials, trials);

        Assert.Equal(low, from, 4);
        Assert.Equal(high, to, 4);
    }

    [Fact]
    public void Wilson_NoTrials_IsNoInterval() => Assert.True(double.IsNaN(Proportion.Wilson(double.NaN, 0).Low));
}

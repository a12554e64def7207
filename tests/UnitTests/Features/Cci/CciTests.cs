using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class CciTests
{
    [Fact]
    public void Series_FortyBars_MeetsTheCheckValue()
    {
        var values = Cci.Series(Samples.Forty, 14);

        Assert.Equal(13, Array.FindIndex(values, value => !double.IsNaN(value)));
        Assert.Equal(-60.179139, values[39], 5e-7);
    }

    [Fact]
    public void Series_EqualPrices_AreZeroAndNotARoundingDividedByARounding()
    {
        // 1.1 seven times divided by 7 is not 1.1.
        Assert.Equal(0.0, Cci.Series([.. Enumerable.Repeat(IndicatorInput.Single(Samples.Start, 1.1), 7)], 7)[6]);
    }

    [Fact]
    public void Series_SkenderDays_AreMetToElevenDigits() =>
        Agreement.MeetsPublished(Samples.Skender("cci", "cci"), Cci.Series(Samples.SkenderBars(), 20), 1e-11, scale: 100.0);

    [Fact]
    public void Series_TulipBookExample_IsMet()
    {
        var rows = Samples.Tulip("cci 5");

        // The book shows the last four values only, and rounds its intermediate ones.
        Agreement.MeetsPublished(rows[3], Cci.Series(Samples.Bars(rows[0], rows[1], rows[2]), 5)[^4..], 1e-2, scale: 1.0);
    }

    [Fact]
    public void Series_LeanDays_AreMet()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_cci.txt");

        // Computed by them from prices with more decimals than the two they print, divided by a small deviation.
        Agreement.MeetsPublished(table["Commodity Channel Index (CCI) 14"], Cci.Series(Samples.Bars(table), 14), 1e-2, scale: 100.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cci.Series(Samples.Forty, period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cci.Series([Samples.Forty[0] with { Low = low }], 1));
}

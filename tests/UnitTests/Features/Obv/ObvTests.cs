using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class ObvTests
{
    [Fact]
    public void Series_FortyBars_MeetsTheCheckValue()
    {
        Assert.Equal(-797.0, Obv.Series(Samples.Forty)[39]);
        Assert.Equal(-797.0 - 196.0, Obv.Series(Samples.Forty, ObvStart.Zero)[39]);
    }

    [Fact]
    public void Series_SkenderDays_AreMetExactly() =>
        Assert.Equal(Samples.Skender("obv", "obv"), Obv.Series(Samples.SkenderBars(), ObvStart.Zero));

    [Fact]
    public void Series_TulipBookExample_IsMetExactly()
    {
        var rows = Samples.Tulip("obv");
        var bars = Samples.Bars(rows[0], rows[0], rows[0]).Select((bar, i) => bar with { Volume = rows[1][i] }).ToArray();

        Assert.Equal(rows[2], Obv.Series(bars, ObvStart.Zero));
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirSevenDigits()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_obv.txt");

        // Volumes are printed with seven digits, so 50 units each may be missing, and those of all days add up.
        Agreement.MeetsPublished(table["OBV"], Obv.Series(Samples.Bars(table)), 1e5, scale: 1.0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Obv.Series([Samples.Forty[0] with { Low = low }]));
}

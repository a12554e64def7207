using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class RsiTests
{
    [Fact]
    public void Series_FortyBars_MeetsTheCheckValues()
    {
        var strengths = Rsi.Series(Samples.FortyCloses, 14);

        Assert.True(double.IsNaN(strengths[13]));
        Assert.Equal(40.040241, strengths[14], 5e-7);
        Assert.Equal(45.406046, strengths[39], 5e-7);
    }

    [Theory]
    [InlineData("TaLib", 0)]
    [InlineData("TradingView", 100)]
    [InlineData("MetaTrader", 50)]
    public void Series_MarketThatNeverMoved_GivesThePlatformsValue(string seed, double expected) =>
        Assert.Equal(expected, Rsi.Series([.. Enumerable.Repeat(1.1, 20)], 14, Enum.Parse<SeedMode>(seed))[19]);

    [Fact]
    public void Series_OnlyRisesOrOnlyFalls_IsExactlyHundredOrZero()
    {
        double[] rises = [.. Enumerable.Range(1, 100).Select(i => i * 0.1)];

        Assert.All(Rsi.Series(rises, 3).Skip(3), strength => Assert.Equal(100.0, strength));
        Assert.All(Rsi.Series([.. rises.Reverse()], 3).Skip(3), strength => Assert.Equal(0.0, strength));
    }

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits() =>
        // Doubles published in full; we multiply by 1/n where they divide by n, a rounding apart.
        Agreement.MeetsPublished(Samples.Skender("rsi", "rsi"), Rsi.Series(Samples.Closes(Samples.SkenderBars()), 14), 1e-12, scale: 100.0);

    [Fact]
    public void Series_TulipBookExample_IsMetToItsFourDecimals()
    {
        var rows = Samples.Tulip("rsi 5");

        Agreement.EndsAsPublished(rows[1], Rsi.Series(rows[0], 5), 5.1e-5);
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirFourDecimals()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_indicators.txt");

        // Their average began before the first row: 150 bars on, their start weighs (13/14)^150 = 1.5e-5 of it.
        Agreement.MeetsPublished(table["RSI 14 Wilder"], Rsi.Series(table["Close"], 14), 2e-3, scale: 1.0, after: 150);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rsi.Series([1.0], period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_ValueNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rsi.Series([1.0, value], 1));
}

using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class EmaTests
{
    [Theory]
    [InlineData("TaLib", 99.248571, 97.949528)]
    [InlineData("TradingView", 99.174462, 97.947733)]
    [InlineData("MetaTrader", 99.174462, 97.947733)]
    public void Series_FortyBars_MeetsTheCheckValues(string seed, double at13, double at39)
    {
        var averages = Ema.Series(Samples.FortyCloses, 14, Enum.Parse<SeedMode>(seed));

        Assert.Equal(at13, averages[13], 5e-7);
        Assert.Equal(at39, averages[39], 5e-7);
    }

    [Theory]
    [InlineData("TaLib", 13)]
    [InlineData("TradingView", 0)]
    [InlineData("MetaTrader", 13)]
    public void Series_WarmingUp_BeginsWhereItsPlatformDoes(string seed, int first)
    {
        var averages = Ema.Series(Samples.FortyCloses, 14, Enum.Parse<SeedMode>(seed));

        Assert.Equal(first, Array.FindIndex(averages, average => !double.IsNaN(average)));
    }

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits() =>
        // Doubles published in full; the same recursion from the same mean.
        Agreement.MeetsPublished(Samples.Skender("ema", "ema"), Ema.Series(Samples.Closes(Samples.SkenderBars()), 20), 1e-12);

    [Fact]
    public void Series_TulipBookExample_IsMetToItsThreeDecimals()
    {
        var rows = Samples.Tulip("ema 5");

        // The book rounds every step and goes on with the rounded value: two units of its last decimal.
        Agreement.MeetsPublished(rows[1], Ema.Series(rows[0], 5, SeedMode.TradingView), 2e-3, scale: 1.0);
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirTwoDecimals()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_indicators.txt");

        Agreement.MeetsPublished(table["EMA14"], Ema.Series(table["Close"], 14), 1e-2, scale: 1.0);
    }

    [Fact]
    public void Series_LeanMonths_AreMetToTwelveDigits()
    {
        var table = Samples.Table("reference/lean_indicators/spy_ema.csv");

        Agreement.MeetsPublished(table["EMA14"], Ema.Series(table["close"], 14), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Series([1.0], period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_ValueNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Series([1.0, value], 1));
}

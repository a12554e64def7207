using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class StochasticTests
{
    [Theory]
    [InlineData("TaLib", 53.502415, 54.242865, 17)]
    [InlineData("TradingView", 53.502415, 54.242865, 15)]
    [InlineData("MetaTrader", 53.502415, 53.313184, 15)]
    public void Series_FortyBars_MeetsTheCheckValues(string seed, double k, double d, int firstK)
    {
        var stochastic = Stochastic.Series(Samples.Forty, 14, 3, 3, Enum.Parse<SeedMode>(seed));

        Assert.Equal(firstK, Array.FindIndex(stochastic.K, value => !double.IsNaN(value)));
        Assert.Equal(17, Array.FindIndex(stochastic.D, value => !double.IsNaN(value)));
        Assert.Equal(k, stochastic.K[39], 5e-7);
        Assert.Equal(d, stochastic.D[39], 5e-7);
    }

    [Theory]
    [InlineData("TaLib", 0.0)]
    [InlineData("TradingView", 0.0)]
    [InlineData("MetaTrader", 100.0)]
    public void Series_WindowWithoutRange_GivesThePlatformsValue(string seed, double expected)
    {
        IndicatorInput[] bars = [.. Samples.Forty, .. Enumerable.Range(0, 30).Select(_ => IndicatorInput.Single(Samples.Start, 97.3))];

        var stochastic = Stochastic.Series(bars, 5, 3, 3, Enum.Parse<SeedMode>(seed));

        Assert.Equal(expected, stochastic.K[^1]);
        Assert.Equal(expected, stochastic.D[^1]);
    }

    [Theory]
    [InlineData("TaLib")]
    [InlineData("TradingView")]
    [InlineData("MetaTrader")]
    public void Series_AnyWalk_StaysWithinZeroToHundred(string seed)
    {
        var stochastic = Stochastic.Series(Samples.Walk(5_000, seed: 8), 5, 7, 4, Enum.Parse<SeedMode>(seed));

        Assert.All(stochastic.K.Skip(20), value => Assert.InRange(value, 0.0, 100.0));
        Assert.All(stochastic.D.Skip(20), value => Assert.InRange(value, 0.0, 100.0));
    }

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits()
    {
        var stochastic = Stochastic.Series(Samples.SkenderBars(), 14, 3, 3, SeedMode.TradingView);

        Agreement.MeetsPublished(Samples.Skender("stoch", "k"), stochastic.K, 1e-12, scale: 100.0);
        Agreement.MeetsPublished(Samples.Skender("stoch", "d"), stochastic.D, 1e-12, scale: 100.0);
    }

    [Fact]
    public void Series_TulipBookExample_IsMetToItsFourDecimals()
    {
        var rows = Samples.Tulip("stoch 5 3 3");
        var stochastic = Stochastic.Series(Samples.Bars(rows[0], rows[1], rows[2]), 5, 3, 3);

        Agreement.EndsAsPublished(rows[3], stochastic.K, 1e-3);
        Agreement.EndsAsPublished(rows[4], stochastic.D, 1e-3);
    }

    [Fact]
    public void Series_LeanDays_AreMet()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_stoch12k3.txt");
        var stochastic = Stochastic.Series(Samples.Bars(table), 12, 3, 5, SeedMode.TradingView);

        // Computed by them from prices with more decimals than the two they print.
        Agreement.MeetsPublished(table["Stochastics 12 %K 3"], stochastic.K, 1e-2, scale: 1.0);
        Agreement.MeetsPublished(table["%D 5"], stochastic.D, 1e-2, scale: 1.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Stochastic.Series(Samples.Forty, period, 3, 3));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Stochastic.Series([Samples.Forty[0] with { Low = low }], 1, 1, 1));
}

using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class AdxTests
{
    [Theory]
    [InlineData("TaLib", 27, 10.818101, 8.591419)]
    [InlineData("TradingView", 27, 10.412419, 8.368486)]
    public void Series_FortyBars_MeetsTheCheckValues(string seed, int first, double atFirst, double at39)
    {
        var adx = Adx.Series(Samples.Forty, 14, Enum.Parse<SeedMode>(seed));

        Assert.Equal(first, Array.FindIndex(adx.Index, value => !double.IsNaN(value)));
        Assert.Equal(14, Array.FindIndex(adx.Plus, value => !double.IsNaN(value)));
        Assert.Equal(atFirst, adx.Index[first], 5e-7);
        Assert.Equal(at39, adx.Index[39], 5e-7);
    }

    [Fact]
    public void Series_FortyBarsAsIAdx_MeetsTheCheckValue()
    {
        var adx = Adx.Series(Samples.Forty, 14, SeedMode.MetaTrader);

        Assert.Equal(28, Array.FindIndex(adx.Index, value => !double.IsNaN(value)));
        Assert.Equal(18.547073, adx.Index[39], 5e-7);
    }

    [Fact]
    public void Series_IAdxWilder_ConvergesToWildersOwn()
    {
        var bars = Samples.Walk(150, seed: 2); // the first flat stretch begins with bar 150

        var fromZero = Adx.Series(bars, 3, SeedMode.MetaTrader, AdxSmoothing.Wilder);
        var averages = Adx.Series(bars, 3, SeedMode.TradingView);

        Assert.Equal(averages.Index[149], fromZero.Index[149], 1e-9);
        Assert.Equal(averages.Plus[149], fromZero.Plus[149], 1e-9);
    }

    [Theory]
    [InlineData("TaLib", "Auto")]
    [InlineData("TradingView", "Auto")]
    [InlineData("MetaTrader", "Auto")]
    [InlineData("MetaTrader", "Wilder")]
    public void Series_NothingEverMoves_IsZeroInEveryMode(string seed, string smoothing)
    {
        IndicatorInput[] bars = [.. Enumerable.Repeat(IndicatorInput.Single(Samples.Start, 1.1), 40)];

        var adx = Adx.Series(bars, 5, Enum.Parse<SeedMode>(seed), Enum.Parse<AdxSmoothing>(smoothing));

        Assert.Equal((0.0, 0.0, 0.0), (adx.Index[39], adx.Plus[39], adx.Minus[39]));
    }

    [Fact]
    public void Index_NothingMoved_IsNotANumber() => Assert.True(double.IsNaN(DirectionalMovement.Index(0.0, 0.0)));

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits()
    {
        var adx = Adx.Series(Samples.SkenderBars(), 14, SeedMode.TradingView);

        Agreement.MeetsPublished(Samples.Skender("adx", "adx"), adx.Index, 1e-12, scale: 100.0);
        Agreement.MeetsPublished(Samples.Skender("adx", "pdi"), adx.Plus, 1e-12, scale: 100.0);
        Agreement.MeetsPublished(Samples.Skender("adx", "mdi"), adx.Minus, 1e-12, scale: 100.0);
    }

    [Fact]
    public void Series_TulipBookExample_IsMetToItsFourDecimals()
    {
        var rows = Samples.Tulip("dx 14");
        var adx = Adx.Series(Samples.Bars(rows[0], rows[1], rows[1]), 14);

        // The book gives no close, and needs none: the true range cancels in (plus − minus) ÷ (plus + minus). It shows one bar more at the start.
        double[] today = [.. adx.Plus.Zip(adx.Minus, DirectionalMovement.Index)];
        Agreement.EndsAsPublished(rows[2][1..], today, 1e-4);
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirFourDecimals()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_adx.txt.gz");
        var adx = Adx.Series(Samples.Bars(table), 14, SeedMode.TradingView);

        Agreement.MeetsPublished(table["ADX 14"], adx.Index, 1e-2, scale: 1.0);
        Agreement.MeetsPublished(table["+DI14"], adx.Plus, 1e-2, scale: 1.0);
        Agreement.MeetsPublished(table["-DI14"], adx.Minus, 1e-2, scale: 1.0);
    }

    [Theory]
    [InlineData("TaLib")]
    [InlineData("TradingView")]
    public void Series_ExponentialOutsideMetaTrader_IsRefused(string seed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Adx.Series(Samples.Forty, 14, Enum.Parse<SeedMode>(seed), AdxSmoothing.Exponential));

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Adx.Series(Samples.Forty, period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Adx.Series([Samples.Forty[0] with { Low = low }], 1));
}

using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class AtrTests
{
    [Theory]
    [InlineData("TaLib", 14, 1.390000, 1.441532)]
    [InlineData("TradingView", 13, 1.435714, 1.439787)]
    [InlineData("MetaTrader", 14, 1.390000, 1.442143)]
    public void Series_FortyBars_MeetsTheCheckValues(string seed, int first, double atFirst, double at39)
    {
        var ranges = Atr.Series(Samples.Forty, 14, Enum.Parse<SeedMode>(seed));

        Assert.Equal(first, Array.FindIndex(ranges, range => !double.IsNaN(range)));
        Assert.Equal(atFirst, ranges[first], 5e-7);
        Assert.Equal(at39, ranges[39], 5e-7);
    }

    [Fact]
    public void Series_SmoothingStated_OverridesThePlatform()
    {
        var wilder = Atr.Series(Samples.Forty, 14, SeedMode.MetaTrader, AtrSmoothing.Wilder);
        var simple = Atr.Series(Samples.Forty, 14, SeedMode.TaLib, AtrSmoothing.Simple);

        Assert.Equal(Atr.Series(Samples.Forty, 14, SeedMode.TaLib), wilder);
        Assert.Equal(Atr.Series(Samples.Forty, 14, SeedMode.MetaTrader), simple);
    }

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits() =>
        Agreement.MeetsPublished(Samples.Skender("atr", "atr"), Atr.Series(Samples.SkenderBars(), 14), 1e-12);

    [Fact]
    public void Series_TulipBookExample_IsMetToItsFourDecimals()
    {
        var rows = Samples.Tulip("atr 4");

        Agreement.EndsAsPublished(rows[3], Atr.Series(Samples.Bars(rows[0], rows[1], rows[2]), 4, SeedMode.TradingView), 1.5e-4);
    }

    [Theory]
    [InlineData("spy_atr.txt", "Simple")]
    [InlineData("spy_atr_wilder.txt", "Wilder")]
    public void Series_LeanDays_AreMet(string file, string smoothing)
    {
        var table = Samples.Table($"reference/lean_indicators/{file}");
        var ranges = Atr.Series(Samples.Bars(table), 14, smoothing: Enum.Parse<AtrSmoothing>(smoothing));

        // Computed from prices with more decimals than the two they print; Wilder's has forgotten its start, which we do not know, after 150 bars.
        Agreement.MeetsPublished(table["Average True Range 14"], ranges, 1e-3, scale: 1.0, after: smoothing == "Wilder" ? 150 : 0);
    }

    [Fact]
    public void Series_NoBars_IsEmpty() => Assert.Empty(Atr.Series([], 14));

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Atr.Series(Samples.Forty, period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Atr.Series([Samples.Forty[0] with { Low = low }], 1));
}

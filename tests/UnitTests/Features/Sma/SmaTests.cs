using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class SmaTests
{
    [Fact]
    public void Series_FortyBars_MeetsTheCheckValue() => Assert.Equal(97.848571, Sma.Series(Samples.FortyCloses, 14)[39], 5e-7);

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits() =>
        // Doubles published in full; they add the window up anew for every bar, we slide: the last digits may differ.
        Agreement.MeetsPublished(Samples.Skender("sma", "sma"), Sma.Series(Samples.Closes(Samples.SkenderBars()), 20), 1e-13);

    [Fact]
    public void Series_TulipBookExample_IsMetToItsThreeDecimals()
    {
        var rows = Samples.Tulip("sma 5");

        Agreement.EndsAsPublished(rows[1], Sma.Series(rows[0], 5), 5.1e-4);
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirTwoDecimals()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_indicators.txt");

        // Printed to a hundredth; a last zero or two are missing in places.
        Agreement.MeetsPublished(table["SMA14"], Sma.Series(table["Close"], 14), 1e-2, scale: 1.0);
    }

    [Fact]
    public void Series_AnyWindow_IsItsPlainMean()
    {
        var closes = Samples.Closes(Samples.Walk(2_000, seed: 4));

        var averages = Sma.Series(closes, 33);

        for (var i = 32; i < closes.Length; i++)
        {
            Assert.Equal(1.0, averages[i] / closes[(i - 32)..(i + 1)].Average(), 1e-14);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sma.Series([1.0], period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_ValueNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sma.Series([1.0, value], 1));
}

using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class MacdTests
{
    [Theory]
    [InlineData("TaLib", -0.311489, -0.357681)]
    [InlineData("TradingView", -0.312046, -0.365149)]
    [InlineData("MetaTrader", -0.312046, -0.396901)]
    public void Series_FortyBars_MeetsTheCheckValues(string seed, double line, double signal)
    {
        var macd = Macd.Series(Samples.FortyCloses, 12, 26, 9, Enum.Parse<SeedMode>(seed));

        Assert.Equal(line, macd.Line[39], 5e-7);
        Assert.Equal(signal, macd.Signal[39], 5e-7);
        Assert.Equal(macd.Line[39] - macd.Signal[39], macd.Histogram[39]);
    }

    [Theory]
    [InlineData("TaLib", 33, 33)]
    [InlineData("TradingView", 0, 0)]
    [InlineData("MetaTrader", 0, 8)]
    public void Series_WarmingUp_BeginsWhereItsPlatformDoes(string seed, int line, int signal)
    {
        var macd = Macd.Series(Samples.FortyCloses, 12, 26, 9, Enum.Parse<SeedMode>(seed));

        Assert.Equal(line, Array.FindIndex(macd.Line, value => !double.IsNaN(value)));
        Assert.Equal(signal, Array.FindIndex(macd.Signal, value => !double.IsNaN(value)));
        Assert.Equal(signal, Array.FindIndex(macd.Histogram, value => !double.IsNaN(value)));
    }

    [Fact]
    public void Series_SkenderDays_ConvergeToTheirs()
    {
        var macd = Macd.Series(Samples.Closes(Samples.SkenderBars()), 12, 26, 9);

        // They start the fast average at its own twelfth bar, TA-Lib with the slow one: after 300 bars the start weighs (25/27)^300 = 1e-10.
        Agreement.MeetsPublished(Samples.Skender("macd", "macd"), macd.Line, 1e-9, scale: 1.0, after: 300);
        Agreement.MeetsPublished(Samples.Skender("macd", "signal"), macd.Signal, 1e-9, scale: 1.0, after: 300);
        Agreement.MeetsPublished(Samples.Skender("macd", "histogram"), macd.Histogram, 1e-9, scale: 1.0, after: 300);
    }

    [Fact]
    public void Series_LeanMonths_ConvergeToTheirs()
    {
        var table = Samples.Table("reference/lean_indicators/spy_with_macd.txt");
        var macd = Macd.Series(table["Close"], 12, 26, 9);

        Agreement.MeetsPublished(table["MACD"], macd.Line, 1e-3, scale: 1.0, after: 150);
        Agreement.MeetsPublished(table["Signal"], macd.Signal, 1e-3, scale: 1.0, after: 150);
    }

    [Theory]
    [InlineData(26, 26)]
    [InlineData(27, 26)]
    [InlineData(0, 26)]
    [InlineData(12, 10_001)]
    public void Series_PeriodsOutOfRangeOrOrder_AreRefused(int fast, int slow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Macd.Series([1.0], fast, slow, 9));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_ValueNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Macd.Series([1.0, value], 1, 2, 1));
}

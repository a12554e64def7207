using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class BollingerTests
{
    [Fact]
    public void Series_FortyBars_MeetsTheCheckValues()
    {
        var bands = Bollinger.Series(Samples.FortyCloses, 20);

        Assert.Equal(97.016307, bands.Lower[39], 5e-7);
        Assert.Equal(98.066000, bands.Middle[39], 5e-7);
        Assert.Equal(99.115693, bands.Upper[39], 5e-7);
    }

    [Fact]
    public void Series_SampleDeviation_IsWiderByTheRootOfTheDivisors()
    {
        var population = Bollinger.Series(Samples.FortyCloses, 20);
        var sample = Bollinger.Series(Samples.FortyCloses, 20, deviation: DeviationKind.Sample);

        var ratio = (sample.Upper[39] - sample.Middle[39]) / (population.Upper[39] - population.Middle[39]);

        Assert.Equal(Math.Sqrt(20.0 / 19.0), ratio, 1e-13);
    }

    [Fact]
    public void Series_Middle_IsTheSimpleAverageExactly()
    {
        var closes = Samples.Closes(Samples.Walk(500, seed: 9));

        Assert.Equal(Sma.Series(closes, 20), Bollinger.Series(closes, 20).Middle);
    }

    [Fact]
    public void Series_SkenderDays_AreMetToElevenDigits()
    {
        var bands = Bollinger.Series(Samples.Closes(Samples.SkenderBars()), 20);

        // Doubles published in full; they take the deviations of every window anew.
        Agreement.MeetsPublished(Samples.Skender("bb", "sma"), bands.Middle, 1e-12);
        Agreement.MeetsPublished(Samples.Skender("bb", "lowerBand"), bands.Lower, 1e-12);
        Agreement.MeetsPublished(Samples.Skender("bb", "upperBand"), bands.Upper, 1e-12);
    }

    [Fact]
    public void Series_TulipBookExample_IsMetToItsFourDecimals()
    {
        var rows = Samples.Tulip("bbands 5 2");
        var bands = Bollinger.Series(rows[0], 5);

        Agreement.EndsAsPublished(rows[1], bands.Lower, 1e-4);
        Agreement.EndsAsPublished(rows[2], bands.Middle, 1e-4);
        Agreement.EndsAsPublished(rows[3], bands.Upper, 1e-4);
    }

    [Fact]
    public void Series_LeanDays_AreMetToTheirFourDecimals()
    {
        var table = Samples.Table("reference/lean_indicators/spy_bollinger_bands.txt");
        var bands = Bollinger.Series(table["Close"], 20);

        Agreement.MeetsPublished(table["Moving Average 20"], bands.Middle, 1e-4, scale: 1.0);
        Agreement.MeetsPublished(table["Bollinger Bands® 20 2 Top"], bands.Upper, 1e-4, scale: 1.0);
        Agreement.MeetsPublished(table["Bollinger Bands® 20 2 Bottom"], bands.Lower, 1e-4, scale: 1.0);
    }

    [Fact]
    public void Series_SamplePeriodOneOrNoWidth_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Bollinger.Series([1.0], 1, deviation: DeviationKind.Sample));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bollinger.Series([1.0], 1, width: 0.0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Series_PeriodOutOfRange_IsRefused(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bollinger.Series([1.0], period));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_ValueNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bollinger.Series([1.0, value], 1));
}

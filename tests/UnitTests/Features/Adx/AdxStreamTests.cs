namespace Arus.UnitTests.Features;

public sealed class AdxStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader smoothing=wilder")]
    [InlineData("seed=metatrader period=1")]
    [InlineData("seed=tradingview period=1")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("adx", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader smoothing=wilder")]
    [InlineData("seed=metatrader period=1")]
    [InlineData("seed=tradingview period=1")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("adx", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader smoothing=wilder")]
    [InlineData("seed=metatrader period=1")]
    [InlineData("seed=tradingview period=1")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("adx", settings));
}

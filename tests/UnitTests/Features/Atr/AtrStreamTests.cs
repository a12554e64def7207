namespace Arus.UnitTests.Features;

public sealed class AtrStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("smoothing=simple")]
    [InlineData("seed=tradingview smoothing=simple")]
    [InlineData("seed=metatrader smoothing=wilder")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("atr", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("smoothing=simple")]
    [InlineData("seed=tradingview smoothing=simple")]
    [InlineData("seed=metatrader smoothing=wilder")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("atr", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("smoothing=simple")]
    [InlineData("seed=tradingview smoothing=simple")]
    [InlineData("seed=metatrader smoothing=wilder")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("atr", settings));
}

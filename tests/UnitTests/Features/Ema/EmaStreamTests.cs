namespace Arus.UnitTests.Features;

public sealed class EmaStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=50")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("ema", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=50")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("ema", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=50")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("ema", settings));
}

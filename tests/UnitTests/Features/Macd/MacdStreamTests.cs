namespace Arus.UnitTests.Features;

public sealed class MacdStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("fast=1 slow=2 signal=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("macd", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("fast=1 slow=2 signal=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("macd", settings));

    [Theory]
    [InlineData("")]
    [InlineData("fast=1 slow=2 signal=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("macd", settings));
}

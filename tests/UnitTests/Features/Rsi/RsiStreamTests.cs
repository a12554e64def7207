namespace Arus.UnitTests.Features;

public sealed class RsiStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("rsi", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("rsi", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("rsi", settings));
}

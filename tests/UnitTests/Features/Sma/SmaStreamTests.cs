namespace Arus.UnitTests.Features;

public sealed class SmaStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("period=1000")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("sma", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("period=1000")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("sma", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("period=2")]
    [InlineData("period=1000")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("sma", settings));
}

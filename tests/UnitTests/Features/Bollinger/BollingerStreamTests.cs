namespace Arus.UnitTests.Features;

public sealed class BollingerStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("deviation=sample")]
    [InlineData("period=500 width=2.5")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("bollinger", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("deviation=sample")]
    [InlineData("period=500 width=2.5")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("bollinger", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1")]
    [InlineData("deviation=sample")]
    [InlineData("period=500 width=2.5")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("bollinger", settings));
}

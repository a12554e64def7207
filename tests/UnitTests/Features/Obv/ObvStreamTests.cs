namespace Arus.UnitTests.Features;

public sealed class ObvStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("start=zero")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("obv", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("start=zero")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("obv", settings));

    [Theory]
    [InlineData("")]
    [InlineData("start=zero")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("obv", settings));
}

namespace Arus.UnitTests.Features;

public sealed class VwapStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("anchor=day")]
    [InlineData("anchor=all")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("vwap", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("anchor=day")]
    [InlineData("anchor=all")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("vwap", settings));

    [Theory]
    [InlineData("")]
    [InlineData("anchor=day")]
    [InlineData("anchor=all")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("vwap", settings));
}

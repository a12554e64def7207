namespace Arus.UnitTests.Features;

public sealed class StochasticStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("period=1 slowing=1 signal=1")]
    [InlineData("period=5 slowing=1 signal=8")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader slowing=1")]
    public void Stream_OverRecordedHours_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeries(Specs.Of("stochastic", settings), Samples.RecordedHours());

    [Theory]
    [InlineData("")]
    [InlineData("period=1 slowing=1 signal=1")]
    [InlineData("period=5 slowing=1 signal=8")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader slowing=1")]
    public void Stream_OverWalks_EqualsSeriesExactly(string settings) =>
        Agreement.StreamEqualsSeriesOverWalks(Specs.Of("stochastic", settings));

    [Theory]
    [InlineData("")]
    [InlineData("period=1 slowing=1 signal=1")]
    [InlineData("period=5 slowing=1 signal=8")]
    [InlineData("seed=tradingview")]
    [InlineData("seed=metatrader")]
    [InlineData("seed=metatrader slowing=1")]
    public void Update_HundredThousandBars_AllocatesNothing(string settings) =>
        Agreement.UpdatesAllocateNothing(Specs.Of("stochastic", settings));
}

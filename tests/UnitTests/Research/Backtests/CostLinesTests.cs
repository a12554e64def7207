using Arus.Contracts.MarketData;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class CostLinesTests
{
    [Fact]
    public void Of_Ticks_TakesTheSpreadFromTheData()
    {
        var spread = CostLines.Of(SampleResults.Costs, SampleResults.Euro, BarPeriod.Tick).Single(line => line.Id == "spread");

        Assert.Equal((CostOrigin.Data, false, false), (spread.Origin, spread.IsZero, spread.IsFlagged));
    }

    [Fact]
    public void Of_Bars_FlagsASpreadThatIsZeroOrAssumed()
    {
        var zero = CostLines.Of(SampleResults.Costs, SampleResults.Euro, BarPeriod.H1).Single(line => line.Id == "spread");
        var assumed = CostLines.Of(SampleResults.Costs with { SpreadPoints = 12.5m }, SampleResults.Euro, BarPeriod.H1).Single(line => line.Id == "spread");

        Assert.Equal(("0 points", true), (zero.Value, zero.IsZero));
        Assert.Equal(("12.5 points", CostOrigin.Assumed, false, true), (assumed.Value, assumed.Origin, assumed.IsZero, assumed.IsFlagged));
    }

    [Fact]
    public void Of_StatedCommission_IsNotFlagged()
    {
        var line = CostLines.Of(SampleResults.Costs, SampleResults.Euro, BarPeriod.Tick).Single(line => line.Id == "commission");

        Assert.Equal(("3.5 USD per lot and side", CostOrigin.Stated, false), (line.Value, line.Origin, line.IsFlagged));
    }

    [Theory]
    [InlineData(SwapMode.Points, "-6.5 points a night", false)]
    [InlineData(SwapMode.AnnualPercent, "-6.5 % a year", false)]
    [InlineData(SwapMode.None, "none", true)]
    public void Of_Swap_SaysItsUnitAndWhetherThereIsAny(SwapMode mode, string expected, bool isZero)
    {
        var instrument = SampleResults.Euro with { Swap = new(mode, -6.5m, 2.1m, DayOfWeek.Wednesday) };

        var line = CostLines.Of(SampleResults.Costs, instrument, BarPeriod.Tick).Single(line => line.Id == "swapLong");

        Assert.Equal((expected, isZero), (line.Value, line.IsZero));
    }
}

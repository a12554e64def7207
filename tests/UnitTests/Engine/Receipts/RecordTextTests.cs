using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Receipts;

namespace Arus.UnitTests.Engine.Receipts;

public sealed class RecordTextTests
{
    [Theory]
    [InlineData(OrderState.PartlyFilled, "partly-filled")]
    [InlineData(OrderState.Draft, "draft")]
    public void ToText_OfAState_IsDashed(OrderState state, string expected) => Assert.Equal(expected, state.ToText());

    [Theory]
    [InlineData(BarPeriod.MN1, "mn1")]
    [InlineData(BarPeriod.M15, "m15")]
    public void ToText_OfAPeriod_IsItsShortName(BarPeriod period, string expected) => Assert.Equal(expected, period.ToText());

    [Fact]
    public void ToText_ManyTimes_AllocatesNothing()
    {
        _ = OrderState.Filled.ToText();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _ = OrderState.Filled.ToText();
        }

        Allocations.AssertNoneSince(before);
    }
}

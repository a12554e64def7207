using Arus.Contracts.Trading;
using Arus.Research.Reports;

namespace Arus.UnitTests.Research.Reports;

public sealed class TradeSlotsTests
{
    [Fact]
    public void Of_AnyTrades_KeepsTheirSumAndNumber()
    {
        var random = new Random(9);
        ClosedTrade[] trades = [.. Enumerable.Range(1, 500).Select(i => Trade(random.Next(-50, 50), random.Next(0, 100)))];

        var slots = TradeSlots.Of(trades, SampleResults.Start, At(100), 40);

        Assert.Equal((trades.Sum(trade => trade.Profit.Amount), 500), (slots.Sum(slot => slot.Profit), slots.Sum(slot => slot.Count)));
        Assert.InRange(slots.Count, 1, 40);
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.First.Middle < pair.Second.Middle));
    }

    [Fact]
    public void Of_TradesAtBothEnds_LieInTheFirstAndTheLastSlot()
    {
        var slots = TradeSlots.Of([Trade(1, 5), Trade(2, 100)], At(5), At(100), 10);

        Assert.Equal([1m, 2m], slots.Select(slot => slot.Profit));
        Assert.Equal([At(5).Plus((At(100) - At(5)) / 20), At(5).Plus((At(100) - At(5)) / 20 * 19)], slots.Select(slot => slot.Middle));
    }

    /// <summary>A trade closed so many hours after the start.</summary>
    private static ClosedTrade Trade(decimal profit, int hours) => SampleResults.Trade(1, profit, At(hours)) with { ClosedAt = At(hours) };

    private static Timestamp At(int hours) => SampleResults.Start.Plus(hours * Timestamp.NanosPerHour);
}

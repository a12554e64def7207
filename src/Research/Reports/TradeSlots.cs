using Arus.Contracts.Trading;

namespace Arus.Research.Reports;

/// <summary>What the trades closed in equal stretches of a run brought: a picture of any number of trades.</summary>
internal static class TradeSlots
{
    /// <summary>The stretches in which a trade was closed, in order: middle, Σ profit and number of trades.</summary>
    public static IReadOnlyList<(Timestamp Middle, decimal Profit, int Count)> Of(
        IReadOnlyList<ClosedTrade> trades, Timestamp from, Timestamp to, int slots)
    {
        var sums = new (decimal Profit, int Count)[slots];
        foreach (var trade in trades)
        {
            var slot = (int)Math.Clamp((double)(trade.ClosedAt - from) / (to - from) * slots, 0, slots - 1);
            sums[slot] = (sums[slot].Profit + trade.Profit.Amount, sums[slot].Count + 1);
        }

        return
        [
            .. Enumerable.Range(0, slots).Where(slot => sums[slot].Count > 0)
                .Select(slot => (from.Plus((long)((slot + 0.5) / slots * (to - from))), sums[slot].Profit, sums[slot].Count)),
        ];
    }
}

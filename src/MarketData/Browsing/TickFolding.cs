using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;

namespace Arus.MarketData.Browsing;

/// <summary>Ticks go into bars as they do live.</summary>
internal readonly struct TickFolding : IRowFolding<Tick>
{
    /// <inheritdoc/>
    public static long First(in Tick row) => row.Bid.Nanos;

    /// <inheritdoc/>
    public static void Fold(in Tick row, ref OpenBar bar) => bar.Fold(row.Bid.Nanos, row.Ask.Nanos - row.Bid.Nanos, row.Flags & ~QuoteFlags.Late);

    /// <inheritdoc/>
    public static Timestamp End(in Tick row) => row.ReceivedAt.Plus(1);

    /// <inheritdoc/>
    public static Bar ToBar(in Tick row) => throw new NotSupportedException("A tick is no bar.");
}

namespace Arus.Trading.Portfolios;

/// <summary>What a broker booked with a deal: its numbers hold, ours are the check.</summary>
/// <param name="Profit">Profit of what the deal closed, without swap and commission; null to compute it here.</param>
/// <param name="Swap">Swap booked with it; negative is a cost.</param>
/// <param name="IsForeign">Whether somebody else's order made it.</param>
internal readonly record struct BrokerBooking(Money? Profit, Money Swap, bool IsForeign);

namespace Arus.Trading.Portfolios;

/// <summary>A quote on the board.</summary>
internal struct BoardQuote
{
    /// <summary>Where one sells.</summary>
    public Price Bid;

    /// <summary>Where one buys.</summary>
    public Price Ask;

    /// <summary>When we heard of it.</summary>
    public Timestamp At;

    /// <summary>How many came; 0 before the first.</summary>
    public long Version;

    /// <summary>Whether no flagged quote came after it.</summary>
    public bool IsInForce;

    /// <summary>Whether there was any.</summary>
    public readonly bool IsKnown => Version > 0;

    /// <summary>Ask less bid.</summary>
    public readonly PriceDelta Spread => Ask - Bid;

    /// <summary>The price that closes a position: the bid for a long one, the ask for a short one.</summary>
    public readonly Price Closing(Quantity position) => position.Micros >= 0 ? Bid : Ask;

    /// <summary>The price an order of a side meets: the ask for a buyer, the bid for a seller.</summary>
    public readonly Price Meeting(Side side) => side == Side.Buy ? Ask : Bid;

    /// <summary>The exact middle.</summary>
    public readonly decimal Middle => ExactDecimal.Of((WideInteger)Bid.Nanos + Ask.Nanos, decimals: 9) * 0.5m;
}

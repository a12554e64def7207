namespace Arus.Contracts.MarketData;

/// <summary>One quote, as the venue sent it. Plain memory: 56 bytes, no pointer. Pass it by <see langword="in"/>.</summary>
/// <param name="Instrument">What is quoted.</param>
/// <param name="Bid">Highest price someone pays.</param>
/// <param name="Ask">Lowest price someone takes; below the bid on a crossed quote.</param>
/// <param name="VenueTime">When the venue says it was quoted.</param>
/// <param name="ReceivedAt">When we heard of it; for history, the venue time.</param>
/// <param name="Flags">What the validator found suspicious.</param>
public readonly record struct Tick(
    InstrumentId Instrument, Price Bid, Price Ask, Timestamp VenueTime, Timestamp ReceivedAt, QuoteFlags Flags = QuoteFlags.None)
{
    /// <summary>Ask less bid; negative on a crossed quote.</summary>
    public PriceDelta Spread => Ask - Bid;

    /// <summary>The middle of bid and ask. For indicators and models only.</summary>
    public double Mid => Price.Middle(Bid, Ask);

    /// <summary>Whether a decision may be taken and an order filled on this quote.</summary>
    public bool IsTradable => Flags == QuoteFlags.None;
}

namespace Arus.Contracts.MarketData;

/// <summary>The best bid and ask of an order book with what waits there.</summary>
/// <param name="Instrument">What is quoted.</param>
/// <param name="Bid">Highest price someone pays.</param>
/// <param name="BidSize">How much at the bid.</param>
/// <param name="Ask">Lowest price someone takes.</param>
/// <param name="AskSize">How much at the ask.</param>
/// <param name="ReceivedAt">When we heard of it.</param>
public readonly record struct BookTop(
    InstrumentId Instrument, Price Bid, Quantity BidSize, Price Ask, Quantity AskSize, Timestamp ReceivedAt);

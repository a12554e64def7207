using Arus.Terminals.Simulation.Brokers;

namespace Arus.UnitTests.Terminals.Simulation.Brokers;

/// <summary>A broker with one pair, and requests to it.</summary>
internal sealed class BrokerParts
{
    public static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");

    /// <summary>A Tuesday.</summary>
    public static readonly Timestamp Start = Timestamp.Utc(2025, 11, 18, 12);

    public static readonly BrokerSymbol Symbol = new()
    {
        Id = 7,
        Name = "EURUSD.r",
        Instrument = Eurusd,
        Digits = 5,
        TickSize = PriceDelta.From(0.00001m),
        Contract = 100_000m,
        Base = Currency.Of("EUR"),
        Profit = Currency.Usd,
        SwapLong = -7.2m,
        SwapShort = 2.5m,
        Commission = 3.5m,
    };

    public static readonly BrokerTerms Terms = new() { Symbols = [Symbol] };

    private Timestamp _now = Start;

    public BrokerParts(BrokerTerms? terms = null)
    {
        Broker = new(terms ?? Terms, Told.Add);
        Quote(1.10000m, 1.10010m);
    }

    public Broker Broker { get; }

    public List<Transaction> Told { get; } = [];

    public IReadOnlyList<BrokerDeal> Deals => [.. Told.Where(change => change.Deal is not null).Select(change => change.Deal!)];

    public BrokerPosition Position => Assert.Single(Broker.Book.Positions);

    public static BrokerTerms With(Func<BrokerSymbol, BrokerSymbol> change) => Terms with { Symbols = [change(Symbol)] };

    public void Quote(decimal bid, decimal ask) => Broker.Quote(Eurusd, Price.From(bid), Price.From(ask), _now = _now.Plus(Timestamp.NanosPerSecond));

    public void QuoteAt(Timestamp at, decimal bid, decimal ask) => Broker.Quote(Eurusd, Price.From(bid), Price.From(ask), _now = at);

    public TradeResult Market(OrderType type, decimal volume = 1m, decimal stop = 0m, decimal take = 0m, long position = 0, OrderFilling filling = OrderFilling.ImmediateOrCancel, decimal? liquidity = null) =>
        Broker.Send(Deal(type, volume) with { StopLoss = Price.From(stop), TakeProfit = Price.From(take), Position = position, Filling = filling, Liquidity = liquidity });

    public TradeResult Pending(OrderType type, decimal price, decimal limit = 0m, decimal stop = 0m, decimal volume = 1m) =>
        Broker.Send(Rest(type, price) with { StopLimit = Price.From(limit), StopLoss = Price.From(stop), Volume = volume });

    public static TradeRequest Deal(OrderType type, decimal volume = 1m) =>
        new() { Action = TradeAction.Deal, Symbol = Symbol.Name, Type = type, Volume = volume, Filling = OrderFilling.ImmediateOrCancel };

    public static TradeRequest Rest(OrderType type, decimal price) =>
        new() { Action = TradeAction.Pending, Symbol = Symbol.Name, Type = type, Volume = 1m, Price = Price.From(price), Filling = OrderFilling.Return };

    public static TradeRequest Levels(long position, decimal stop, decimal take) =>
        new() { Action = TradeAction.Protect, Symbol = Symbol.Name, Position = position, StopLoss = Price.From(stop), TakeProfit = Price.From(take) };
}

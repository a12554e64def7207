namespace Arus.Terminals.Simulation.Brokers;

/// <summary>A trade request as the terminal hands it to the server: the fields of MqlTradeRequest.</summary>
internal sealed record TradeRequest
{
    public required TradeAction Action { get; init; }

    public string Symbol { get; init; } = "";

    /// <summary>In lots.</summary>
    public decimal Volume { get; init; }

    public OrderType Type { get; init; }

    public Price Price { get; init; }

    /// <summary>The limit of a stop-limit order.</summary>
    public Price StopLimit { get; init; }

    public Price StopLoss { get; init; }

    public Price TakeProfit { get; init; }

    /// <summary>Points the price may be missed by, with request and instant execution.</summary>
    public int Deviation { get; init; }

    public OrderFilling Filling { get; init; }

    public OrderLifetime Lifetime { get; init; }

    public Timestamp? Expiration { get; init; }

    public long Order { get; init; }

    public long Position { get; init; }

    public long PositionBy { get; init; }

    public long Magic { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Lots to be had at once; null for all that is wanted.</summary>
    public decimal? Liquidity { get; init; }
}

/// <summary>The server's answer: the fields of MqlTradeResult.</summary>
internal sealed record TradeResult(int Code, long Order, long Deal, decimal Volume, Price Price, Price Bid, Price Ask)
{
    public bool IsDone => Code is Retcode.Done or Retcode.DonePartial or Retcode.Placed;

    public static TradeResult Refused(int code, Price bid = default, Price ask = default) => new(code, 0, 0, 0m, Price.None, bid, ask);
}

/// <summary>A deal; costs are negative, as MetaTrader keeps them.</summary>
internal sealed record BrokerDeal(
    long Ticket, long Order, long Position, string Symbol, bool IsBuy, EntryKind Entry, decimal Volume, Price Price, decimal Commission,
    decimal Swap, decimal Profit, TradeReason Reason, Timestamp At, string Comment, long Magic);

/// <summary>An open position. Its id stays for its life, its ticket is the reversing order's once it is reversed; without volume it is gone.</summary>
internal sealed record BrokerPosition(
    long Id, long Ticket, string Symbol, bool IsBuy, decimal Volume, Price OpenPrice, Price StopLoss, Price TakeProfit, decimal Swap,
    Timestamp OpenedAt, string Comment, long Magic);

/// <summary>An order that rests at the server: its volume is what is still wanted, its position the one it closes, 0 for none.</summary>
internal sealed record BrokerOrder(
    long Ticket, string Symbol, OrderType Type, BrokerOrderState State, decimal VolumeInitial, decimal Volume, Price Price, Price StopLimit,
    Price StopLoss, Price TakeProfit, OrderFilling Filling, OrderLifetime Lifetime, Timestamp? Expiration, long Position, Timestamp PlacedAt,
    string Comment, long Magic)
{
    public bool IsOpen => State is BrokerOrderState.Started or BrokerOrderState.Placed or BrokerOrderState.Partial;
}

/// <summary>Something that changed at the server: exactly one of the three. The state of a broker is the sum of them.</summary>
internal sealed record Transaction(BrokerDeal? Deal = null, BrokerPosition? Position = null, BrokerOrder? Order = null);

namespace Arus.Terminals.Simulation.Brokers;

/// <summary>How a symbol's deals are executed; numbers are MetaTrader's.</summary>
internal enum ExecutionMode
{
    Request,
    Instant,
    Market,
    Exchange,
}

/// <summary>What may be done with a symbol; numbers are MetaTrader's.</summary>
internal enum SymbolTradeMode
{
    Disabled,
    LongOnly,
    ShortOnly,
    CloseOnly,
    Full,
}

/// <summary>How an account keeps positions; numbers are MetaTrader's.</summary>
internal enum MarginMode
{
    RetailNetting,
    Exchange,
    RetailHedging,
}

/// <summary>Whose money it is; numbers are MetaTrader's.</summary>
internal enum AccountKind
{
    Demo,
    Contest,
    Real,
}

/// <summary>How an order is filled; numbers are MetaTrader's. The mask of a symbol uses 1, 2 and 4 for kill, cancel and book.</summary>
internal enum OrderFilling
{
    FillOrKill,
    ImmediateOrCancel,
    Return,
    BookOrCancel,
}

/// <summary>How long an order lives; numbers are MetaTrader's. The mask of a symbol uses 1, 2, 4 and 8 in this order.</summary>
internal enum OrderLifetime
{
    GoodTillCancelled,
    Day,
    Specified,
    SpecifiedDay,
}

/// <summary>Kinds of order; numbers are MetaTrader's.</summary>
internal enum OrderType
{
    Buy,
    Sell,
    BuyLimit,
    SellLimit,
    BuyStop,
    SellStop,
    BuyStopLimit,
    SellStopLimit,
    CloseBy,
}

/// <summary>Where an order stands; numbers are MetaTrader's.</summary>
internal enum BrokerOrderState
{
    Started,
    Placed,
    Canceled,
    Partial,
    Filled,
    Rejected,
    Expired,
}

/// <summary>What a deal does to a position; numbers are MetaTrader's.</summary>
internal enum EntryKind
{
    In,
    Out,
    InOut,
    OutBy,
}

/// <summary>Why an order or deal came to be; numbers are MetaTrader's.</summary>
internal enum TradeReason
{
    Client = 0,
    Expert = 3,
    StopLoss = 4,
    TakeProfit = 5,
    StopOut = 6,
}

/// <summary>What a request asks for; numbers are MetaTrader's.</summary>
internal enum TradeAction
{
    Deal = 1,
    Pending = 5,
    Protect = 6,
    Modify = 7,
    Remove = 8,
    CloseBy = 10,
}

/// <summary>Bits of a symbol's order mask.</summary>
[Flags]
internal enum OrderKinds
{
    None = 0,
    Market = 1,
    Limit = 2,
    Stop = 4,
    StopLimit = 8,
    StopLoss = 16,
    TakeProfit = 32,
    CloseBy = 64,
    All = 127,
}

/// <summary>What can be said of an <see cref="OrderType"/>.</summary>
internal static class OrderTypes
{
    public static bool IsBuy(this OrderType type) => type is OrderType.Buy or OrderType.BuyLimit or OrderType.BuyStop or OrderType.BuyStopLimit;

    public static bool IsMarket(this OrderType type) => type is OrderType.Buy or OrderType.Sell;

    public static bool IsLimit(this OrderType type) => type is OrderType.BuyLimit or OrderType.SellLimit;

    public static bool IsStop(this OrderType type) => type is OrderType.BuyStop or OrderType.SellStop;

    public static bool IsStopLimit(this OrderType type) => type is OrderType.BuyStopLimit or OrderType.SellStopLimit;

    public static bool IsPending(this OrderType type) => type is > OrderType.Sell and < OrderType.CloseBy;

    public static OrderKinds Kind(this OrderType type) => type switch
    {
        OrderType.Buy or OrderType.Sell => OrderKinds.Market,
        OrderType.BuyLimit or OrderType.SellLimit => OrderKinds.Limit,
        OrderType.BuyStop or OrderType.SellStop => OrderKinds.Stop,
        OrderType.BuyStopLimit or OrderType.SellStopLimit => OrderKinds.StopLimit,
        _ => OrderKinds.CloseBy,
    };
}

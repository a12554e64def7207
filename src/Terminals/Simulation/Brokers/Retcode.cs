namespace Arus.Terminals.Simulation.Brokers;

/// <summary>MetaTrader's trade return codes: all there are.</summary>
internal static class Retcode
{
    public const int Requote = 10004;
    public const int Reject = 10006;
    public const int Cancel = 10007;
    public const int Placed = 10008;
    public const int Done = 10009;
    public const int DonePartial = 10010;
    public const int Error = 10011;
    public const int Timeout = 10012;
    public const int Invalid = 10013;
    public const int InvalidVolume = 10014;
    public const int InvalidPrice = 10015;
    public const int InvalidStops = 10016;
    public const int TradeDisabled = 10017;
    public const int MarketClosed = 10018;
    public const int NoMoney = 10019;
    public const int PriceChanged = 10020;
    public const int PriceOff = 10021;
    public const int InvalidExpiration = 10022;
    public const int OrderChanged = 10023;
    public const int TooManyRequests = 10024;
    public const int NoChanges = 10025;
    public const int ServerDisablesExperts = 10026;
    public const int ClientDisablesExperts = 10027;
    public const int Locked = 10028;
    public const int Frozen = 10029;
    public const int InvalidFill = 10030;
    public const int Connection = 10031;
    public const int OnlyReal = 10032;
    public const int LimitOrders = 10033;
    public const int LimitVolume = 10034;
    public const int InvalidOrder = 10035;
    public const int PositionClosed = 10036;
    public const int InvalidCloseVolume = 10038;
    public const int CloseOrderExists = 10039;
    public const int LimitPositions = 10040;
    public const int RejectCancel = 10041;
    public const int LongOnly = 10042;
    public const int ShortOnly = 10043;
    public const int CloseOnly = 10044;
    public const int FifoClose = 10045;
    public const int HedgeProhibited = 10046;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [Requote] = "Requote",
        [Reject] = "Request rejected",
        [Cancel] = "Request canceled by trader",
        [Placed] = "Order placed",
        [Done] = "Request completed",
        [DonePartial] = "Only part of the request was completed",
        [Error] = "Request processing error",
        [Timeout] = "Request canceled by timeout",
        [Invalid] = "Invalid request",
        [InvalidVolume] = "Invalid volume in the request",
        [InvalidPrice] = "Invalid price in the request",
        [InvalidStops] = "Invalid stops in the request",
        [TradeDisabled] = "Trade is disabled",
        [MarketClosed] = "Market is closed",
        [NoMoney] = "Not enough money",
        [PriceChanged] = "Prices changed",
        [PriceOff] = "No quotes to process the request",
        [InvalidExpiration] = "Invalid expiration in the request",
        [OrderChanged] = "Order state changed",
        [TooManyRequests] = "Too frequent requests",
        [NoChanges] = "No changes in request",
        [ServerDisablesExperts] = "Autotrading disabled by server",
        [ClientDisablesExperts] = "Autotrading disabled by client terminal",
        [Locked] = "Request locked for processing",
        [Frozen] = "Order or position frozen",
        [InvalidFill] = "Invalid order filling type",
        [Connection] = "No connection with the trade server",
        [OnlyReal] = "Operation is allowed only for live accounts",
        [LimitOrders] = "The number of pending orders has reached the limit",
        [LimitVolume] = "The volume of orders and positions for the symbol has reached the limit",
        [InvalidOrder] = "Incorrect or prohibited order type",
        [PositionClosed] = "Position already closed",
        [InvalidCloseVolume] = "Close volume exceeds the position",
        [CloseOrderExists] = "A close order already exists for the position",
        [LimitPositions] = "The number of open positions has reached the limit",
        [RejectCancel] = "Activation rejected, the order is canceled",
        [LongOnly] = "Only long positions are allowed",
        [ShortOnly] = "Only short positions are allowed",
        [CloseOnly] = "Only closing is allowed",
        [FifoClose] = "Positions must be closed first in, first out",
        [HedgeProhibited] = "Opposite positions are prohibited",
    };

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyCollection<int> All => Texts.Keys;

    /// <summary>The broker's words.</summary>
    public static string Text(int code) => Texts[code];

    public static bool IsKnown(int code) => Texts.ContainsKey(code);
}

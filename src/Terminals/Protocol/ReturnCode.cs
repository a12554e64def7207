namespace Arus.Terminals.Protocol;

/// <summary>What a trade return code asks of us.</summary>
internal enum ReturnClass
{
    /// <summary>Done, or nothing was to be done.</summary>
    Done,

    /// <summary>On its way; the truth comes later.</summary>
    Pending,

    /// <summary>Partly done.</summary>
    Partial,

    /// <summary>Not done; the price moved on.</summary>
    Requote,

    /// <summary>Not done; it may be later.</summary>
    Later,

    /// <summary>Not done, and will not be.</summary>
    Final,

    /// <summary>Not done; trading is switched off.</summary>
    Halt,

    /// <summary>Nobody knows: ask.</summary>
    Unknown,
}

/// <summary>MetaTrader's trade return codes.</summary>
internal static class ReturnCode
{
    private static readonly Dictionary<int, (string Name, ReturnClass Class)> Table = new()
    {
        [10004] = ("REQUOTE", ReturnClass.Requote),
        [10006] = ("REJECT", ReturnClass.Final),
        [10007] = ("CANCEL", ReturnClass.Final),
        [10008] = ("PLACED", ReturnClass.Pending),
        [10009] = ("DONE", ReturnClass.Done),
        [10010] = ("DONE_PARTIAL", ReturnClass.Partial),
        [10011] = ("ERROR", ReturnClass.Unknown),
        [10012] = ("TIMEOUT", ReturnClass.Unknown),
        [10013] = ("INVALID", ReturnClass.Final),
        [10014] = ("INVALID_VOLUME", ReturnClass.Final),
        [10015] = ("INVALID_PRICE", ReturnClass.Final),
        [10016] = ("INVALID_STOPS", ReturnClass.Final),
        [10017] = ("TRADE_DISABLED", ReturnClass.Final),
        [10018] = ("MARKET_CLOSED", ReturnClass.Later),
        [10019] = ("NO_MONEY", ReturnClass.Final),
        [10020] = ("PRICE_CHANGED", ReturnClass.Requote),
        [10021] = ("PRICE_OFF", ReturnClass.Later),
        [10022] = ("INVALID_EXPIRATION", ReturnClass.Final),
        [10023] = ("ORDER_CHANGED", ReturnClass.Unknown),
        [10024] = ("TOO_MANY_REQUESTS", ReturnClass.Later),
        [10025] = ("NO_CHANGES", ReturnClass.Done),
        [10026] = ("SERVER_DISABLES_AT", ReturnClass.Halt),
        [10027] = ("CLIENT_DISABLES_AT", ReturnClass.Halt),
        [10028] = ("LOCKED", ReturnClass.Later),
        [10029] = ("FROZEN", ReturnClass.Later),
        [10030] = ("INVALID_FILL", ReturnClass.Final),
        [10031] = ("CONNECTION", ReturnClass.Unknown),
        [10032] = ("ONLY_REAL", ReturnClass.Final),
        [10033] = ("LIMIT_ORDERS", ReturnClass.Final),
        [10034] = ("LIMIT_VOLUME", ReturnClass.Final),
        [10035] = ("INVALID_ORDER", ReturnClass.Final),
        [10036] = ("POSITION_CLOSED", ReturnClass.Done),
        [10038] = ("INVALID_CLOSE_VOLUME", ReturnClass.Unknown),
        [10039] = ("CLOSE_ORDER_EXIST", ReturnClass.Unknown),
        [10040] = ("LIMIT_POSITIONS", ReturnClass.Final),
        [10041] = ("REJECT_CANCEL", ReturnClass.Final),
        [10042] = ("LONG_ONLY", ReturnClass.Final),
        [10043] = ("SHORT_ONLY", ReturnClass.Final),
        [10044] = ("CLOSE_ONLY", ReturnClass.Final),
        [10045] = ("FIFO_CLOSE", ReturnClass.Final),
        [10046] = ("HEDGE_PROHIBITED", ReturnClass.Final),
    };

    /// <summary>All codes, in order.</summary>
    public static IEnumerable<int> All => Table.Keys;

    /// <summary>Whether there is such a code.</summary>
    public static bool IsKnown(int code) => Table.ContainsKey(code);

    /// <summary>Its name, without TRADE_RETCODE_.</summary>
    public static string Name(int code) => Table[code].Name;

    /// <summary>What it asks of us.</summary>
    public static ReturnClass Class(int code) => Table[code].Class;
}

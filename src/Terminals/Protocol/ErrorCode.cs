namespace Arus.Terminals.Protocol;

/// <summary>The error codes on the wire.</summary>
internal static class ErrorCode
{
    /// <summary>The proof, the key or the account it is bound to is wrong.</summary>
    public const string Auth = "E_AUTH";

    /// <summary>The key was revoked.</summary>
    public const string KeyRevoked = "E_KEY_REVOKED";

    /// <summary>Another version of the protocol.</summary>
    public const string Version = "E_VERSION";

    /// <summary>The same terminal is connected already; the newer wins.</summary>
    public const string DuplicateTerminal = "E_DUP_TERMINAL";

    /// <summary>Too much in too short a time.</summary>
    public const string Rate = "E_RATE";

    /// <summary>A frame or batch beyond its limit.</summary>
    public const string TooLarge = "E_TOO_LARGE";

    /// <summary>The checksum of a frame is wrong.</summary>
    public const string Crc = "E_CRC";

    /// <summary>A sequence number that cannot be.</summary>
    public const string Sequence = "E_SEQ";

    /// <summary>Something this version of the protocol does not know, or not in this form.</summary>
    public const string Unsupported = "E_UNSUPPORTED";

    /// <summary>A symbol unknown, ambiguous, or not as it was described.</summary>
    public const string Symbol = "E_SYMBOL";

    /// <summary>Too early: what must come before has not come yet.</summary>
    public const string NotSynchronised = "E_NOT_SYNCED";

    /// <summary>Halted: nothing is opened.</summary>
    public const string Halted = "E_HALTED";

    /// <summary>Older than its time to live.</summary>
    public const string TimeToLive = "E_TTL";

    /// <summary>More lots than allowed.</summary>
    public const string LimitLots = "E_LIMIT_LOTS";

    /// <summary>More orders in a minute than allowed.</summary>
    public const string LimitOrders = "E_LIMIT_ORDERS";

    /// <summary>The broker said no: the return code says why.</summary>
    public const string Broker = "E_BROKER";

    /// <summary>A fault of whoever says so.</summary>
    public const string Internal = "E_INTERNAL";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Auth, KeyRevoked, Version, DuplicateTerminal, Rate, TooLarge, Crc, Sequence, Unsupported, Symbol, NotSynchronised, Halted, TimeToLive,
        LimitLots, LimitOrders, Broker, Internal,
    ];
}

namespace Arus.Terminals.Protocol;

/// <summary>Server: prove it.</summary>
/// <param name="Nonce">Good once, for 30 seconds.</param>
/// <param name="Alg">HS256.</param>
internal sealed record Challenge(string Nonce, string Alg) : Message;

/// <summary>Server: you are in.</summary>
/// <param name="Sid">Session id.</param>
/// <param name="Resumed">Whether the session goes on; otherwise it is new, and sequence numbers begin at 1.</param>
/// <param name="FromSeq">The first sequence number not written down: the terminal goes on from there.</param>
/// <param name="Hb">Seconds between heartbeats.</param>
/// <param name="Limits">What the server takes.</param>
/// <param name="ServerTime">Server's clock, UTC microseconds: the terminal learns the difference of the clocks by it.</param>
internal sealed record Welcome(string Sid, bool Resumed, ulong FromSeq, int Hb, WireLimits Limits, long ServerTime) : Message;

/// <summary>Limits of a connection.</summary>
/// <param name="MaxTickBatch">Ticks of one frame.</param>
/// <param name="MaxLots">Lots of one order.</param>
/// <param name="MaxOrdersPerMin">Orders of one minute.</param>
internal sealed record WireLimits(int MaxTickBatch, decimal MaxLots, int MaxOrdersPerMin);

/// <summary>Server: send these from now on.</summary>
/// <param name="Rid">Request id.</param>
/// <param name="Items">Symbols by the broker's names.</param>
internal sealed record Subscribe(string Rid, IReadOnlyList<Subscription> Items) : Message;

/// <summary>Server: no longer send these.</summary>
/// <param name="Rid">Request id.</param>
/// <param name="Items">Symbols by the broker's names.</param>
internal sealed record Unsubscribe(string Rid, IReadOnlyList<Subscription> Items) : Message;

/// <summary>One thing to send.</summary>
/// <param name="Sym">The broker's name.</param>
/// <param name="Ch">What of it.</param>
/// <param name="Tf">Of bars: the timeframe, such as M1.</param>
internal sealed record Subscription(string Sym, WireChannel Ch, string? Tf = null);

/// <summary>Server: send history.</summary>
/// <param name="Rid">Request id.</param>
/// <param name="Sym">The broker's name.</param>
/// <param name="Kind">Ticks or bars.</param>
/// <param name="From">UTC milliseconds, included.</param>
/// <param name="To">UTC milliseconds, excluded; 0 for all there is.</param>
/// <param name="Max">Ticks or bars at most.</param>
/// <param name="Tf">Of bars: the timeframe.</param>
internal sealed record Backfill(string Rid, string Sym, WireChannel Kind, long From, long To, int Max, string? Tf = null) : Message;

/// <summary>Server: say what is there; the answer is <see cref="Snapshot"/>.</summary>
/// <param name="Rid">Request id.</param>
/// <param name="Since">How far back deals and outcomes are wanted, UTC milliseconds.</param>
internal sealed record SnapshotRequest(string Rid, long Since) : Message;

/// <summary>Server: an order. Sent once, whatever happens.</summary>
/// <param name="Cid">Client order id.</param>
/// <param name="Ts">When it left, server's clock, UTC microseconds.</param>
/// <param name="Op">What to do.</param>
/// <param name="Sym">The broker's name of the symbol.</param>
/// <param name="Magic">32 bits made of the client order id.</param>
/// <param name="TtlMs">How long after <paramref name="Ts"/> it may still be sent to the broker.</param>
internal sealed record Order(string Cid, long Ts, WireOperation Op, string Sym, uint Magic, int TtlMs) : Message
{
    /// <summary>Side of the deal.</summary>
    public WireSide? Side { get; init; }

    /// <summary>MetaTrader's type of order.</summary>
    public WireOrderType? Type { get; init; }

    /// <summary>A decimal number.</summary>
    public string? Lots { get; init; }

    /// <summary>Price of a pending order: the limit, or the trigger of a stop.</summary>
    public decimal? Px { get; init; }

    /// <summary>Limit of a stop-limit order.</summary>
    public decimal? StopLimit { get; init; }

    /// <summary>Stop-loss; 0 or missing for none.</summary>
    public decimal? Sl { get; init; }

    /// <summary>Take-profit; 0 or missing for none.</summary>
    public decimal? Tp { get; init; }

    /// <summary>Greatest deviation, in points.</summary>
    public int? Dev { get; init; }

    /// <summary>Filling mode; auto leaves it to the terminal.</summary>
    public WireFilling? Fill { get; init; }

    /// <summary>How long a pending order stands.</summary>
    public WireOrderTime? Tif { get; init; }

    /// <summary>When it expires, UTC milliseconds.</summary>
    public long? Exp { get; init; }

    /// <summary>Identifier of the position.</summary>
    public long? Pos { get; init; }

    /// <summary>Identifier of the opposite position.</summary>
    public long? PosBy { get; init; }

    /// <summary>Ticket of the order to modify or cancel.</summary>
    public long? Ord { get; init; }

    /// <summary>Whether it may increase exposure: refused while halted.</summary>
    public bool Opens { get; init; }

    /// <summary>Number of the order in our ledger.</summary>
    public string? RiskRef { get; init; }
}

/// <summary>Server: refuse orders, or take them again; kept over a restart of the terminal.</summary>
/// <param name="Mode">What to do.</param>
/// <param name="Why">In words.</param>
internal sealed record Halt(WireHalt Mode, string Why) : Message;

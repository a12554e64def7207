using System.Text.Json.Serialization;

namespace Arus.Terminals.Protocol;

/// <summary>Terminal: who it is.</summary>
internal sealed record Hello : Message
{
    public required int V { get; init; }
    public required string App { get; init; }
    public required string Build { get; init; }
    public required TerminalBuild Term { get; init; }
    public required long Login { get; init; }
    public required string Server { get; init; }
    public required string Company { get; init; }
    public required string Currency { get; init; }
    public required WireMarginMode MarginMode { get; init; }
    public required WireAccountKind TradeMode { get; init; }
    public required string Nonce { get; init; }
    public Resume? Resume { get; init; }
    public required IReadOnlyList<string> Caps { get; init; }
}

/// <summary>The program a terminal is.</summary>
/// <param name="Build">Of MetaTrader.</param>
/// <param name="Company">Who made it.</param>
/// <param name="PathHash">Tells two installations apart.</param>
internal sealed record TerminalBuild(int Build, string Company, [property: JsonPropertyName("path_hash")] string PathHash);

/// <summary>A session to go on with.</summary>
/// <param name="Sid">Which.</param>
/// <param name="LastSeqSeen">Of the server's messages; they have no numbers, so 0.</param>
/// <param name="Oldest">The lowest sequence number the terminal can still send; all of the session where it is missing.</param>
internal sealed record Resume(string Sid, ulong LastSeqSeen, ulong? Oldest = null);

/// <summary>Terminal: the answer to a challenge.</summary>
/// <param name="Key">Public half of the key.</param>
/// <param name="Proof">What <see cref="AuthenticationProof"/> computes.</param>
internal sealed record Authenticate(string Key, string Proof) : Message;

/// <summary>Terminal: everything about one symbol.</summary>
internal sealed record SymbolSpecification : Message
{
    public required uint Id { get; init; }
    public required string Sym { get; init; }
    public required int Digits { get; init; }
    public required decimal Point { get; init; }
    public required decimal TickSize { get; init; }
    public required decimal TickValueProfit { get; init; }
    public required decimal TickValueLoss { get; init; }
    public required decimal Contract { get; init; }
    public required decimal VolMin { get; init; }
    public required decimal VolMax { get; init; }
    public required decimal VolStep { get; init; }
    public required decimal VolLimit { get; init; }
    public required int StopsLevel { get; init; }
    public required int FreezeLevel { get; init; }
    public required WireExecution Exec { get; init; }
    public required WireSymbolMode TradeMode { get; init; }
    public required WireCalculation CalcMode { get; init; }
    public required int FillMask { get; init; }
    public required int ExpMask { get; init; }
    public required int OrderMask { get; init; }
    public required WireSwapMode SwapMode { get; init; }
    public required decimal SwapLong { get; init; }
    public required decimal SwapShort { get; init; }

    /// <summary>Seven multipliers, Sunday first.</summary>
    public required IReadOnlyList<decimal> SwapDays { get; init; }

    /// <summary>The day of the triple swap.</summary>
    public required WireDay Roll3 { get; init; }
    public required decimal MarginInit { get; init; }
    public required string Base { get; init; }
    public required string Profit { get; init; }
    public required string Margin { get; init; }

    /// <summary>Seven days, Sunday first, of [from, to] in seconds of the broker's day.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Sessions { get; init; }
}

/// <summary>Terminal: the broker's clock.</summary>
/// <param name="TzOff">The broker's wall time less UTC, in seconds.</param>
/// <param name="SrvTime">The broker's wall time, in milliseconds as if it were UTC.</param>
internal sealed record BrokerTime(int TzOff, long SrvTime) : Message;

/// <summary>Terminal: history was sent.</summary>
internal sealed record BackfillDone : SequencedMessage
{
    /// <summary>Of the request.</summary>
    public required string Rid { get; init; }

    /// <summary>Ticks or bars sent.</summary>
    public required long Count { get; init; }

    /// <summary>Whether that was all there is.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why not.</summary>
    public string? Err { get; init; }
}

/// <summary>Terminal: the account.</summary>
internal sealed record AccountState : SequencedMessage
{
    public required decimal Balance { get; init; }
    public required decimal Credit { get; init; }
    public required decimal Profit { get; init; }
    public required decimal Equity { get; init; }
    public required decimal Margin { get; init; }
    public required decimal MarginFree { get; init; }
    public required decimal MarginLevel { get; init; }
    public required decimal SoCall { get; init; }
    public required decimal SoSo { get; init; }
    public required WireStopOutMode SoMode { get; init; }
    public required bool TradeAllowed { get; init; }
    public required bool ExpertAllowed { get; init; }
    public required bool BrokerLink { get; init; }
}

/// <summary>Terminal: everything that is there, in parts of one message each.</summary>
internal sealed record Snapshot : SequencedMessage
{
    /// <summary>1 to <see cref="Parts"/>.</summary>
    public required int Part { get; init; }
    public required int Parts { get; init; }

    /// <summary>Of the request; missing when it comes by itself.</summary>
    public string? Rid { get; init; }

    /// <summary>The last sequence number whose effect is contained.</summary>
    public required ulong AsOfSeq { get; init; }

    /// <summary>How far back deals and outcomes reach, UTC milliseconds.</summary>
    public required long Since { get; init; }
    public required IReadOnlyList<PositionUpdate> Positions { get; init; }
    public required IReadOnlyList<OrderUpdate> Orders { get; init; }
    public required IReadOnlyList<Fill> Deals { get; init; }

    /// <summary>What became of the client order ids the terminal remembers.</summary>
    public required IReadOnlyList<OrderResult> Outcomes { get; init; }
}

/// <summary>Terminal: an order was read.</summary>
internal sealed record OrderAcknowledged : SequencedMessage
{
    public required string Cid { get; init; }
    public required WireAcknowledgement State { get; init; }

    /// <summary>One of <see cref="ErrorCode"/> when refused; empty otherwise.</summary>
    public required string Code { get; init; }
}

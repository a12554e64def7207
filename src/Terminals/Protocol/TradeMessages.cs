namespace Arus.Terminals.Protocol;

// Lots are decimal numbers as text; prices are numbers; times with Msc are the broker's wall time in milliseconds as if it were UTC.

/// <summary>Terminal: the broker's answer to an order.</summary>
internal sealed record OrderResult : SequencedMessage
{
    public required string Cid { get; init; }

    /// <summary>One of <see cref="ReturnCode"/>.</summary>
    public required int Retcode { get; init; }
    public required string Retext { get; init; }

    /// <summary>Ticket of the order; 0 for none.</summary>
    public required long Order { get; init; }

    /// <summary>Ticket of the deal; 0 for none.</summary>
    public required long Deal { get; init; }

    /// <summary>Lots dealt.</summary>
    public required string Volume { get; init; }
    public required decimal Price { get; init; }
    public required decimal Bid { get; init; }
    public required decimal Ask { get; init; }
    public required long ReqId { get; init; }

    /// <summary>From the sending to the answer, in microseconds.</summary>
    public required long LatUs { get; init; }

    /// <summary>Of what was dealt; missing where the terminal no longer knows it, as inside a snapshot of another day.</summary>
    public string? Sym { get; init; }
}

/// <summary>Terminal: a deal was made.</summary>
internal sealed record Fill : SequencedMessage
{
    public required long Deal { get; init; }
    public required long Order { get; init; }
    public required long PosId { get; init; }
    public required string Sym { get; init; }
    public required WireSide Side { get; init; }
    public required WireDealEntry Entry { get; init; }

    /// <summary>Lots.</summary>
    public required string Volume { get; init; }
    public required decimal Price { get; init; }

    /// <summary>As MetaTrader has it: a cost is negative.</summary>
    public required decimal Commission { get; init; }
    public required decimal Swap { get; init; }
    public required decimal Profit { get; init; }

    /// <summary>As MetaTrader has it: a cost is negative.</summary>
    public required decimal Fee { get; init; }
    public required WireDealReason Reason { get; init; }
    public required long TimeMsc { get; init; }
    public string? Cid { get; init; }
}

/// <summary>Terminal: a position is new, changed or gone.</summary>
internal sealed record PositionUpdate : SequencedMessage
{
    public required long PosId { get; init; }
    public required long Ticket { get; init; }
    public required string Sym { get; init; }
    public required WireSide Side { get; init; }

    /// <summary>Lots; 0 when it is gone.</summary>
    public required string Volume { get; init; }
    public required decimal Price { get; init; }

    /// <summary>0 for none.</summary>
    public required decimal Sl { get; init; }

    /// <summary>0 for none.</summary>
    public required decimal Tp { get; init; }
    public required decimal Swap { get; init; }
    public required decimal Profit { get; init; }

    /// <summary>When it was opened.</summary>
    public required long TimeMsc { get; init; }
    public string? Cid { get; init; }
}

/// <summary>Terminal: a pending order is new, changed or gone.</summary>
internal sealed record OrderUpdate : SequencedMessage
{
    public required long Ord { get; init; }
    public required string Sym { get; init; }
    public required WireOrderType Type { get; init; }
    public required WireOrderState State { get; init; }

    /// <summary>Lots still open.</summary>
    public required string Volume { get; init; }

    /// <summary>The limit, or the trigger of a stop.</summary>
    public required decimal Px { get; init; }

    /// <summary>Limit of a stop-limit order; 0 for none.</summary>
    public required decimal StopLimit { get; init; }

    /// <summary>0 for none.</summary>
    public required decimal Sl { get; init; }

    /// <summary>0 for none.</summary>
    public required decimal Tp { get; init; }

    /// <summary>When it was placed.</summary>
    public required long TimeMsc { get; init; }
    public string? Cid { get; init; }
}

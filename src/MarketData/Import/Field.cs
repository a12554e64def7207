namespace Arus.MarketData.Import;

/// <summary>What a column holds.</summary>
internal enum Field : byte
{
    /// <summary>Nothing we need.</summary>
    Skip,

    /// <summary>A date, the time of day being in <see cref="Time"/> or absent.</summary>
    Date,

    /// <summary>A date and, usually, a time of day.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>Milliseconds since midnight of the file's day; may have decimals.</summary>
    MillisecondOfDay,

    /// <summary>A count of seconds, milli-, micro- or nanoseconds since 1970, UTC.</summary>
    Epoch,

    Bid,
    Ask,

    /// <summary>MetaTrader's bits: 2 the bid changed, 4 the ask changed.</summary>
    QuoteChanges,

    Open,
    High,
    Low,
    Close,

    /// <summary>The ask at a bar's close.</summary>
    AskClose,

    Volume,

    /// <summary>The spread in points, the last decimal of the file's prices.</summary>
    SpreadPoints,

    /// <summary>The spread as a price.</summary>
    SpreadPrice,
}

namespace Arus.MarketData.Import;

/// <summary>One readable row, before zone conversion: a quote, or a bar whose <see cref="Close"/> is a bid.</summary>
internal struct Row
{
    /// <summary>Nanoseconds from 1970-01-01 00:00 on the writer's clock.</summary>
    public long LocalNanos;

    /// <summary>What the writer's clock is ahead of UTC, where the row says so itself.</summary>
    public long OffsetNanos;

    public bool HasOffset;
    public bool HasSpread;
    public long Bid;
    public long Ask;
    public long Open;
    public long High;
    public long Low;
    public long Close;

    /// <summary>Ask less bid, in nanos.</summary>
    public long Spread;

    public long Volume;
}

namespace Arus.Contracts.MarketData;

/// <summary>What the bid did in [<paramref name="OpenedAt"/>, <paramref name="ClosesAt"/>): bid-based, because MetaTrader's charts are.</summary>
/// <param name="Instrument">What was quoted.</param>
/// <param name="Period">How long the bar lasts.</param>
/// <param name="OpenedAt">Start of the interval, which labels the bar.</param>
/// <param name="ClosesAt">End of the interval, not part of it. Nobody sees the bar before.</param>
/// <param name="Open">First bid.</param>
/// <param name="High">Highest bid.</param>
/// <param name="Low">Lowest bid.</param>
/// <param name="Close">Last bid.</param>
/// <param name="Spread">Ask less bid at the close; negative when crossed.</param>
/// <param name="Volume">Ticks in the bar, or the volume the source states.</param>
/// <param name="Flags">What was suspicious about the last quote, or about the bar as a whole.</param>
public readonly record struct Bar(
    InstrumentId Instrument, BarPeriod Period, Timestamp OpenedAt, Timestamp ClosesAt,
    Price Open, Price High, Price Low, Price Close, PriceDelta Spread, long Volume, QuoteFlags Flags = QuoteFlags.None)
{
    /// <summary>The ask at the close.</summary>
    public Price CloseAsk => Close + Spread;

    /// <summary>The middle of bid and ask at the close. For indicators and models only.</summary>
    public double CloseMid => Price.Middle(Close, CloseAsk);
}

namespace Arus.Contracts.MarketData;

/// <summary>Why a quote is kept but not trusted: it feeds bars, yet no decision is taken and no order filled on it.</summary>
[Flags]
public enum QuoteFlags : byte
{
    /// <summary>Nothing suspicious.</summary>
    None = 0,

    /// <summary>The ask is below the bid.</summary>
    Crossed = 1,

    /// <summary>The price or the spread jumped beyond belief.</summary>
    Spike = 2,

    /// <summary>It came too late to trade on: its own clock, or the way here, says so.</summary>
    Late = 4,
}

using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>What the quotes of one bar said.</summary>
internal struct QuoteCounts
{
    /// <summary>How many there were.</summary>
    public long Quotes;

    /// <summary>How many had a higher mid than the one before.</summary>
    public long Ups;

    /// <summary>How many had a lower mid than the one before.</summary>
    public long Downs;

    /// <summary>The sum of their spreads.</summary>
    public double SpreadSum;

    /// <summary>The sum of the squared relative moves of the mid.</summary>
    public double SquaredMoves;

    /// <summary>How many states of the order book there were.</summary>
    public long Tops;

    /// <summary>The last of them.</summary>
    public BookTop Top;

    /// <summary>The order flow imbalance, in units of size.</summary>
    public double OrderFlow;
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Consensus;

/// <summary>A decision about to be taken, with all the check looks at.</summary>
internal readonly ref struct Proposal
{
    /// <summary>The quote in force.</summary>
    public required Tick Quote { get; init; }

    /// <summary>When the last bar closed.</summary>
    public required Timestamp BarClosedAt { get; init; }

    /// <summary>How long a bar of the timeframe lasts.</summary>
    public required long BarNanos { get; init; }

    /// <summary>Every opinion.</summary>
    public required ReadOnlySpan<Opinion> Opinions { get; init; }

    /// <summary>What the round came to.</summary>
    public required ConsensusResult Result { get; init; }

    /// <summary>The target before.</summary>
    public required int Previous { get; init; }

    /// <summary>Distance to the protective stop; zero for none.</summary>
    public required PriceDelta Stop { get; init; }

    /// <summary>The expected deviation of the mid over the horizon, in the quote currency; 0 while unknown.</summary>
    public required double Deviation { get; init; }

    /// <summary>Per opinion the index of a reason that did not hold; −1 for none, empty when nothing was checked.</summary>
    public ReadOnlySpan<int> FalseReasons { get; init; }

    /// <summary>Whether it opens a position, in a new direction or from flat.</summary>
    public bool Opens => Result.Target != 0 && Math.Sign(Result.Target) != Math.Sign(Previous);
}

using Arus.Contracts.MarketData;

namespace Arus.Contracts.Intelligence;

/// <summary>
/// What a strategy wants, with everything it rests on. A view over the strategy's own memory: the compiler lets nobody keep it, so taking a
/// decision allocates nothing and the receipt is written while it is fresh.
/// </summary>
public readonly ref struct Decision
{
    /// <summary>1, 2, 3 … within the strategy's run.</summary>
    public required long Number { get; init; }

    /// <summary>Whose decision.</summary>
    public required StrategyId Strategy { get; init; }

    /// <summary>About what.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>What asked for it.</summary>
    public required DecisionTrigger Trigger { get; init; }

    /// <summary>What comes of it.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Why, as a constant such as "EMA20 above EMA50 and RSI above 55".</summary>
    public required string Because { get; init; }

    /// <summary>The quote in force; its receive time is the moment of the decision.</summary>
    public required Tick Quote { get; init; }

    /// <summary>The last closed bar of the strategy's timeframe; <see langword="default"/> where it has none.</summary>
    public required Bar Bar { get; init; }

    /// <summary>The values of the features, in the order of the pipeline's names.</summary>
    public required ReadOnlySpan<double> Features { get; init; }

    /// <summary>Every opinion, voters and others.</summary>
    public required ReadOnlySpan<Opinion> Opinions { get; init; }

    /// <summary>The fused probability that the mid will be higher after the horizon; 0.5 when nobody says anything.</summary>
    public required double ProbabilityUp { get; init; }

    /// <summary>How sure the consensus is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The regime the agents were heard in.</summary>
    public MarketRegime Regime { get; init; }

    /// <summary>What each way to agree says; empty for a strategy without agents.</summary>
    public ReadOnlySpan<FusedProbability> Fused { get; init; }

    /// <summary>What the check of the decision found; empty when nothing.</summary>
    public ReadOnlySpan<Finding> Findings { get; init; }

    /// <summary>The wanted position in basis points of the full size: −10,000 fully short, 0 flat, 10,000 fully long.</summary>
    public required int Target { get; init; }

    /// <summary>The target before.</summary>
    public required int PreviousTarget { get; init; }

    /// <summary>Distance from the fill to the protective stop; <see cref="PriceDelta.Zero"/> for none.</summary>
    public required PriceDelta StopDistance { get; init; }

    /// <summary>Distance from the fill to the profit target; <see cref="PriceDelta.Zero"/> for none.</summary>
    public required PriceDelta TakeDistance { get; init; }
}

/// <summary>What asked for a decision.</summary>
public enum DecisionTrigger
{
    /// <summary>A quote.</summary>
    Quote,

    /// <summary>A bar of the strategy's timeframe closed.</summary>
    BarClosed,
}

/// <summary>What comes of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>The target stays.</summary>
    Hold,

    /// <summary>The target changes; orders follow.</summary>
    Change,

    /// <summary>The target would change, but the moment is bad; asked again at the next quote.</summary>
    Delayed,

    /// <summary>The target would change, but an opinion with the authority forbids it.</summary>
    Vetoed,
}

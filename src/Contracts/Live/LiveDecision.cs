using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Live;

/// <summary>One opinion behind a decision.</summary>
/// <param name="Agent">Whose.</param>
/// <param name="Kind">Direction, condition or oversight.</param>
/// <param name="Event">What it is about.</param>
/// <param name="Probability">Of the event.</param>
/// <param name="Confidence">In it, 0 to 1.</param>
/// <param name="Weight">Its weight in the consensus.</param>
/// <param name="AgeMilliseconds">Since it was formed.</param>
/// <param name="Effect">What it did besides voting.</param>
/// <param name="Scale">The factor of a scaling effect.</param>
/// <param name="Reasons">Its reasons.</param>
public sealed record LiveOpinion(
    string Agent, OpinionKind Kind, string Event, double Probability, double Confidence, double Weight, double AgeMilliseconds,
    OpinionEffect Effect, double Scale, IReadOnlyList<Reason> Reasons)
{
    /// <summary>How far it moved the consensus, in log-odds.</summary>
    public double Moved { get; init; }

    /// <summary>What the answer it rests on cost, in US dollars; 0 for what is computed here.</summary>
    public double CostUsd { get; init; }
}

/// <summary>One decision.</summary>
/// <param name="Number">Its number; written D17.</param>
/// <param name="Strategy">Whose.</param>
/// <param name="Instrument">About what.</param>
/// <param name="At">Engine time.</param>
/// <param name="Outcome">Hold, change, delayed or vetoed.</param>
/// <param name="Because">Why, in words.</param>
/// <param name="PreviousTarget">−100 to 100.</param>
/// <param name="Target">−100 to 100.</param>
/// <param name="ProbabilityUp">The consensus; not a number where the strategy has none.</param>
/// <param name="Confidence">0 to 1; not a number where the strategy has none.</param>
/// <param name="Bid">The quote decided on.</param>
/// <param name="Ask">The quote decided on.</param>
/// <param name="StopDistance">Of the protective stop.</param>
/// <param name="TakeDistance">Of the target.</param>
/// <param name="Features">Name and value, as the strategy saw them.</param>
/// <param name="Opinions">Behind it.</param>
/// <param name="Orders">The orders it made.</param>
public sealed record LiveDecision(
    long Number, StrategyId Strategy, InstrumentId Instrument, Timestamp At, DecisionOutcome Outcome, string Because, int PreviousTarget,
    int Target, double ProbabilityUp, double Confidence, Price Bid, Price Ask, PriceDelta StopDistance, PriceDelta TakeDistance,
    IReadOnlyList<NamedValue> Features, IReadOnlyList<LiveOpinion> Opinions, IReadOnlyList<OrderId> Orders)
{
    /// <summary>The regime the agents were heard in.</summary>
    public MarketRegime Regime { get; init; }

    /// <summary>What each way to agree says; empty for a strategy without agents.</summary>
    public IReadOnlyList<FusedProbability> Fused { get; init; } = [];

    /// <summary>What the check of the decision found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>Where a value, or the values named after it and a dot, come from.</summary>
/// <param name="Name">What the strategy calls it.</param>
/// <param name="Period">Of the bars it is computed from.</param>
/// <param name="Definition">The indicator, or the feature of the catalogue.</param>
public sealed record FeatureOrigin(string Name, BarPeriod Period, string Definition);

/// <summary>A number with its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The number; not a number while warming up.</param>
public readonly record struct NamedValue(string Name, double Value);

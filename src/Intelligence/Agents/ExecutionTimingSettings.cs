using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>The settings of <see cref="ExecutionTimingAgent"/>.</summary>
internal sealed record ExecutionTimingSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.ExecutionTiming;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>The cost that is too much, as a multiple of the spread typical for the hour.</summary>
    public double Cost { get; init; } = 2;

    /// <summary>The probability above which it asks to wait.</summary>
    public double DelayAbove { get; init; } = 0.5;

    /// <summary>Quotes of an hour of the day after which its typical spread is trusted.</summary>
    public int Quotes { get; init; } = 100;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new ExecutionTimingAgent(this, seat);
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.Adaptation;

/// <summary>The settings of <see cref="AdaptationAgent"/>.</summary>
internal sealed record AdaptationSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.Adaptation;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>Bars between changes, on average.</summary>
    public int Run { get; init; } = 250;

    /// <summary>Bars the hidden Markov model is fitted to.</summary>
    public int Window { get; init; } = 500;

    /// <summary>The probability of another regime above which positions shrink.</summary>
    public double ScaleAbove { get; init; } = 0.6;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new AdaptationAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static AdaptationSettings Read(DocumentSection section) => new()
    {
        Run = section.Integer("run", 250, 5, 100_000),
        Window = section.Integer("window", 500, 100, 5_000),
        ScaleAbove = (double)section.Number("scale_above", 0.6m, 0, 1),
    };
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>The settings of <see cref="PortfolioOptimizationAgent"/>.</summary>
internal sealed record PortfolioOptimizationSettings : AgentSettings
{
    /// <summary>The methods as documents write them, in their order.</summary>
    public static readonly string[] Methods = ["risk-parity", "hierarchical", "mean-variance"];

    /// <inheritdoc/>
    public override string Name => AgentNames.PortfolioOptimization;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>How capital is divided.</summary>
    public AllocationMethod Method { get; init; }

    /// <summary>Bars the covariance rests on.</summary>
    public int Window { get; init; } = 250;

    /// <summary>The fraction of Kelly, for mean-variance.</summary>
    public double Kelly { get; init; } = 0.25;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new PortfolioOptimizationAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static PortfolioOptimizationSettings Read(DocumentSection section) => new()
    {
        Method = (AllocationMethod)Array.IndexOf(Methods, section.Choice("method", Methods[0], Methods)),
        Window = section.Integer("window", 250, 30, 5_000),
        Kelly = (double)section.Number("kelly", 0.25m, 0.01m, 1),
    };
}

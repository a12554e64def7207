using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.StrategyFormulation;

/// <summary>The settings of <see cref="StrategyFormulationAgent"/>.</summary>
internal sealed record StrategyFormulationSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.StrategyFormulation;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>Bars with a position, in one regime, after which half of the doubt is gone.</summary>
    public int Doubt { get; init; } = 250;

    /// <summary>The probability of a loss above which positions shrink.</summary>
    public double ScaleAbove { get; init; } = 0.55;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new StrategyFormulationAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static StrategyFormulationSettings Read(DocumentSection section) => new()
    {
        Doubt = section.Integer("doubt", 250, 1, 100_000),
        ScaleAbove = (double)section.Number("scale_above", 0.55m, 0.5m, 1),
    };
}

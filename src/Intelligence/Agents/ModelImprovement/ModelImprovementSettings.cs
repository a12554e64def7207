using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.ModelImprovement;

/// <summary>The settings of <see cref="ModelImprovementAgent"/>.</summary>
internal sealed record ModelImprovementSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.ModelImprovement;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>Scored rounds before it compares.</summary>
    public int Rounds { get; init; } = 250;

    /// <summary>Deviations by which the others must be better for it to alert.</summary>
    public double AlertAbove { get; init; } = 2;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new ModelImprovementAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static ModelImprovementSettings Read(DocumentSection section) => new()
    {
        Rounds = section.Integer("rounds", 250, 10, 1_000_000),
        AlertAbove = (double)section.Number("alert_above", 2, 0.5m, 10),
    };
}

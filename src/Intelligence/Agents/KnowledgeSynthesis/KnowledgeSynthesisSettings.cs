using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.KnowledgeSynthesis;

/// <summary>The settings of <see cref="KnowledgeSynthesisAgent"/>.</summary>
internal sealed record KnowledgeSynthesisSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.KnowledgeSynthesis;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Scored opinions in a regime after which half of the doubt in an agent is gone.</summary>
    public int Doubt { get; init; } = 300;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new KnowledgeSynthesisAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static KnowledgeSynthesisSettings Read(DocumentSection section) => new()
    {
        Weight = WeightOf(section),
        Doubt = section.Integer("doubt", 300, 1, 100_000),
    };
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.BusinessIntelligence;

/// <summary>The settings of <see cref="BusinessIntelligenceAgent"/>.</summary>
internal sealed record BusinessIntelligenceSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.BusinessIntelligence;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>Days after which something a subscriber did counts half.</summary>
    public double HalfLife { get; init; } = 14;

    /// <summary>The probability of a lapse above which it tells a person.</summary>
    public double AlertAbove { get; init; } = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new BusinessIntelligenceAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static BusinessIntelligenceSettings Read(DocumentSection section) => new()
    {
        HalfLife = (double)section.Number("half_life", 14, 0.1m, 10_000),
        AlertAbove = (double)section.Number("alert_above", 0.5m, 0, 1),
    };
}

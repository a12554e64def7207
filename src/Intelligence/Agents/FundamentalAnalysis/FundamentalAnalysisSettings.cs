using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.FundamentalAnalysis;

/// <summary>The settings of <see cref="FundamentalAnalysisAgent"/>.</summary>
internal sealed record FundamentalAnalysisSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.FundamentalAnalysis;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Releases of one kind whose response must have been measured before it speaks about the next.</summary>
    public int Measured { get; init; } = 8;

    /// <summary>How many releases the belief in no response is worth.</summary>
    public double Doubt { get; init; } = 8;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new FundamentalAnalysisAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static FundamentalAnalysisSettings Read(DocumentSection section) => new()
    {
        Weight = WeightOf(section),
        Measured = section.Integer("measured", 8, 2, 1_000),
        Doubt = (double)section.Number("doubt", 8, 0, 1_000),
    };
}

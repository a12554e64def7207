using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.NewsSentiment;

/// <summary>The settings of <see cref="NewsSentimentAgent"/>.</summary>
internal sealed record NewsSentimentSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.NewsSentiment;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Minutes after which a piece of news counts half.</summary>
    public double HalfLife { get; init; } = 120;

    /// <summary>The weight of news below which it is silent; one fresh item weighs 1.</summary>
    public double Least { get; init; } = 0.5;

    /// <summary>The log-odds of news that is all good for one currency and all bad for the other, half each.</summary>
    public double Strength { get; init; } = 0.4;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new NewsSentimentAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static NewsSentimentSettings Read(DocumentSection section) => new()
    {
        Weight = WeightOf(section),
        HalfLife = (double)section.Number("half_life", 120, 1, 100_000),
        Least = (double)section.Number("least", 0.5m, 0, 100),
        Strength = (double)section.Number("strength", 0.4m, 0.01m, 3),
    };
}

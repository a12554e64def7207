using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.SecondOpinions;

/// <summary>The settings of <see cref="SecondOpinionAgent"/>.</summary>
internal sealed record SecondOpinionSettings : AgentSettings
{
    /// <summary>What documents and opinions call it.</summary>
    public const string Seat = "second-opinion";

    /// <inheritdoc/>
    public override string Name => Seat;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Bars of the strategy after which an answer is no longer heard.</summary>
    public double AgeBars { get; init; } = 2;

    /// <summary>The most confidence an answer has.</summary>
    public double Trust { get; init; } = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new SecondOpinionAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static SecondOpinionSettings Read(DocumentSection section) => new()
    {
        Weight = WeightOf(section),
        AgeBars = (double)section.Number("age", 2, 0.01m, 1_000),
        Trust = (double)section.Number("trust", 0.5m, 0, 1),
    };
}

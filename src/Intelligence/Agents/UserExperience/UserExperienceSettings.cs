using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.UserExperience;

/// <summary>The settings of <see cref="UserExperienceAgent"/>.</summary>
internal sealed record UserExperienceSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.UserExperience;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>Milliseconds from which a request was too slow.</summary>
    public double Slow { get; init; } = 1_000;

    /// <summary>Minutes after which a bad request counts half.</summary>
    public double HalfLife { get; init; } = 60;

    /// <summary>The probability of a bad request above which it tells a person.</summary>
    public double AlertAbove { get; init; } = 0.9;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new UserExperienceAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static UserExperienceSettings Read(DocumentSection section) => new()
    {
        Slow = (double)section.Number("slow", 1_000, 1, 1_000_000),
        HalfLife = (double)section.Number("half_life", 60, 1, 100_000),
        AlertAbove = (double)section.Number("alert_above", 0.9m, 0, 1),
    };
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.SystemHealth;

/// <summary>The settings of <see cref="SystemHealthAgent"/>.</summary>
internal sealed record SystemHealthSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.SystemHealth;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>Times the usual time between quotes from which they have stopped.</summary>
    public double Silence { get; init; } = 50;

    /// <summary>Hours of silence from which the market was closed instead.</summary>
    public double Closed { get; init; } = 4;

    /// <summary>Milliseconds a quote may be old on arrival, typically, before nothing is opened.</summary>
    public double Delay { get; init; } = 2_000;

    /// <summary>The probability of a stop above which positions shrink.</summary>
    public double ThrottleAbove { get; init; } = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new SystemHealthAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static SystemHealthSettings Read(DocumentSection section) => new()
    {
        Silence = (double)section.Number("silence", 50, 2, 1_000_000),
        Closed = (double)section.Number("closed", 4, 0.1m, 1_000),
        Delay = (double)section.Number("delay", 2_000, 1, 10_000_000),
        ThrottleAbove = (double)section.Number("throttle_above", 0.5m, 0, 1),
    };
}

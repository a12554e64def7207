using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.PerformanceAnalysis;

/// <summary>The settings of <see cref="PerformanceAnalysisAgent"/>.</summary>
internal sealed record PerformanceAnalysisSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.PerformanceAnalysis;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>The drawdown from which nothing is opened, as a fraction of the price at full size.</summary>
    public double Drawdown { get; init; } = 0.05;

    /// <summary>The part of it from which positions shrink.</summary>
    public double ThrottleFrom { get; init; } = 0.5;

    /// <summary>Bars at the limit, or held back without a position, after which it lets the strategy try again, measured from where it stands then.</summary>
    public int Pause { get; init; } = 500;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new PerformanceAnalysisAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static PerformanceAnalysisSettings Read(DocumentSection section) => new()
    {
        Drawdown = (double)section.Number("drawdown", 0.05m, 0.0001m, 1),
        ThrottleFrom = (double)section.Number("throttle_from", 0.5m, 0, 1),
        Pause = section.Integer("pause", 500, 1, 1_000_000),
    };
}

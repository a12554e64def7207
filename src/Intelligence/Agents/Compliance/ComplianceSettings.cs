using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.Compliance;

/// <summary>The settings of <see cref="ComplianceAgent"/>: its written authority.</summary>
internal sealed record ComplianceSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.Compliance;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Oversight;

    /// <summary>Symbols in which nothing is opened.</summary>
    public IReadOnlyList<string> Restricted { get; init; } = [];

    /// <summary>Bars over which openings and reversals are counted.</summary>
    public int Window { get; init; } = 48;

    /// <summary>Openings within the window that are a burst.</summary>
    public int Burst { get; init; } = 12;

    /// <summary>Reversals within the window that look like washing: buying and selling the same to make volume.</summary>
    public int Wash { get; init; } = 6;

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new ComplianceAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static ComplianceSettings Read(DocumentSection section) => new()
    {
        Restricted = section.Texts("restricted"),
        Window = section.Integer("window", 48, 1, 10_000),
        Burst = section.Integer("burst", 12, 1, 10_000),
        Wash = section.Integer("wash", 6, 1, 10_000),
    };
}

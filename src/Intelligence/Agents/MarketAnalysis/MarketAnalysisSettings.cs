using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Patterns;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.MarketAnalysis;

/// <summary>The settings of <see cref="MarketAnalysisAgent"/>.</summary>
internal sealed record MarketAnalysisSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.MarketAnalysis;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Bars over which the efficiency of the movement is measured.</summary>
    public int Window { get; init; } = 20;

    /// <summary>Bars over which today's volatility is ranked.</summary>
    public int VolatilityWindow { get; init; } = 250;

    /// <summary>Bars of the average whose slope gives the direction.</summary>
    public int Slow { get; init; } = 50;

    /// <summary>Bars of the directional index and of the true range.</summary>
    public int Adx { get; init; } = 14;

    /// <summary>The directional index from which there is a trend.</summary>
    public double Trend { get; init; } = 25;

    /// <summary>Kaufman's efficiency ratio from which there is a trend.</summary>
    public double Efficiency { get; init; } = 0.3;

    /// <summary>The log-odds of a steep and perfectly efficient trend.</summary>
    public double Strength { get; init; } = 0.6;

    /// <summary>Whether candlestick and chart patterns are measured, and speak where they have evidence.</summary>
    public bool Patterns { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) =>
    [
        AgentFeatures.Ema(Slow, timeframe), AgentFeatures.Adx(Adx, timeframe), AgentFeatures.Atr(Adx, timeframe),
        .. Patterns ? PatternNames.All.Select(name => AgentFeatures.Catalogued(name, timeframe)) : [],
    ];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new MarketAnalysisAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static MarketAnalysisSettings Read(DocumentSection section) => new()
    {
        Weight = WeightOf(section),
        Window = section.Integer("window", 20, 2, 1_000),
        VolatilityWindow = section.Integer("volatility_window", 250, 20, 10_000),
        Slow = section.Integer("slow", 50, 2, 10_000),
        Adx = section.Integer("adx", 14, 1, 1_000),
        Trend = (double)section.Number("trend", 25, 0, 100),
        Efficiency = (double)section.Number("efficiency", 0.3m, 0, 1),
        Strength = (double)section.Number("strength", 0.6m, 0.01m, 3),
        Patterns = section.Flag("patterns", false),
    };
}

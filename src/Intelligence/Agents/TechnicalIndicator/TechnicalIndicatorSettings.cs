using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.TechnicalIndicator;

/// <summary>The settings of <see cref="TechnicalIndicatorAgent"/>.</summary>
internal sealed record TechnicalIndicatorSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.TechnicalIndicator;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Bars of the fast average.</summary>
    public int Fast { get; init; } = 20;

    /// <summary>Bars of the slow average.</summary>
    public int Slow { get; init; } = 50;

    /// <summary>Bars of the relative strength index.</summary>
    public int Rsi { get; init; } = 14;

    /// <summary>Bars of the directional index and of the true range.</summary>
    public int Adx { get; init; } = 14;

    /// <summary>The directional index above which only trend followers speak; 5 below it only oscillators do.</summary>
    public double Trend { get; init; } = 25;

    /// <summary>The log-odds when all evidence points one way: 0.4 is a probability of 0.599.</summary>
    public double Strength { get; init; } = 0.4;

    /// <summary>Whether the weight of each kind of evidence is learned from outcomes; else all count alike.</summary>
    public bool Adaptive { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) =>
    [
        AgentFeatures.Ema(Fast, timeframe), AgentFeatures.Ema(Slow, timeframe), AgentFeatures.Rsi(Rsi, timeframe), AgentFeatures.Macd(timeframe),
        AgentFeatures.Bollinger(timeframe), AgentFeatures.Stochastic(timeframe), AgentFeatures.Adx(Adx, timeframe), AgentFeatures.Atr(Adx, timeframe),
    ];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new TechnicalIndicatorAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static TechnicalIndicatorSettings Read(DocumentSection section)
    {
        var settings = new TechnicalIndicatorSettings
        {
            Weight = WeightOf(section),
            Fast = section.Integer("fast", 20, 1, 10_000),
            Slow = section.Integer("slow", 50, 1, 10_000),
            Rsi = section.Integer("rsi", 14, 1, 10_000),
            Adx = section.Integer("adx", 14, 1, 1_000),
            Trend = (double)section.Number("trend", 25, 5, 100),
            Strength = (double)section.Number("strength", 0.4m, 0.01m, 3),
            Adaptive = section.Flag("adaptive", false),
        };
        if (settings.Fast >= settings.Slow)
        {
            section.Fault("STRATEGY_CONFLICT", section.PathOf("fast"), "not below slow", "a fast period below the slow one");
        }

        return settings;
    }
}

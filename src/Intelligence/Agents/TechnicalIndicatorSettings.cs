using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

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

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) =>
    [
        AgentFeatures.Ema(Fast, timeframe), AgentFeatures.Ema(Slow, timeframe), AgentFeatures.Rsi(Rsi, timeframe), AgentFeatures.Macd(timeframe),
        AgentFeatures.Bollinger(timeframe), AgentFeatures.Stochastic(timeframe), AgentFeatures.Adx(Adx, timeframe), AgentFeatures.Atr(Adx, timeframe),
    ];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new TechnicalIndicatorAgent(this, seat);
}

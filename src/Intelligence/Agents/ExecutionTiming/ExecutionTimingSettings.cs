using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.ExecutionTiming;

/// <summary>The settings of <see cref="ExecutionTimingAgent"/>.</summary>
internal sealed record ExecutionTimingSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.ExecutionTiming;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>The cost that is too much, as a multiple of the spread typical for the hour.</summary>
    public double Cost { get; init; } = 2;

    /// <summary>The probability above which it asks to wait.</summary>
    public double DelayAbove { get; init; } = 0.5;

    /// <summary>Quotes of an hour of the day after which its typical spread is trusted.</summary>
    public int Quotes { get; init; } = 100;

    /// <summary>Minutes before and after a strong scheduled release in which it asks to wait; 0 for none.</summary>
    public double News { get; init; }

    /// <summary>How much of an excess of volatility the cost forecast takes on: 0 for none, 1 for all of it.</summary>
    public double Volatility { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new ExecutionTimingAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static ExecutionTimingSettings Read(DocumentSection section) => new()
    {
        Cost = (double)section.Number("cost", 2, 0.1m, 1_000),
        DelayAbove = (double)section.Number("delay_above", 0.5m, 0, 1),
        Quotes = section.Integer("quotes", 100, 1, 1_000_000),
        News = (double)section.Number("news", 0, 0, 1_440),
        Volatility = (double)section.Number("volatility", 0, 0, 5),
    };
}

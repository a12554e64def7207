using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>An agent chosen by a strategy document, with its settings.</summary>
internal abstract record AgentSettings
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The sort of opinion it gives.</summary>
    public abstract OpinionKind Kind { get; }

    /// <summary>Its starting weight against the other voters', 0 to 1,000; 0 for an agent that does not vote.</summary>
    public double Weight { get; init; }

    /// <summary>The features it reads, over bars of the strategy's timeframe.</summary>
    public abstract IEnumerable<FeatureSpec> Features(BarPeriod timeframe);

    /// <summary>A fresh agent.</summary>
    public abstract IAgent Create(AgentSeat seat);
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

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

    /// <summary>Whether it is heard by nobody: it still speaks and is scored, and has neither vote nor effect.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Its starting weight in the vote, 0 for what does not vote.</summary>
    public double Vote => Kind == OpinionKind.Direction && !IsMuted ? Weight : 0.0;

    /// <summary>The features it reads, over bars of the strategy's timeframe.</summary>
    public abstract IEnumerable<FeatureSpec> Features(BarPeriod timeframe);

    /// <summary>The bars it needs beside those of the strategy's timeframe.</summary>
    public virtual IEnumerable<BarPeriod> Periods => [];

    /// <summary>A fresh agent.</summary>
    public abstract IAgent Create(AgentSeat seat);

    /// <summary>The starting weight a document gives.</summary>
    protected static double WeightOf(DocumentSection section) => (double)section.Number("weight", 1, 0, 1_000);
}

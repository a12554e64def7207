using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>
/// One voice of the consensus. It sees closed bars, features and the quote in force, and never an account; forming an opinion allocates nothing.
/// </summary>
internal interface IAgent
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The sort of opinion it gives.</summary>
    OpinionKind Kind { get; }

    /// <summary>Whether there is anything for it to read; an agent without a source keeps an empty seat.</summary>
    bool HasSource => true;

    /// <summary>What it paid others for since the run began, and what of that on the newest day (UTC), in US dollars.</summary>
    (double All, double Today) CostUsd => default;

    /// <summary>Whether it follows every quote; the others are not asked to.</summary>
    bool FollowsQuotes => false;

    /// <summary>What <see cref="EventKind.GaugeAbove"/> is looked up on, as of the last closed bar.</summary>
    double Gauge => 0;

    /// <summary>Whether it speaks about what the others said in the same round, and so forms its opinion after them.</summary>
    bool SpeaksLast => false;

    /// <summary>Takes a closed bar of the strategy's timeframe whose last quote is not flagged.</summary>
    void OnBar(in Bar bar, ReadOnlySpan<double> features);

    /// <summary>Takes a quote that may be traded on, when <see cref="FollowsQuotes"/>.</summary>
    void OnQuote(in Tick quote)
    {
    }

    /// <summary>
    /// Says what it thinks at this quote. False when it has nothing to say: the opinion then has probability 0.5, no confidence and no effect, yet
    /// still names the numbers that kept it silent, and <paramref name="check"/> is not to be scored.
    /// </summary>
    bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check);
}

using System.Runtime.CompilerServices;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// Decides by the consensus of agents: at the first tradable quote after each close of its timeframe every agent forms its opinion and
/// <see cref="ConsensusRound"/> decides; the decision is written down, whatever comes of it. A delayed one is asked again at each quote: only the cost of
/// the moment is looked at anew, the other opinions age, and the end of the delay is written down once.
/// </summary>
internal sealed class ConsensusStrategy : IStrategy
{
    private readonly StrategyId _id;
    private readonly Instrument _instrument;
    private readonly BarPeriod _timeframe;
    private readonly Protection _protection;
    private readonly ByConsensus _how;
    private readonly int _atr;
    private readonly IAgent[] _agents;
    private readonly OpinionScore[] _scores;
    private readonly Opinion[] _opinions;
    private readonly WeightLearner _learner;
    private readonly ExecutionTimingAgent? _timing;
    private readonly int _timingSeat;
    private Bar _bar;
    private bool _isDue;
    private bool _isDelayed;
    private int _barsDelayed;
    private long _number;
    private int _target;

    public ConsensusStrategy(StrategyDocument document, ByConsensus how, Instrument instrument, AgentSeat seat)
    {
        (_id, _instrument, _timeframe, _protection, _how) = (document.Id, instrument, document.Timeframe, document.Protection, how);
        _atr = _protection.NeedsAtr ? seat.IndexOf(AgentFeatures.Named("atr", _protection.AtrPeriod)) : -1;
        _agents = [.. how.Agents.Select(agent => agent.Create(seat))];
        // One opinion per bar waits for at most the horizon, and a bar or two for its first quote and its last trusted close.
        _scores = [.. how.Agents.Select(_ => new OpinionScore(how.HorizonBars + 8))];
        _opinions = new Opinion[_agents.Length];
        _learner = new([.. how.Agents.Select(agent => agent.Kind == OpinionKind.Direction ? agent.Weight : 0)], how.Learning);
        _timingSeat = Array.FindIndex(_agents, agent => agent is ExecutionTimingAgent);
        _timing = _timingSeat < 0 ? null : (ExecutionTimingAgent)_agents[_timingSeat];
    }

    /// <inheritdoc/>
    public IReadOnlyList<AgentScore> Scores =>
    [
        .. _agents.Select((agent, i) => new AgentScore(
            agent.Name, agent.Kind, _scores[i].Opinions, _scores[i].Abstentions, _scores[i].Brier, _scores[i].Skill, _learner.Shares[i])),
    ];

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        if (bar.Period != _timeframe)
        {
            return;
        }

        (_bar, _isDue) = (bar, true);
        _barsDelayed += _isDelayed ? 1 : 0;
        if (bar.Flags != QuoteFlags.None)
        {
            return;   // its close is not to be trusted: nobody learns from it or is judged by it
        }

        for (var i = 0; i < _agents.Length; i++)
        {
            var excess = _scores[i].Settle(in bar);
            if (_agents[i].Kind == OpinionKind.Direction)
            {
                _learner.Learn(i, excess);
            }

            _agents[i].OnBar(in bar, features);
        }

        _learner.Update(_scores);
    }

    /// <inheritdoc/>
    public bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        // Only this agent follows quotes; asking the others would cost each quote three calls to nothing.
        _timing?.OnQuote(in quote);
        if (!_isDue && !_isDelayed)
        {
            Unsafe.SkipInit(out decision);   // clearing 300 bytes per quote is the larger part of a quiet one
            return false;
        }

        return _isDue ? OnClose(in quote, features, out decision) : OnDelay(in quote, features, out decision);
    }

    private bool OnClose(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        _isDue = false;
        for (var i = 0; i < _agents.Length; i++)
        {
            if (_agents[i].Form(in quote, features, out _opinions[i], out var check))
            {
                _scores[i].Expect(_opinions[i].Probability, quote.ReceivedAt.Plus(_opinions[i].HorizonNanos), check);
            }
            else
            {
                _scores[i].Abstain();
            }
        }

        decision = Decide(in quote, features, DecisionTrigger.BarClosed);
        return true;
    }

    private bool OnDelay(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        _timing!.Form(in quote, features, out _opinions[_timingSeat], out _);
        if (_opinions[_timingSeat].Effect == OpinionEffect.Delay)
        {
            Unsafe.SkipInit(out decision);
            return false;
        }

        decision = Decide(in quote, features, DecisionTrigger.Quote);
        return true;
    }

    private Decision Decide(in Tick quote, ReadOnlySpan<double> features, DecisionTrigger trigger)
    {
        var atr = _atr < 0 ? 0 : features[_atr];
        var stop = _protection.Stop?.Of(_instrument, atr) ?? PriceDelta.Zero;
        var take = _protection.Take?.Of(_instrument, atr) ?? PriceDelta.Zero;
        var mayOpen = _protection.Stop is null || stop != PriceDelta.Zero;
        var mayDelay = _barsDelayed < _how.DelayBars;
        var previous = _target;
        var round = ConsensusRound.Run(_how.Consensus, _opinions, _learner.Shares, quote.ReceivedAt, previous, mayDelay, mayOpen);
        _target = round.Target;
        _isDelayed = round.Outcome == DecisionOutcome.Delayed;
        _barsDelayed = _isDelayed ? _barsDelayed : 0;
        return new Decision
        {
            Number = ++_number,
            Strategy = _id,
            Instrument = quote.Instrument,
            Trigger = trigger,
            Outcome = round.Outcome,
            Because = round.Because,
            Quote = quote,
            Bar = _bar,
            Features = features,
            Opinions = _opinions,
            ProbabilityUp = round.ProbabilityUp,
            Confidence = round.Confidence,
            Target = _target,
            PreviousTarget = previous,
            StopDistance = _target == 0 ? PriceDelta.Zero : stop,
            TakeDistance = _target == 0 ? PriceDelta.Zero : take,
        };
    }
}

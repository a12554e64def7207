using System.Runtime.CompilerServices;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.ExecutionTiming;
using Arus.Intelligence.Agents.MarketAnalysis;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Forecasts;

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
    private readonly bool[] _isMuted;
    private readonly WeightLearner _learner;
    private readonly Deliberation _deliberation;
    private readonly DecisionValidator _validator;
    private readonly ReasonCheck _reasons = new();
    private readonly int[] _falseReasons;
    private readonly long[] _refuted;
    private readonly AdaptiveStrategyEngine _engine;
    private readonly RegimeTracker _regimes = new();
    private readonly Minutes _minutes;
    private readonly IAgent[] _followers;
    private readonly int[] _order;
    private readonly ExecutionTimingAgent? _timing;
    private readonly int _timingSeat;
    private readonly ForecastAgent[] _forecasts;
    private readonly PeerBars? _peers;
    private readonly Func<ForecastSettings, IReadOnlyList<Forecaster>> _load;
    private readonly long _barNanos;
    private readonly double _rootOfHorizon;
    private Bar _bar;
    private bool _isDue;
    private bool _isDelayed;
    private int _barsDelayed;
    private long _number;
    private int _target;

    /// <param name="document">The document.</param>
    /// <param name="how">How it decides.</param>
    /// <param name="instrument">What it trades.</param>
    /// <param name="seat">Where its agents sit.</param>
    /// <param name="peers">Takes the bars of its other instruments; null without them.</param>
    /// <param name="load">Finds the versions of a model that settings name.</param>
    public ConsensusStrategy(
        StrategyDocument document, ByConsensus how, Instrument instrument, AgentSeat seat, PeerBars? peers, Func<ForecastSettings, IReadOnlyList<Forecaster>> load)
    {
        (_peers, _load) = (peers, load);
        (_id, _instrument, _timeframe, _protection, _how) = (document.Id, instrument, document.Timeframe, document.Protection, how);
        _atr = _protection.NeedsAtr ? seat.IndexOf(AgentFeatures.Named("atr", _protection.AtrPeriod)) : -1;
        _scores = [.. how.Agents.Select(_ => new OpinionScore(OpinionScore.RoundsWaiting(how.HorizonBars)))];
        (_opinions, _falseReasons, _refuted) = (new Opinion[how.Agents.Count], new int[how.Agents.Count], new long[how.Agents.Count]);
        Array.Fill(_falseReasons, -1);
        _minutes = new(_opinions, _scores);
        _agents = [.. how.Agents.Select(agent => agent.Create(seat with { Minutes = _minutes }))];
        _isMuted = [.. how.Agents.Select(agent => agent.IsMuted)];
        var votes = Votes(how.Agents);
        _deliberation = new(how.Consensus, votes, how.HorizonBars, how.Learning.IsOn, [.. Enumerable.Range(0, votes.Length).Where(i => MayJoin(i) && votes[i] == 0)]);
        _minutes.Deliberation = _deliberation;
        _learner = new(votes, how.Learning);
        _validator = new(how.Validator);
        _engine = new(how.Consensus, how.Adaptive);
        _order = [.. Enumerable.Range(0, _agents.Length).OrderBy(i => _agents[i].SpeaksLast)];
        _followers = [.. _agents.Where(agent => agent.FollowsQuotes)];
        _timingSeat = Array.FindIndex(_agents, agent => agent is ExecutionTimingAgent);
        _timing = _timingSeat < 0 || _isMuted[_timingSeat] ? null : (ExecutionTimingAgent)_agents[_timingSeat];
        _forecasts = [.. _agents.OfType<ForecastAgent>()];
        (_barNanos, _rootOfHorizon) = (seat.BarNanos, Math.Sqrt(how.HorizonBars));
    }

    /// <inheritdoc/>
    public IReadOnlyList<AgentScore> Scores =>
    [
        .. _agents.Select((agent, i) => new AgentScore(
            agent.Name, agent.Kind, _scores[i].Opinions, _scores[i].Abstentions, _scores[i].Brier, _scores[i].Skill, _learner.Shares[i])
        {
            LogLoss = _scores[i].LogLoss,
            Refuted = _refuted[i],
            CostUsd = agent.CostUsd.All,
            CostTodayUsd = agent.CostUsd.Today,
            State = _isMuted[i] ? SeatState.Muted : agent.HasSource ? SeatState.Taken : SeatState.NoSource,
            Regimes = _scores[i].Regimes,
        }),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<FusionScore> Fusions => _deliberation.Scores;

    /// <inheritdoc/>
    public IReadOnlyList<PatternScore> Patterns => [.. _agents.OfType<MarketAnalysisAgent>().SelectMany(agent => agent.Patterns?.Scores ?? [])];

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        if (bar.Instrument != _instrument.Id)
        {
            if (bar.Period == _timeframe)
            {
                _peers?.Add(in bar);
            }

            return;
        }

        foreach (var forecast in _forecasts)
        {
            if (bar.Period == forecast.Period)
            {
                forecast.OnRow(in bar, features);
            }
        }

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

        _reasons.OnBar(in bar);
        _regimes.OnBar(in bar);
        _minutes.OnBar(bar.CloseMid, bar.Spread.ToDouble(), _regimes.Regime);
        foreach (var agent in _agents)
        {
            agent.OnBar(in bar, features);
        }

        for (var i = 0; i < _agents.Length; i++)
        {
            var excess = _scores[i].Settle(in bar, _regimes.Regime, _agents[i].Gauge);
            if (_agents[i].Kind == OpinionKind.Direction && !double.IsNaN(excess))
            {
                _learner.Learn(i, excess);
            }
        }

        _deliberation.Settle(in bar);
        _engine.OnBar(in bar, _regimes.Regime);
        _learner.Update(_scores);
    }

    /// <inheritdoc/>
    public Fault? UseModels(IReadOnlyDictionary<string, string> pins)
    {
        var asked = _forecasts.Where(forecast => pins.ContainsKey(forecast.VersionsPath)).ToList();
        var fault = asked.Count < Math.Max(1, pins.Count)
            ? new("STRATEGY_NO_FORECAST", _id.Value, $"has no seat for {string.Join(", ", pins.Keys)}", "a document with that seat")
            : asked.Select(forecast => forecast.Prepare(pins[forecast.VersionsPath], _load)).FirstOrDefault(fault => fault is not null);
        if (fault is null)
        {
            asked.ForEach(forecast => forecast.Adopt());
            Join();
        }

        return fault;
    }

    /// <summary>Lets the seats vote that were empty until now.</summary>
    private void Join()
    {
        for (var i = 0; i < _agents.Length; i++)
        {
            if (MayJoin(i) && _agents[i].HasSource && _learner.Join(i, _how.Agents[i].Vote) is > 0 and var share)
            {
                _deliberation.Join(i, share);
            }
        }
    }

    private bool MayJoin(int seat) => _agents[seat] is ForecastAgent { IsReady: true } && _how.Agents[seat].Vote > 0;

    /// <inheritdoc/>
    public bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        foreach (var follower in _followers)
        {
            follower.OnQuote(in quote);
        }

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
        Array.Fill(_falseReasons, -1);
        foreach (var i in _order)
        {
            if (_agents[i].Form(in quote, features, out _opinions[i], out var check) && Holds(i, features, in quote))
            {
                _scores[i].Expect(_opinions[i].Probability, quote.ReceivedAt.Plus(_opinions[i].HorizonNanos), check, _regimes.Regime);
            }
            else
            {
                _scores[i].Abstain();
            }

            Mute(i);
        }

        decision = Decide(in quote, features, DecisionTrigger.BarClosed);
        _engine.OnDecision(_deliberation.Fused);
        _deliberation.Remember(quote.ReceivedAt.Plus(_how.HorizonBars * _barNanos), quote.Mid);
        return true;
    }

    private bool OnDelay(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        if (_timing!.Form(in quote, features, out _opinions[_timingSeat], out _))
        {
            Holds(_timingSeat, features, in quote);
        }

        if (_opinions[_timingSeat].Effect == OpinionEffect.Delay)
        {
            Unsafe.SkipInit(out decision);
            return false;
        }

        decision = Decide(in quote, features, DecisionTrigger.Quote);
        return true;
    }

    /// <summary>An empty seat has no vote; where only empty ones would have, they keep theirs, and say nothing.</summary>
    private double[] Votes(IReadOnlyList<AgentSettings> agents)
    {
        double[] votes = [.. agents.Select((agent, i) => _agents[i].HasSource ? agent.Vote : 0.0)];
        return votes.Any(vote => vote > 0) ? votes : [.. agents.Select(agent => agent.Vote)];
    }

    /// <summary>Whether the numbers an agent gave as reasons stand; where not, it has said nothing.</summary>
    private bool Holds(int seat, ReadOnlySpan<double> features, in Tick quote)
    {
        _falseReasons[seat] = _reasons.FirstFalse(in _opinions[seat], features, in quote, _opinions);
        if (_falseReasons[seat] < 0)
        {
            return true;
        }

        _opinions[seat] = ReasonCheck.Refuted(in _opinions[seat]);
        _refuted[seat]++;
        return false;
    }

    /// <summary>A muted agent is written down with what it says and asks for nothing; without a starting weight it has no vote either.</summary>
    private void Mute(int seat)
    {
        if (_isMuted[seat])
        {
            _opinions[seat] = _opinions[seat] with { Effect = OpinionEffect.None, Scale = 1 };
        }
    }

    private Decision Decide(in Tick quote, ReadOnlySpan<double> features, DecisionTrigger trigger)
    {
        var atr = _atr < 0 ? 0 : features[_atr];
        var stop = _protection.Stop?.Of(_instrument, atr) ?? PriceDelta.Zero;
        var take = _protection.Take?.Of(_instrument, atr) ?? PriceDelta.Zero;
        var mayOpen = _protection.Stop is null || stop != PriceDelta.Zero;
        var mayDelay = _barsDelayed < _how.DelayBars;
        var previous = _target;
        var choice = _engine.Choice(_regimes.Regime);
        _deliberation.Method = choice.Method;
        var fused = _deliberation.Hear(_opinions, _learner.Shares, quote.ReceivedAt, _regimes.Regime);
        var round = _validator.Check(new Proposal
        {
            Quote = quote,
            BarClosedAt = _bar.ClosesAt,
            BarNanos = _barNanos,
            Opinions = _opinions,
            FalseReasons = _falseReasons,
            Result = ConsensusRound.Run(choice, _opinions, in fused, previous, mayDelay, mayOpen),
            Previous = previous,
            Stop = stop,
            Deviation = _regimes.Deviation * _rootOfHorizon,
        });
        _target = round.Target;
        _minutes.Decided(in round, ConsensusRound.Unscaled(choice, _opinions, in fused, _minutes.Wanted, mayOpen), quote.ReceivedAt);
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
            Regime = _regimes.Regime,
            Fused = _deliberation.Fused,
            Findings = _validator.Findings,
            Target = _target,
            PreviousTarget = previous,
            StopDistance = _target == 0 ? PriceDelta.Zero : stop,
            TakeDistance = _target == 0 ? PriceDelta.Zero : take,
        };
    }
}

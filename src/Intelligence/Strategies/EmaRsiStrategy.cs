using System.Runtime.CompilerServices;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// The comparison strategy: fast average above the slow one and RSI high, long; below it and RSI low, short; else as before. On timeframe tick it decides
/// at every tradable quote and writes down changes only; on bars it decides at each trusted close, acts on the next tradable quote, and writes down every bar.
/// </summary>
internal sealed class EmaRsiStrategy : IStrategy
{
    private const string Nothing = "no condition asks for a change";

    private readonly StrategyId _id;
    private readonly Instrument _instrument;
    private readonly Protection _protection;
    private readonly double _above;
    private readonly double _below;
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _rsi;
    private readonly int _atr;
    private readonly bool _onTicks;
    private readonly BarPeriod _timeframe;
    private readonly string _becauseLong;
    private readonly string _becauseShort;
    private Bar _bar;
    private bool _isDue;
    private long _number;
    private int _target;

    public EmaRsiStrategy(StrategyDocument document, ByEmaRsi rule, Instrument instrument, AgentSeat seat)
    {
        (_id, _instrument, _protection, _timeframe) = (document.Id, instrument, document.Protection, document.Timeframe);
        (_above, _below) = (rule.Above, rule.Below);
        _onTicks = document.Timeframe == BarPeriod.Tick;
        _fast = seat.IndexOf(AgentFeatures.Named("ema", rule.Fast));
        _slow = seat.IndexOf(AgentFeatures.Named("ema", rule.Slow));
        _rsi = seat.IndexOf(AgentFeatures.Named("rsi", rule.Rsi));
        _atr = _protection.NeedsAtr ? seat.IndexOf(AgentFeatures.Named("atr", _protection.AtrPeriod)) : -1;
        _becauseLong = FormattableString.Invariant($"EMA{rule.Fast} above EMA{rule.Slow} and RSI above {rule.Above}");
        _becauseShort = FormattableString.Invariant($"EMA{rule.Fast} below EMA{rule.Slow} and RSI below {rule.Below}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<AgentScore> Scores => [];

    /// <inheritdoc/>
    public IReadOnlyList<FusionScore> Fusions => [];

    /// <inheritdoc/>
    public IReadOnlyList<PatternScore> Patterns => [];

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        if (bar.Period == _timeframe)
        {
            (_bar, _isDue) = (bar, true);
        }
    }

    /// <inheritdoc/>
    public Fault? UseModels(IReadOnlyDictionary<string, string> pins) => new("STRATEGY_NO_FORECAST", "ema-rsi", "reads no models", "a strategy with a forecast");

    /// <inheritdoc/>
    public bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        if (!_onTicks)
        {
            return OnQuoteOfBars(in quote, features, out decision);
        }

        var target = Wanted(features);
        if (target == _target)
        {
            Unsafe.SkipInit(out decision);   // clearing 300 bytes would cost more than the rule
            return false;
        }

        decision = Decide(in quote, features, target);
        return true;
    }

    private bool OnQuoteOfBars(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        if (!_isDue)
        {
            Unsafe.SkipInit(out decision);
            return false;
        }

        _isDue = false;
        decision = Decide(in quote, features, _bar.Flags == QuoteFlags.None ? Wanted(features) : _target);
        return true;
    }

    /// <summary>The rule. NaN compares false, so while an average or the index warms up the target stays; the slow average is ready last.</summary>
    private int Wanted(ReadOnlySpan<double> features)
    {
        var (fast, slow, rsi) = (features[_fast], features[_slow], features[_rsi]);
        return fast > slow && rsi > _above ? ConsensusRound.Full
            : fast < slow && rsi < _below ? -ConsensusRound.Full
            : _target;
    }

    private Decision Decide(in Tick quote, ReadOnlySpan<double> features, int wanted)
    {
        var previous = _target;
        var atr = _atr < 0 ? 0 : features[_atr];
        var stop = wanted == 0 || _protection.Stop is null ? PriceDelta.Zero : _protection.Stop.Of(_instrument, atr);
        var take = wanted == 0 || _protection.Take is null ? PriceDelta.Zero : _protection.Take.Of(_instrument, atr);
        var isVetoed = wanted != previous && _protection.Stop is not null && stop == PriceDelta.Zero;
        _target = isVetoed ? previous : wanted;
        return new Decision
        {
            Number = ++_number,
            Strategy = _id,
            Instrument = quote.Instrument,
            Trigger = _onTicks ? DecisionTrigger.Quote : DecisionTrigger.BarClosed,
            Outcome = isVetoed ? DecisionOutcome.Vetoed : wanted == previous ? DecisionOutcome.Hold : DecisionOutcome.Change,
            Because = isVetoed ? "no protective stop can be set yet" : wanted == previous ? Nothing : wanted > 0 ? _becauseLong : _becauseShort,
            Quote = quote,
            Bar = _bar,
            Features = features,
            Opinions = [],
            ProbabilityUp = 0.5,
            Confidence = 0,
            Target = _target,
            PreviousTarget = previous,
            StopDistance = stop,
            TakeDistance = take,
        };
    }
}

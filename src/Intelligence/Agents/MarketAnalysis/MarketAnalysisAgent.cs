using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Patterns;

namespace Arus.Intelligence.Agents.MarketAnalysis;

/// <summary>
/// Where the mid goes, from the regime: it speaks in a trend (Wilder's directional index and Kaufman's efficiency ratio both say so) in the direction
/// of the slow average's slope, more softly when volatility is extreme, and is silent in a range and while it knows too little. Where the document says so,
/// patterns of this bar speak too, each as far as <see cref="PatternValidator"/> has found that the mid goes its way after costs.
/// </summary>
internal sealed class MarketAnalysisAgent : IAgent
{
    /// <summary>Bars back to which the slope is measured.</summary>
    private const int SlopeBars = 5;

    /// <summary>Volatilities needed before a rank among them means anything.</summary>
    private const int VolatilityMin = 50;

    /// <summary>The rank from which volatility is extreme; such trends end more often.</summary>
    private const double ExtremeRank = 0.95;

    private readonly MarketAnalysisSettings _settings;
    private readonly int _slow;
    private readonly int _adx;
    private readonly int _atr;
    private readonly int[] _patterns;
    private readonly double[] _signals;
    private readonly Minutes _minutes;
    private readonly double _rootOfHorizon;
    private readonly long _horizon;
    private readonly RollingWindow _closes;
    private readonly RollingWindow _averages = new(SlopeBars + 1);
    private readonly RollingWindow _volatilities;
    private EwmaVolatility _volatility = new(0.94);
    private double _efficiency;
    private double _slope;
    private double _rank;

    public MarketAnalysisAgent(MarketAnalysisSettings settings, AgentSeat seat)
    {
        _settings = settings;
        _slow = seat.IndexOf(AgentFeatures.Named("ema", settings.Slow));
        _adx = seat.IndexOf(AgentFeatures.Named("adx", settings.Adx));
        _atr = seat.IndexOf(AgentFeatures.Named("atr", settings.Adx));
        (_horizon, _minutes, _rootOfHorizon) = (seat.HorizonNanos, seat.Minutes, Math.Sqrt(seat.HorizonBars));
        _signals = new double[settings.Patterns ? PatternNames.All.Length : 0];
        _patterns = [.. settings.Patterns ? PatternNames.All.Select(name => seat.IndexOf(AgentFeatures.Undotted(name))) : []];
        Patterns = settings.Patterns ? new(PatternNames.All, seat.HorizonBars) : null;
        _closes = new(settings.Window + 1);
        _volatilities = new(settings.VolatilityWindow);
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <summary>What followed each pattern; null where the document asks for none.</summary>
    public PatternValidator? Patterns { get; }

    /// <summary>The present regime.</summary>
    public MarketRegime Regime { get; private set; }

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        var close = bar.CloseMid;
        _closes.Add(close);
        _volatility.Update(close);
        if (_volatility.Count > 0)
        {
            _volatilities.Add(_volatility.Deviation);
        }

        Measure(in bar, features);
        var (average, range) = (features[_slow], features[_atr]);
        var directional = features[_adx];
        if (!double.IsFinite(average + range + directional) || range <= 0)
        {
            Regime = MarketRegime.Unknown;
            return;
        }

        _averages.Add(average);
        if (!_averages.IsFull || !_closes.IsFull || _volatilities.Count < Math.Min(VolatilityMin, _settings.VolatilityWindow))
        {
            Regime = MarketRegime.Unknown;
            return;
        }

        _efficiency = KaufmanEfficiency.Of(_closes);
        _slope = (average - _averages[0]) / range;
        _rank = _volatilities.Rank(_volatility.Deviation);
        Regime = directional >= _settings.Trend && _efficiency >= _settings.Efficiency ? MarketRegime.Trend : MarketRegime.Range;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        if (Regime == MarketRegime.Unknown)
        {
            opinion = Opinions.Silent(
                Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, _horizon, new Reason("bars seen", _volatilities.Count, VolatilityMin));
            return false;
        }

        var calm = _rank >= ExtremeRank ? 0.5 : 1.0;
        var odds = Regime == MarketRegime.Range ? 0.0
            : _settings.Strength * Math.Min(1.0, Math.Max(-1.0, _slope)) * _efficiency * calm;
        var directional = features[_adx];
        var confidence = Math.Min(1.0, directional / 50);
        var reasons = default(RankedReasons);
        var found = PatternOdds(ref reasons);
        reasons.Add(new Reason("slope of the slow EMA in ATRs", _slope, 0), 4);
        reasons.Add(new Reason("efficiency ratio", _efficiency, _settings.Efficiency), 3);
        reasons.Add(new Reason("ADX", directional, _settings.Trend) { Source = ReasonSource.Feature(_adx) }, 2);
        reasons.Add(new Reason("rank of volatility", _rank, ExtremeRank), calm < 1 ? 5 : 1);
        if (odds + found == 0)
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, _horizon, reasons.ToReasons());
            return false;
        }

        // The trend is as sure as ADX says; a pattern with evidence is a measured share.
        (odds, confidence) = found == 0 ? (odds, confidence) : ((odds * confidence) + found, 1.0);
        opinion = new(
            Name, Kind, AgentEvents.MidHigher, StrictMath.Logistic(odds), confidence, quote.ReceivedAt, _horizon,
            OpinionEffect.None, Scale: 1, Weight: 0, reasons.ToReasons());
        return !opinion.Abstains;
    }

    private void Measure(in Bar bar, ReadOnlySpan<double> features)
    {
        if (Patterns is null)
        {
            return;
        }

        for (var i = 0; i < _signals.Length; i++)
        {
            _signals[i] = features[_patterns[i]];
        }

        Patterns.OnBar(bar.CloseMid, bar.Spread.ToDouble(), _signals, _minutes.Regime, _volatility.Deviation * _rootOfHorizon);
    }

    /// <summary>The log-odds of this bar's patterns that have evidence.</summary>
    private double PatternOdds(ref RankedReasons reasons)
    {
        var odds = 0.0;
        for (var i = 0; i < _signals.Length; i++)
        {
            if (!(Math.Abs(_signals[i]) > 0))
            {
                continue;
            }

            var right = Patterns!.Right(i, _minutes.Regime);
            if (right != 0.5)
            {
                odds += Math.Sign(_signals[i]) * StrictMath.Logit(right);
                reasons.Add(new Reason(PatternNames.All[i], right, 0.5), 10);
            }
        }

        return odds;
    }
}

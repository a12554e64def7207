using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Agents.Adaptation;

/// <summary>
/// How likely the regime is another after the horizon. Three detectors watch the size of the bars' changes: cumulative sums, Bayesian change points and a hidden
/// Markov model; a small logistic model, learned from horizons that have ended, makes a probability of what they say and of the regime itself. Positions
/// shrink when a change is likely.
/// </summary>
internal sealed class AdaptationAgent : IAgent
{
    private const int Inputs = 8;
    private const int BarsMin = 100;
    private const int JustChanged = 5;
    private const double LeastChange = 1e-12;

    private readonly AdaptationSettings _settings;
    private readonly AgentSeat _seat;
    private readonly Minutes _minutes;
    private readonly ChangePoints _changePoints;
    private readonly GaussianHmm _hmm;
    private readonly OnlineLogistic _model = new([-1, 1, 1, 1, 0, 0, 0, 0], [0.5, 1, 1, 1, 1, 1, 1, 1], memory: 0.9995);
    private readonly double[] _inputs = new double[Inputs];
    private readonly double[] _waitingInputs;
    private readonly MarketRegime[] _waitingRegimes;
    private DecayedMoments _sizes;
    private Cusum _cusum = new(slack: 0.5, limit: 5);
    private double _last = double.NaN;
    private int _sinceAlarm;
    private int _bars;

    public AdaptationAgent(AdaptationSettings settings, AgentSeat seat)
    {
        (_settings, _seat, _minutes, _sizes) = (settings, seat, seat.Minutes, new(settings.Run));
        _changePoints = new(memory: Math.Min(settings.Run, 300), settings.Run, priorMean: 0, priorScale: 1);
        _hmm = new(settings.Window, every: settings.Window / 2);
        (_waitingInputs, _waitingRegimes) = (new double[seat.HorizonBars * Inputs], new MarketRegime[seat.HorizonBars]);
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        var mid = bar.CloseMid;
        if (!double.IsNaN(_last))
        {
            Watch(StrictMath.Log(Math.Max(LeastChange, Math.Abs(mid - _last) / _last)));
            Remember();
        }

        _last = mid;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.OtherRegime, (double)_minutes.Regime, 0);
        var reasons = default(Reasons);
        if (_bars < BarsMin || _minutes.Regime == MarketRegime.Unknown)
        {
            reasons.Add(new("bars seen", _bars, BarsMin));
            opinion = Opinions.Silent(Name, Kind, AgentEvents.RegimeOther, quote.ReceivedAt, _seat.HorizonNanos, reasons);
            return false;
        }

        var probability = StrictMath.Logistic(_model.Odds(_inputs));
        var scales = probability > _settings.ScaleAbove;
        reasons.Add(new("probability of a change of late", _inputs[1]));
        reasons.Add(new("cumulative sum as a part of its limit", _inputs[2], 1));
        reasons.Add(new("probability that the hidden state changes", _inputs[3]));
        reasons.Add(new("likeliest bars since the last change", _changePoints.Run));
        reasons.Add(new("probability of another regime", probability, _settings.ScaleAbove));
        opinion = new(
            Name, Kind, AgentEvents.RegimeOther, probability, Opinions.ConfidenceOf(_bars, 1_000), quote.ReceivedAt, _seat.HorizonNanos,
            scales ? OpinionEffect.Scale : OpinionEffect.None, scales ? (1.0 - probability) / (1.0 - _settings.ScaleAbove) : 1.0, Weight: 0, reasons);
        return true;
    }

    private void Watch(double size)
    {
        _bars = Math.Min(_bars + 1, int.MaxValue - 1);
        var standard = _sizes.Deviation > 0 ? Math.Clamp((size - _sizes.Mean) / _sizes.Deviation, -6.0, 6.0) : 0.0;
        _sizes.Add(size);
        _sinceAlarm = _cusum.Update(standard) ? 0 : _sinceAlarm + 1;
        _changePoints.Update(standard);
        _hmm.Update(standard);
    }

    /// <summary>Learns from the bar a horizon ago, whose outcome is the regime now, and keeps what is seen now in its place.</summary>
    private void Remember()
    {
        var at = _bars % _seat.HorizonBars;
        var slot = _waitingInputs.AsSpan(at * Inputs, Inputs);
        if (_bars > _seat.HorizonBars && _waitingRegimes[at] != MarketRegime.Unknown)
        {
            _model.Learn(slot, _minutes.Regime != _waitingRegimes[at], 1.0 / _seat.HorizonBars);
        }

        _inputs[0] = 1.0;
        _inputs[1] = _changePoints.ChangedWithin(JustChanged);
        _inputs[2] = _sinceAlarm < JustChanged ? 1.0 : _cusum.Level;
        _inputs[3] = _hmm.IsReady ? _hmm.Leaves(_seat.HorizonBars) : 0.5;
        _inputs[4] = _hmm.High;
        _inputs[5] = _minutes.Regime == MarketRegime.Range ? 1.0 : 0.0;
        _inputs[6] = _minutes.Regime == MarketRegime.Trend ? 1.0 : 0.0;
        _inputs[7] = _minutes.Regime == MarketRegime.Turbulent ? 1.0 : 0.0;
        _inputs.CopyTo(slot);
        _waitingRegimes[at] = _minutes.Regime;
    }
}

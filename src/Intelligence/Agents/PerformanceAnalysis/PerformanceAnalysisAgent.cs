using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.PerformanceAnalysis;

/// <summary>
/// How likely the strategy's drawdown is beyond its limit after the horizon: P = Φ((D − L) ÷ (σ√n)), with the deviation of its own results per bar. Positions
/// shrink as the drawdown goes from a part of the limit to the limit, and there nothing is opened for a pause; after it the drawdown is measured anew. A strategy held
/// back to nothing earns nothing back, so bars without a position count as pause as soon as positions are to shrink: no drawdown silences it for good.
/// </summary>
internal sealed class PerformanceAnalysisAgent(PerformanceAnalysisSettings settings, AgentSeat seat) : IAgent
{
    private const int BarsMin = 30;

    private readonly Minutes _minutes = seat.Minutes;
    private DecayedMoments _returns = new(2_000);
    private double _best;
    private int _paused;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public double Gauge => _best - _minutes.Total;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        _best = Math.Max(_best, _minutes.Total);
        if (_minutes.Target != 0)
        {
            _returns.Add(_minutes.Return);
        }

        var isIdle = _minutes.Target == 0 && Gauge > settings.ThrottleFrom * settings.Drawdown;
        _paused = isIdle || Gauge >= settings.Drawdown ? _paused + 1 : 0;
        if (_paused > settings.Pause)
        {
            (_best, _paused) = (_minutes.Total, 0);
        }
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, settings.Drawdown);
        var deviation = _returns.Deviation * Math.Sqrt(seat.HorizonBars);
        var reasons = default(Reasons);
        reasons.Add(new("drawdown", Gauge, settings.Drawdown));
        reasons.Add(new("deviation of the result over the horizon", deviation));
        if (_returns.Count < BarsMin || !(deviation > 0))
        {
            reasons.Add(new("bars with a position", _returns.Count, BarsMin));
            opinion = Opinions.Silent(Name, Kind, AgentEvents.DrawdownBeyondLimit, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        var probability = StrictMath.NormalCdf((Gauge - settings.Drawdown) / deviation);
        var used = Gauge / settings.Drawdown;
        var (effect, scale) = used >= 1 ? (OpinionEffect.Veto, 0.0)
            : used > settings.ThrottleFrom ? (OpinionEffect.Throttle, (1.0 - used) / (1.0 - settings.ThrottleFrom))
            : (OpinionEffect.None, 1.0);
        opinion = new(
            Name, Kind, AgentEvents.DrawdownBeyondLimit, probability, Opinions.ConfidenceOf(_returns.Count, BarsMin), quote.ReceivedAt, seat.HorizonNanos,
            effect, scale, Weight: 0, reasons);
        return true;
    }
}

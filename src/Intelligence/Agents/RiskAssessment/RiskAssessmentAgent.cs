using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>
/// How likely the price runs further than the loss limit within the horizon. Changes are taken as normal without drift: P = 2Φ(−L ÷ (σ√n)). By the
/// reflection principle that is also the chance that one side's stop at distance L is touched on the way. Above one level it scales positions down in
/// proportion, above another it forbids new ones. With a window it also shrinks them so that the largest of four loss forecasts stays within its limit.
/// </summary>
internal sealed class RiskAssessmentAgent(RiskAssessmentSettings settings, AgentSeat seat) : IAgent
{
    /// <summary>Changes after which the volatility has forgotten its seed.</summary>
    private const int ChangesMin = 30;

    private readonly int _atr = seat.IndexOf(AgentFeatures.Named("atr", settings.Atr));
    private readonly double _rootOfHorizon = Math.Sqrt(seat.HorizonBars);
    private readonly long _horizon = seat.HorizonNanos;
    private readonly LossForecast? _forecast = settings.Window > 0 ? new(settings.Window, seat.HorizonBars, settings.Stress > 0) : null;
    private EwmaVolatility _volatility = new(settings.Lambda);
    private double _last = double.NaN;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        var (mid, expected) = (bar.CloseMid, _volatility.Deviation);
        _volatility.Update(mid);
        if (_forecast is not null && !double.IsNaN(_last))
        {
            _forecast.Update((mid - _last) / _last, expected / _last, _volatility.Deviation / mid);
        }

        _last = mid;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        var limit = settings.Limit * features[_atr];
        check = new(EventKind.FurtherAway, quote.Mid, limit);
        if (_volatility.Count < ChangesMin || !(limit > 0))
        {
            opinion = Opinions.Silent(
                Name, Kind, AgentEvents.LossBeyondLimit, quote.ReceivedAt, _horizon, new Reason("bars seen", _volatility.Count, ChangesMin));
            return false;
        }

        var deviation = _volatility.Deviation * _rootOfHorizon;
        var probability = Exceedance(limit, deviation);
        var (effect, scale) = probability >= settings.VetoAbove ? (OpinionEffect.Veto, 0.0)
            : probability > settings.ScaleAbove ? (OpinionEffect.Scale, settings.ScaleAbove / probability)
            : (OpinionEffect.None, 1.0);
        var reasons = default(Reasons);
        reasons.Add(new Reason("deviation over the horizon", deviation, limit));
        reasons.Add(new Reason("probability", probability, effect == OpinionEffect.Veto ? settings.VetoAbove : settings.ScaleAbove));
        if (_forecast is { IsReady: true })
        {
            var allowed = settings.LossLimit * features[_atr] / quote.Mid;
            Tell(_forecast, allowed, ref reasons);
            if (_forecast.Worst > allowed && effect != OpinionEffect.Veto)
            {
                (effect, scale) = (OpinionEffect.Scale, Math.Min(scale, allowed / _forecast.Worst));
            }

            if (settings.Stress > 0 && _forecast.Stress.Move > settings.Stress && effect != OpinionEffect.Veto)
            {
                (effect, scale) = (OpinionEffect.Scale, Math.Min(scale, settings.Stress / _forecast.Stress.Move));
            }
        }

        opinion = new(
            Name, Kind, AgentEvents.LossBeyondLimit, probability, Confidence: 1.0 - (1.0 / Math.Sqrt(_volatility.Count)), quote.ReceivedAt, _horizon,
            effect, scale, Weight: 0, reasons);
        return true;
    }

    private static void Tell(LossForecast forecast, double allowed, ref Reasons reasons)
    {
        reasons.Add(new("largest of four losses at 95 % over the horizon", forecast.Worst, allowed));
        reasons.Add(new("that of Cornish and Fisher", forecast.CornishFisher, allowed));
        reasons.Add(new("mean loss beyond the simulated one", forecast.Cvar));
        reasons.Add(new(forecast.Stress.Name, forecast.Stress.Move));
    }

    /// <summary>The chance that a driftless normal change of this deviation is larger than the limit, on either side.</summary>
    internal static double Exceedance(double limit, double deviation) => deviation > 0 ? 2.0 * StrictMath.NormalCdf(-limit / deviation) : 0.0;
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.SystemHealth;

/// <summary>
/// How likely quotes stop within the horizon, from how often they did: stops are a Poisson process whose rate is forgotten slowly, P = 1 − e^(−rate·n). It throttles
/// when stops have become likely, and vetoes while quotes arrive older than the limit. It watches what a decision can see of the system, which is its quotes; the
/// health of the process itself is the platform's.
/// </summary>
internal sealed class SystemHealthAgent(SystemHealthSettings settings, AgentSeat seat) : IAgent
{
    private const int QuotesMin = 100;

    private readonly long _closed = (long)(settings.Closed * Timestamp.NanosPerHour);
    private DecayedMoments _gaps = new(2_000);
    private DecayedMoments _delays = new(50);
    private DecayedMoments _stopsPerBar = new(500);
    private Timestamp _last = Timestamp.Min;
    private int _stopsInBar;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool FollowsQuotes => true;

    /// <summary>How often quotes have stopped.</summary>
    public double Gauge { get; private set; }

    /// <inheritdoc/>
    public void OnQuote(in Tick quote)
    {
        if (_last != Timestamp.Min)
        {
            var gap = quote.ReceivedAt - _last;
            if (_gaps.Count >= QuotesMin && gap < _closed && gap > settings.Silence * _gaps.Mean)
            {
                _stopsInBar++;
                Gauge++;
            }

            if (gap < _closed)
            {
                _gaps.Add(gap);
            }
        }

        _delays.Add((quote.ReceivedAt - quote.VenueTime) / (double)Timestamp.NanosPerMillisecond);
        _last = quote.ReceivedAt;
    }

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        _stopsPerBar.Add(_stopsInBar);
        _stopsInBar = 0;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, Gauge);
        var reasons = default(Reasons);
        reasons.Add(new("stops of the quotes so far", Gauge));
        reasons.Add(new("stops per bar, of late", _stopsPerBar.Mean));
        reasons.Add(new("milliseconds quotes are old on arrival", _delays.Mean, settings.Delay));
        if (_gaps.Count < QuotesMin)
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.QuotesStop, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        var probability = 1.0 - StrictMath.Exp(-_stopsPerBar.Mean * seat.HorizonBars);
        var (effect, scale) = _delays.Mean > settings.Delay ? (OpinionEffect.Veto, 0.0)
            : probability > settings.ThrottleAbove ? (OpinionEffect.Throttle, settings.ThrottleAbove / probability)
            : (OpinionEffect.None, 1.0);
        opinion = new(
            Name, Kind, AgentEvents.QuotesStop, probability, Opinions.ConfidenceOf(_stopsPerBar.Count, 100), quote.ReceivedAt, seat.HorizonNanos,
            effect, scale, Weight: 0, reasons);
        return true;
    }
}

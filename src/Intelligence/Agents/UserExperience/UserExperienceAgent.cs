using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents.UserExperience;

/// <summary>
/// How likely somebody's request fails or takes too long within the horizon, from how often that happened of late. It can alert and nothing more: a slow page
/// is no reason to trade otherwise. Without a log of requests its seat is empty.
/// </summary>
internal sealed class UserExperienceAgent(UserExperienceSettings settings, AgentSeat seat) : IAgent
{
    private readonly IEventLog<JourneyEvent>? _journeys = seat.Sources.Journeys;
    private EventRate _bad = new(settings.HalfLife * Timestamp.NanosPerMinute);
    private long _next;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _journeys is not null;

    /// <inheritdoc/>
    public double Gauge => _bad.Count;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features) => Read(bar.ClosesAt);

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        Read(quote.ReceivedAt);
        check = new(EventKind.GaugeAbove, 0, Gauge);
        var reasons = default(Reasons);
        reasons.Add(new("requests seen", _next));
        reasons.Add(new("of them slow or failed", _bad.Count, 0));
        if (_next == 0)
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.JourneyFails, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        var probability = _bad.Chance(quote.ReceivedAt, seat.HorizonNanos);
        opinion = new(
            Name, Kind, AgentEvents.JourneyFails, probability, Opinions.ConfidenceOf(_next, 50), quote.ReceivedAt, seat.HorizonNanos,
            probability > settings.AlertAbove ? OpinionEffect.Alert : OpinionEffect.None, Scale: 1, Weight: 0, reasons);
        return true;
    }

    private void Read(Timestamp now)
    {
        while (_journeys is not null && _journeys.TryRead(_next, out var journey) && journey.At.Nanos <= now.Nanos)
        {
            _next++;
            if (journey.Failed || journey.Milliseconds > settings.Slow)
            {
                _bad.Add(journey.At);
            }
        }
    }
}

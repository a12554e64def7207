using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents.Compliance;

/// <summary>
/// Rules of conduct of one strategy: no position in a restricted instrument, no burst of openings, no pattern of reversals that looks like washing, and a
/// whole record, in which every opinion names its event and a reason and its numbers are finite. It vetoes when the next opening would break a rule. P(broken
/// within the horizon) is the share of horizons in which one was, from a uniform prior (Laplace).
/// </summary>
internal sealed class ComplianceAgent : IAgent
{
    private readonly ComplianceSettings _settings;
    private readonly AgentSeat _seat;
    private readonly Minutes _minutes;
    private readonly bool _isRestricted;
    private readonly RollingWindow _openings;
    private readonly RollingWindow _reversals;
    private long _bars;

    public ComplianceAgent(ComplianceSettings settings, AgentSeat seat)
    {
        (_settings, _seat, _minutes) = (settings, seat, seat.Minutes);
        _isRestricted = seat.Instrument is { } instrument && settings.Restricted.Contains(instrument.Id.ToString(), StringComparer.OrdinalIgnoreCase);
        (_openings, _reversals) = (new(settings.Window + 1), new(settings.Window + 1));
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <inheritdoc/>
    public bool SpeaksLast => true;

    /// <summary>Bars at which a rule stood broken.</summary>
    public double Gauge { get; private set; }

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        _openings.Add(_minutes.Openings);
        _reversals.Add(_minutes.Reversals);
        _bars++;
        if (Within(_openings) > _settings.Burst || Within(_reversals) > _settings.Wash || (_isRestricted && _minutes.Target != 0))
        {
            Gauge++;
        }
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, Gauge);
        var (openings, reversals, incomplete) = (Within(_openings), Within(_reversals), Incomplete());
        var vetoes = _isRestricted || openings >= _settings.Burst || reversals >= _settings.Wash || incomplete > 0;
        var reasons = default(RankedReasons);
        reasons.Add(new("restricted instrument", _isRestricted ? 1 : 0, 0), _isRestricted ? 9 : 1);
        reasons.Add(new("openings within the window", openings, _settings.Burst), openings >= _settings.Burst ? 8 : 1);
        reasons.Add(new("reversals within the window", reversals, _settings.Wash), reversals >= _settings.Wash ? 7 : 1);
        reasons.Add(new("opinions without a complete record", incomplete, 0), incomplete > 0 ? 6 : 1);

        var horizons = _bars / (double)_seat.HorizonBars;
        var broken = Math.Min(horizons, Gauge / _seat.HorizonBars);
        opinion = new(
            Name, Kind, AgentEvents.RuleBroken, (broken + 1.0) / (horizons + 2.0), Opinions.ConfidenceOf(horizons, 10), quote.ReceivedAt, _seat.HorizonNanos,
            vetoes ? OpinionEffect.Veto : OpinionEffect.None, vetoes ? 0 : 1, Weight: 0, reasons.ToReasons());
        return true;
    }

    private static double Within(RollingWindow counts) => counts.Count > 0 ? counts[counts.Count - 1] - counts[0] : 0;

    /// <summary>Opinions of this round that could not be told of later.</summary>
    private int Incomplete()
    {
        var incomplete = 0;
        foreach (ref readonly var opinion in _minutes.Opinions)
        {
            var isYetToCome = opinion.Agent is null;
            var isWhole = !string.IsNullOrEmpty(opinion.Event) && opinion.Reasons.Count > 0 && double.IsFinite(opinion.Probability + opinion.Confidence);
            incomplete += isYetToCome || isWhole ? 0 : 1;
        }

        return incomplete;
    }
}

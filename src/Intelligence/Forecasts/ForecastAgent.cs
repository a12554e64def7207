using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Forecasts;

/// <summary>
/// The voice of the trained models: at each close of a bar of their period the version that learned last, and only from before it, foretells whether the upper
/// barrier is touched first. The farther the row lies from the training rows, the less it is sure, and beyond all of them it says nothing; so does a version that
/// has expired. A prediction ages like every opinion, and is scored like one: on the mid after the strategy's horizon. Predicting allocates nothing.
/// </summary>
internal sealed class ForecastAgent : IAgent
{
    private readonly AgentSeat _seat;
    private ForecastSettings _settings;
    private ForecastDesk[] _desks;
    private ForecastDesk? _asked;
    private ForecastSettings? _next;
    private Timestamp _rowAt = Timestamp.Min;
    private double _probability;
    private double _distance;

    public ForecastAgent(ForecastSettings settings, AgentSeat seat)
    {
        (_settings, _seat) = (settings, seat);
        _desks = Desks(settings, seat);
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _desks.Length > 0;

    /// <summary>Of the bars whose close makes a row.</summary>
    public BarPeriod Period => _settings.Period;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
    }

    /// <summary>The part of the document that says which versions are asked.</summary>
    public string VersionsPath => _settings.VersionsPath;

    /// <summary>Takes the row of a closed bar of <see cref="Period"/>.</summary>
    public void OnRow(in Bar bar, ReadOnlySpan<double> features)
    {
        (_asked, _rowAt) = (null, bar.ClosesAt);
        foreach (var desk in _desks)
        {
            // Each keeps its window, so that the next version can speak at once.
            desk.Take(features);
            if (desk.Forecaster.KnownTo < bar.ClosesAt && (desk.Forecaster.ExpiresAt is not { } end || bar.ClosesAt < end))
            {
                _asked = desk;
            }
        }

        if (_asked is null || !_asked.TryPredict(out _probability, out _distance))
        {
            (_probability, _distance) = (0.5, double.NaN);
        }
    }

    /// <summary>Whether the seat, empty or not, is ready for versions that are not asked yet.</summary>
    public bool IsReady => _settings.Reserve.Count > 0;

    /// <summary>Finds other versions, to be asked after <see cref="Adopt"/>. Returns why it cannot: a model that is not there, or that reads what this run does not compute.</summary>
    /// <param name="versions">As a plan pins them.</param>
    /// <param name="load">Finds them.</param>
    public Fault? Prepare(string versions, Func<ForecastSettings, IReadOnlyList<Forecaster>> load)
    {
        _next = null;
        if (versions == _settings.Versions)
        {
            return null;
        }

        try
        {
            var settings = _settings with { Versions = versions };
            settings = settings with { Forecasters = load(settings) };
            var unknown = settings.Forecasters.SelectMany(forecaster => forecaster.Model.Features).FirstOrDefault(name => !_seat.FeatureNames.Contains(settings.NameOf(name)));
            if (unknown is not null)
            {
                return new("FORECAST_FEATURES", versions, $"reads {unknown}, which this run does not compute", "a run begun after the promotion");
            }

            var others = _seat.Sources.Peers?.Instruments ?? [];
            if (settings.Forecasters.FirstOrDefault(forecaster => !forecaster.Others.SequenceEqual(others)) is { } stranger)
            {
                return new(
                    "FORECAST_OTHERS", versions, $"compares with {(stranger.Others.Count == 0 ? "nothing" : string.Join(", ", stranger.Others))}, this run with {(others.Count == 0 ? "nothing" : string.Join(", ", others))}",
                    "a run begun after the promotion");
            }

            _next = settings;
            return null;
        }
        catch (InvalidInputException problem)
        {
            return problem.Faults[0];
        }
    }

    /// <summary>Asks from now on what was prepared.</summary>
    public void Adopt()
    {
        if (_next is { } settings)
        {
            (_settings, _desks, _asked, _next) = (settings, Desks(settings, _seat), null, null);
        }
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        var reasons = default(Reasons);
        reasons.Add(new("version of the model", _asked?.Forecaster.Number ?? 0));
        reasons.Add(new("probability of the upper barrier first", _probability, 0.5));

        // Without rows to compare with, nothing is known to be unusual, and there is no number to give.
        var confidence = 1.0;
        if (!double.IsNaN(_distance))
        {
            reasons.Add(new("share of training rows that were more usual", _distance, _settings.Unusual));
            confidence = Math.Clamp((1.0 - _distance) / (1.0 - _settings.Unusual), 0.0, 1.0);
        }

        if (_asked is null || _probability == 0.5 || !(confidence > 0))
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, _seat.HorizonNanos, reasons);
            return false;
        }

        opinion = Opinions.Up(Name, StrictMath.Logit(_probability), confidence, _rowAt, _seat.HorizonNanos, reasons);
        return !opinion.Abstains;
    }

    private static ForecastDesk[] Desks(ForecastSettings settings, AgentSeat seat) => [.. settings.Forecasters.Select(forecaster => new ForecastDesk(
        forecaster, [.. forecaster.Model.Features.Select(name => seat.IndexOf(settings.NameOf(name)))]))];
}

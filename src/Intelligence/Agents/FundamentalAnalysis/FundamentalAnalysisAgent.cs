using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.FundamentalAnalysis;

/// <summary>
/// Where the mid goes after a release, from what releases of the same kind did to this instrument before: expected response = slope × surprise, faded as the
/// horizon of the release runs out, P(up) = Φ(response). It speaks only while the horizon of a measured release is open. Slopes are learned within the
/// run, each from releases whose horizon has ended. Without a calendar its seat is empty.
/// </summary>
internal sealed class FundamentalAnalysisAgent : IAgent
{
    private const int OpenMax = 64;

    private readonly FundamentalAnalysisSettings _settings;
    private readonly AgentSeat _seat;
    private readonly EconomicEvent[] _events;
    private readonly int[] _kinds;
    private readonly MeasuredResponse[] _responses;
    private readonly Release[] _open = new Release[OpenMax];
    private readonly double _rootOfHorizon;
    private readonly Timestamp _end;
    private EwmaVolatility _volatility = new(0.94);
    private int _opened;
    private int _next;

    public FundamentalAnalysisAgent(FundamentalAnalysisSettings settings, AgentSeat seat)
    {
        (_settings, _seat, _rootOfHorizon) = (settings, seat, Math.Sqrt(seat.HorizonBars));
        var calendar = seat.Instrument is null ? null : seat.Sources.Calendar;
        HasSource = calendar is not null;
        _events = [.. (calendar?.Events ?? []).Where(one => one.Currency == seat.Instrument!.Base || one.Currency == seat.Instrument.Quote)];
        var kinds = new Dictionary<(Currency, string), int>();
        _kinds = [.. _events.Select(one => kinds.TryGetValue((one.Currency, one.Name), out var kind) ? kind : kinds[(one.Currency, one.Name)] = kinds.Count)];
        _responses = new MeasuredResponse[kinds.Count];
        _end = calendar?.To ?? Timestamp.Min;
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <inheritdoc/>
    public bool HasSource { get; }

    /// <summary>What releases of one kind have done so far; nothing for one that is not in the calendar.</summary>
    public MeasuredResponse ResponseTo(Currency currency, string name)
    {
        var at = Array.FindIndex(_events, one => one.Currency == currency && one.Name == name);
        return at < 0 ? default : _responses[_kinds[at]];
    }

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        var mid = bar.CloseMid;
        _volatility.Update(mid);
        Measure(bar.ClosesAt, mid);
        while (_next < _events.Length && _events[_next].At.Nanos < bar.ClosesAt.Nanos)
        {
            var released = _events[_next];
            ref var response = ref _responses[_kinds[_next]];
            var surprise = released.Actual - released.Forecast;
            var standardised = response.Standardised(surprise);
            response.Surprised(surprise);

            // Only a release of this bar: what happened while nobody watched, before the run or over a gap, has no price to be measured from.
            if (!double.IsNaN(standardised) && released.At.Nanos >= bar.OpenedAt.Nanos && _opened < OpenMax && _volatility.Deviation > 0)
            {
                _open[_opened++] = new(_kinds[_next], standardised, mid, bar.ClosesAt, _volatility.Deviation * _rootOfHorizon);
            }

            _next++;
        }
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        var (response, fewest) = (0.0, int.MaxValue);
        var reasons = default(RankedReasons);
        for (var i = 0; i < _opened; i++)
        {
            ref readonly var release = ref _open[i];
            ref readonly var measured = ref _responses[release.Kind];
            var left = 1.0 - ((quote.ReceivedAt - release.From) / (double)_seat.HorizonNanos);
            if (measured.Count >= _settings.Measured && left is > 0 and <= 1)
            {
                var expected = measured.Slope(_settings.Doubt) * release.Surprise * left;
                response += expected;
                fewest = Math.Min(fewest, measured.Count);
                reasons.Add(new("surprise of a release, in deviations", release.Surprise, 0), expected);
                reasons.Add(new("its expected response, in deviations", expected, 0), expected);
            }
        }

        if (response == 0 || quote.ReceivedAt.Nanos > _end.Nanos)
        {
            opinion = Opinions.Silent(
                Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, _seat.HorizonNanos, new Reason("releases whose horizon is open", _opened));
            return false;
        }

        opinion = Opinions.Up(
            Name, StrictMath.Logit(StrictMath.NormalCdf(response)), Opinions.ConfidenceOf(fewest, _settings.Doubt), quote.ReceivedAt, _seat.HorizonNanos,
            reasons.ToReasons());
        return !opinion.Abstains;
    }

    private void Measure(Timestamp now, double mid)
    {
        var kept = 0;
        for (var i = 0; i < _opened; i++)
        {
            ref readonly var release = ref _open[i];
            if (now - release.From < _seat.HorizonNanos)
            {
                _open[kept++] = release;
            }
            else
            {
                _responses[release.Kind].Responded(release.Surprise, (mid - release.Mid) / release.Deviation);
            }
        }

        _opened = kept;
    }

    private readonly record struct Release(int Kind, double Surprise, double Mid, Timestamp From, double Deviation);
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.SecondOpinions;

/// <summary>
/// The voice of a language model that was asked elsewhere: the last answer about this instrument, as old as the moment of the market it was asked about. Nobody waits
/// for it: an answer that is late or too old, an abstention, or none at all is silence. What it cost stands among its reasons.
/// </summary>
internal sealed class SecondOpinionAgent(SecondOpinionSettings settings, AgentSeat seat) : IAgent
{
    private readonly IEventLog<ModelAnswer>? _answers = seat.Instrument is null ? null : seat.Sources.SecondOpinions;
    private readonly double _ageMax = settings.AgeBars * seat.BarNanos;
    private ModelAnswer _last;
    private (double All, double Today) _spent;
    private long _day;
    private long _next;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _answers is not null;

    /// <inheritdoc/>
    public (double All, double Today) CostUsd => _spent;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        Read(quote.ReceivedAt);
        var age = _last.Confidence > 0 ? (double)(quote.ReceivedAt - _last.AskedAt) : double.NaN;
        var reasons = default(Reasons);
        reasons.Add(new("probability the model gave", _last.Confidence > 0 ? _last.Probability : 0.5, 0.5));
        reasons.Add(new("minutes since the moment it was asked about", age / Timestamp.NanosPerMinute, _ageMax / Timestamp.NanosPerMinute));
        reasons.Add(new("US dollars the last answer cost", _last.CostUsd));
        reasons.Add(new("US dollars of all answers", _spent.All));
        if (!(age >= 0 && age <= _ageMax) || _last.Probability is not (> 0 and < 1 and not 0.5))
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        opinion = Opinions.Up(
            Name, StrictMath.Logit(_last.Probability), settings.Trust * Math.Clamp(_last.Confidence, 0.0, 1.0), _last.AskedAt, seat.HorizonNanos, reasons) with
        { CostUsd = _last.CostUsd };
        return !opinion.Abstains;
    }

    private void Read(Timestamp now)
    {
        while (_answers is not null && _answers.TryRead(_next, out var answer) && answer.At <= now)
        {
            _next++;
            if (answer.Instrument == seat.Instrument!.Id)
            {
                // An abstention takes the place of what was said before: the model no longer says it.
                Enter(answer.At);
                (_last, _spent) = (answer, (_spent.All + answer.CostUsd, _spent.Today + answer.CostUsd));
            }
        }

        Enter(now);
    }

    private void Enter(Timestamp at)
    {
        var day = at.Nanos / Timestamp.NanosPerDay;
        _spent.Today = day == _day ? _spent.Today : 0;
        _day = day;
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.ModelImprovement;

/// <summary>
/// Holds the way to agree in service against its challengers, which answer the same questions in the shadow: how much log-loss it loses to their mean per
/// bar, and how sure that is (a t-statistic, its observations divided by the horizon, since outcomes overlap). It alerts; to change what is in service is
/// for a person.
/// </summary>
internal sealed class ModelImprovementAgent(ModelImprovementSettings settings, AgentSeat seat) : IAgent
{
    private readonly Minutes _minutes = seat.Minutes;
    private readonly double[] _surprises = new double[3];
    private DecayedMoments _differences = new(10_000);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <summary>The log-loss of what is in service less the mean of the others', all rounds together.</summary>
    public double Gauge { get; private set; }

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        if (_minutes.Deliberation is not { } ways)
        {
            return;
        }

        var difference = 0.0;
        for (var method = ConsensusMethod.Voting; method <= ConsensusMethod.Stacking; method++)
        {
            var surprise = ways.ScoreOf(method).Surprise;
            difference += (surprise - _surprises[(int)method]) * (method == ways.Method ? 1.0 : -0.5);
            _surprises[(int)method] = surprise;
        }

        if (ways.ScoreOf(ways.Method).Opinions > 0)
        {
            _differences.Add(difference);
        }

        Gauge += difference;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, Gauge);
        var reasons = default(Reasons);
        reasons.Add(new("rounds compared", _differences.Count, settings.Rounds));
        reasons.Add(new("log-loss lost to the others per round", _differences.Mean, 0));
        if (_differences.Count < settings.Rounds || !(_differences.Deviation > 0))
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.ChallengerBetter, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        var perRound = _differences.Mean / _differences.Deviation;
        var sure = perRound * Math.Sqrt(_differences.Count / (double)seat.HorizonBars);
        reasons.Add(new("deviations by which the others are better", sure, settings.AlertAbove));
        opinion = new(
            Name, Kind, AgentEvents.ChallengerBetter, StrictMath.NormalCdf(perRound * Math.Sqrt(seat.HorizonBars)),
            Opinions.ConfidenceOf(_differences.Count, settings.Rounds), quote.ReceivedAt, seat.HorizonNanos,
            sure > settings.AlertAbove ? OpinionEffect.Alert : OpinionEffect.None, Scale: 1, Weight: 0, reasons);
        return true;
    }
}

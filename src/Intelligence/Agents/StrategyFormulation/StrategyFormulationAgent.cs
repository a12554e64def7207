using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.StrategyFormulation;

/// <summary>
/// How likely the strategy as it stands loses over the horizon, after costs: from what its full position would have earned per bar in the present regime,
/// P = Φ(−μ√n ÷ σ), the mean shrunk to nothing while there are few bars. Positions shrink where the strategy does not work, regime by regime; since the full
/// position is what is measured, one that was shrunk to nothing comes back when it would have worked.
/// </summary>
internal sealed class StrategyFormulationAgent(StrategyFormulationSettings settings, AgentSeat seat) : IAgent
{
    private const int Memory = 5_000;

    private readonly Minutes _minutes = seat.Minutes;
    private readonly DecayedMoments[] _regimes = [new(Memory), new(Memory), new(Memory), new(Memory)];
    private DecayedMoments _exposure = new(Memory);
    private MarketRegime _regime;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public double Gauge => -_minutes.Total;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        // The return of this bar belongs to the regime its position was held in.
        _exposure.Add(_minutes.Target != 0 ? 1.0 : 0.0);
        if (_minutes.Wanted != 0)
        {
            _regimes[(int)_regime].Add(_minutes.WantedReturn);
        }

        _regime = _minutes.Regime;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, Gauge);
        ref readonly var moments = ref _regimes[(int)_minutes.Regime];
        var reasons = default(Reasons);
        reasons.Add(new("bars with a position in this regime", moments.Count, settings.Doubt));
        reasons.Add(new("mean return per bar", moments.Mean, 0));
        if (moments.Count < 2 || !(moments.Deviation > 0))
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.ResultNegative, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        var known = Opinions.ConfidenceOf(moments.Count, settings.Doubt);
        var loses = StrictMath.NormalCdf(-known * moments.Mean * Math.Sqrt(seat.HorizonBars) / moments.Deviation);
        var scales = loses > settings.ScaleAbove;
        reasons.Add(new("probability of a loss with a position", loses, settings.ScaleAbove));

        // Without a position there is a result only if one is opened.
        var probability = loses * (_minutes.Target != 0 ? 1.0 : _exposure.Mean);
        opinion = new(
            Name, Kind, AgentEvents.ResultNegative, probability, known, quote.ReceivedAt, seat.HorizonNanos,
            scales ? OpinionEffect.Scale : OpinionEffect.None, scales ? (1.0 - loses) / (1.0 - settings.ScaleAbove) : 1.0, Weight: 0, reasons);
        return true;
    }
}

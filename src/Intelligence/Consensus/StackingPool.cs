using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Neural ensemble by stacking (Wolpert 1992): one logistic neuron over the voters' evidence, whose weights shift with the regime,
/// logit p = Σ (wᵢ + uᵢᵣ)·xᵢ + bᵣ. It starts as the plain vote, is held there by its prior, and learns online from opinions whose horizon has ended: each was
/// formed before its outcome, so every example is out of sample, and none reaches into the horizon of one still open.
/// </summary>
internal sealed class StackingPool
{
    /// <summary>Regimes with weights of their own; while it is unknown the shared ones serve alone.</summary>
    private const int Regimes = 3;

    private const double Memory = 0.9995;
    private const double SharedPrecision = 4.0;
    private const double RegimePrecision = 40.0;
    private const double BiasPrecision = 100.0;

    private readonly OnlineLogistic _neuron;
    private readonly double[] _inputs;
    private readonly int _voters;
    private readonly double _uniqueness;

    /// <param name="start">The voters' starting shares; they add up to 1. One of 0 may <see cref="Join"/> later.</param>
    /// <param name="uniqueness">What one outcome is worth where horizons overlap: one over the bars of a horizon.</param>
    public StackingPool(ReadOnlySpan<double> start, double uniqueness)
    {
        _voters = start.Length;
        var size = _voters + (Regimes * (_voters + 1));
        var (prior, precision) = (new double[size], new double[size]);
        start.CopyTo(prior);
        for (var i = 0; i < size; i++)
        {
            precision[i] = i < _voters ? SharedPrecision : (i - _voters) % (_voters + 1) == _voters ? BiasPrecision : RegimePrecision;
        }

        (_neuron, _inputs, _uniqueness) = (new(prior, precision, Memory), new double[size], uniqueness);
    }

    /// <summary>What a voter's evidence is multiplied with in a regime.</summary>
    public double Weight(int voter, MarketRegime regime) =>
        _neuron.Weights[voter] + (regime == MarketRegime.Unknown ? 0.0 : _neuron.Weights[BlockOf(regime) + voter]);

    /// <summary>Lets a voter who has said nothing so far begin with a share of the plain vote.</summary>
    public void Join(int voter, double share) => _neuron.Begin(voter, share);

    /// <summary>Fuses, and writes into each opinion what its log-odds count for and how far it moved the result.</summary>
    public (double ProbabilityUp, double Confidence) Fuse(in Hearing heard, Span<Opinion> opinions)
    {
        var (odds, magnitude, backing) = (0.0, 0.0, 0.0);
        for (var i = 0; i < _voters; i++)
        {
            ref var opinion = ref opinions[heard.Seats[i]];
            var speaks = !double.IsNaN(heard.Evidence[i]);
            var weight = speaks ? Weight(i, heard.Regime) : 0.0;
            var moved = speaks ? weight * heard.Evidence[i] : 0.0;
            opinion = opinion with { Weight = weight * heard.Trust[i], Moved = moved };
            odds += moved;
            magnitude += Math.Abs(moved);
            backing += heard.Trust[i];
        }

        var bias = heard.Regime == MarketRegime.Unknown ? 0.0 : _neuron.Weights[BlockOf(heard.Regime) + _voters];
        return magnitude > 0
            ? (StrictMath.Logistic(odds + bias), Math.Min(1.0, backing / heard.Voters * (Math.Abs(odds) / magnitude)))
            : (0.5, 0.0);
    }

    /// <summary>Takes what was said before an outcome that is known now.</summary>
    public void Learn(ReadOnlySpan<double> evidence, MarketRegime regime, bool happened)
    {
        Array.Clear(_inputs);
        for (var i = 0; i < _voters; i++)
        {
            _inputs[i] = double.IsNaN(evidence[i]) ? 0.0 : evidence[i];
        }

        if (regime != MarketRegime.Unknown)
        {
            _inputs.AsSpan(0, _voters).CopyTo(_inputs.AsSpan(BlockOf(regime)));
            _inputs[BlockOf(regime) + _voters] = 1.0;
        }

        _neuron.Learn(_inputs, happened, _uniqueness);
    }

    private int BlockOf(MarketRegime regime) => _voters + (((int)regime - 1) * (_voters + 1));
}

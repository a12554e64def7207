using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Bayesian fusion. Each voter is calibrated online, logit qᵢ = aᵢ + bᵢ·xᵢ (Platt 1999), and what it knows beyond the base rate π is added up,
/// logit p = logit π + Σ dᵢ·(logit qᵢ − logit π), with dᵢ = 1 ÷ (1 + Σⱼ ρᵢⱼ) over the others who speak: independent voters add up as naive Bayes has it,
/// k copies count as one, and so does one who says the opposite once it is heard the other way round. ρ is <see cref="ErrorCorrelation"/>. A voter that knows nothing gets bᵢ near 0, one that is always wrong a negative one.
/// </summary>
internal sealed class BayesianPool
{
    /// <summary>How many outcomes the belief π = ½ is worth.</summary>
    private const double Belief = 40.0;

    private const double Memory = 0.999;

    private readonly OnlineLogistic[] _calibrations;
    private readonly ErrorCorrelation _correlation;
    private readonly double[] _known;
    private readonly double[] _crowds;
    private readonly double _uniqueness;
    private double _happened = Belief / 2;
    private double _outcomes = Belief;

    /// <param name="voters">How many there are.</param>
    /// <param name="correlation">How far their errors go together; learned by its owner.</param>
    /// <param name="uniqueness">What one outcome is worth where horizons overlap: one over the bars of a horizon.</param>
    public BayesianPool(int voters, ErrorCorrelation correlation, double uniqueness)
    {
        // A voter is believed at first: a = 0, b = 1, the slope within about ±1, the intercept within about ±0.2.
        _calibrations = [.. Enumerable.Range(0, voters).Select(_ => new OnlineLogistic([0.0, 1.0], [25.0, 1.0], Memory))];
        (_correlation, _known, _crowds, _uniqueness) = (correlation, new double[voters], new double[voters], uniqueness);
    }

    /// <summary>The log-odds of the base rate.</summary>
    private double BaseOdds => StrictMath.Logit(_happened / _outcomes);

    /// <summary>What a voter's evidence is multiplied with, alone: the slope of its calibration.</summary>
    public double Reliability(int voter) => _calibrations[voter].Weights[1];

    /// <summary>Fuses, and writes into each opinion what its log-odds count for and how far it moved the result.</summary>
    public (double ProbabilityUp, double Confidence) Fuse(in Hearing heard, Span<Opinion> opinions)
    {
        var (prior, speakers) = (BaseOdds, 0);
        for (var i = 0; i < _known.Length; i++)
        {
            var x = heard.Evidence[i];
            var calibration = _calibrations[i].Weights;
            _known[i] = double.IsNaN(x) ? double.NaN : calibration[0] + (calibration[1] * x) - prior;
            speakers += double.IsNaN(x) ? 0 : 1;
        }

        for (var i = 0; i < _known.Length; i++)
        {
            _crowds[i] = Crowd(i);
        }

        var (odds, magnitude) = (0.0, 0.0);
        for (var i = 0; i < _known.Length; i++)
        {
            if (!double.IsNaN(_known[i]))
            {
                odds += _known[i] / _crowds[i];
                magnitude += Math.Abs(_known[i] / _crowds[i]);
            }
        }

        var backing = 0.0;
        for (var i = 0; i < _known.Length; i++)
        {
            ref var opinion = ref opinions[heard.Seats[i]];
            var speaks = !double.IsNaN(_known[i]);
            opinion = opinion with
            {
                Weight = speaks ? heard.Trust[i] * Reliability(i) / _crowds[i] : 0.0,
                Moved = speaks ? odds - Without(i) : 0.0,
            };
            backing += heard.Trust[i];
        }

        return magnitude > 0
            ? (StrictMath.Logistic(prior + odds), Math.Min(1.0, backing / heard.Voters * (Math.Abs(odds) / magnitude)))
            : (0.5, 0.0);
    }

    /// <summary>Takes what was said before an outcome that is known now.</summary>
    public void Learn(ReadOnlySpan<double> evidence, bool happened)
    {
        Span<double> inputs = [1.0, 0.0];
        for (var i = 0; i < _known.Length; i++)
        {
            if (!double.IsNaN(evidence[i]))
            {
                inputs[1] = evidence[i];
                _calibrations[i].Learn(inputs, happened, _uniqueness);
            }
        }

        _happened = (Memory * _happened) + ((1.0 - Memory) * Belief / 2) + (happened ? _uniqueness : 0.0);
        _outcomes = (Memory * _outcomes) + ((1.0 - Memory) * Belief) + _uniqueness;
    }

    /// <summary>How far two voters are copies as they are heard.</summary>
    private double Likeness(int one, int other) =>
        Reliability(one) * Reliability(other) < 0 ? _correlation.Opposed(one, other) : _correlation[one, other];

    /// <summary>One and the correlations with the others who speak: how many like this one there are.</summary>
    private double Crowd(int voter)
    {
        var crowd = 1.0;
        for (var j = 0; j < _known.Length; j++)
        {
            crowd += j == voter || double.IsNaN(_known[j]) ? 0.0 : Likeness(voter, j);
        }

        return crowd;
    }

    /// <summary>The evidence of all others, had this one been silent: those like it count for more then.</summary>
    private double Without(int voter)
    {
        var odds = 0.0;
        for (var j = 0; j < _known.Length; j++)
        {
            odds += j == voter || double.IsNaN(_known[j]) ? 0.0 : _known[j] / (_crowds[j] - Likeness(voter, j));
        }

        return odds;
    }
}

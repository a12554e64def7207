using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Weights of the voters by the Hedge rule for voters who may be silent (Freund, Schapire, Singer and Warmuth 1997, "Using and combining predictors that
/// specialize"): of those whose opinions were decided, w ← w·exp(−η·loss), η = √(8 ln m ÷ T), on squared errors measured against silence; together they keep the share they
/// had, and the silent ones keep theirs. So nobody rises because others lose, and one who spoke k times has gained at most exp(η·k). An agent about as good as
/// its base rate keeps a floor; the floor melts away as skill goes from 0 to −0.1, so one that harms more than others loses its say altogether. Lives and dies
/// with one run.
/// </summary>
internal sealed class WeightLearner
{
    /// <summary>The skill at which nothing is left of the floor.</summary>
    private const double Harmful = -0.1;

    /// <summary>How far behind the best an agent may fall, in log-weight: what it can still win back.</summary>
    private const double GapMax = 30.0;

    private readonly double[] _logWeights;
    private readonly double[] _shares;
    private readonly double[] _losses;
    private double _rate;
    private double _all;
    private int _voters;
    private readonly LearningSettings _settings;

    /// <param name="start">Starting weights, 0 for what does not vote; at least one positive.</param>
    /// <param name="settings">How fast it learns.</param>
    public WeightLearner(ReadOnlySpan<double> start, LearningSettings settings)
    {
        _settings = settings;
        _shares = start.ToArray();
        (_logWeights, _losses) = (new double[start.Length], new double[start.Length]);
        Array.Fill(_losses, double.NaN);
        foreach (var weight in start)
        {
            _all += weight;
            _voters += weight > 0 ? 1 : 0;
        }

        for (var i = 0; i < _shares.Length; i++)
        {
            _shares[i] /= _all;
            _logWeights[i] = StrictMath.Log(_shares[i]);
        }

        _rate = Rate();
    }

    /// <summary>The present share of each agent; they add up to 1.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>Gives an agent that has no vote yet the share it would have started with; the others keep their proportions. Returns it; 0 when it has a vote already.</summary>
    /// <param name="agent">Which.</param>
    /// <param name="start">Its starting weight, above 0.</param>
    public double Join(int agent, double start)
    {
        if (!double.IsNegativeInfinity(_logWeights[agent]))
        {
            return 0;
        }

        _all += start;
        _voters++;
        var share = start / _all;
        var left = StrictMath.Log(1.0 - share);
        for (var i = 0; i < _shares.Length; i++)
        {
            _shares[i] *= 1.0 - share;
            _logWeights[i] += left;
        }

        (_shares[agent], _logWeights[agent], _rate) = (share, StrictMath.Log(share), Rate());
        return share;
    }

    /// <summary>Takes the loss of an agent whose opinion was decided, beyond that of silence; those it is not called for have been silent.</summary>
    public void Learn(int agent, double excess) => _losses[agent] = excess;

    /// <summary>Recomputes the shares once losses were taken.</summary>
    /// <param name="scores">The agents' scores, in the same order, for the floor.</param>
    public void Update(ReadOnlySpan<OpinionScore> scores)
    {
        if (_rate == 0)
        {
            return;
        }

        Move();
        var (best, sum) = (double.NegativeInfinity, 0.0);
        foreach (var weight in _logWeights)
        {
            best = Math.Max(best, weight);
        }

        for (var i = 0; i < _shares.Length; i++)
        {
            // An agent without a vote has a log-weight of −∞ and keeps it.
            _logWeights[i] = double.IsNegativeInfinity(_logWeights[i]) ? _logWeights[i] : Math.Max(_logWeights[i], best - GapMax);
            _shares[i] = StrictMath.Exp(_logWeights[i]);
            sum += _shares[i];
        }

        var total = 0.0;
        for (var i = 0; i < _shares.Length; i++)
        {
            var floor = double.IsNegativeInfinity(_logWeights[i]) ? 0.0 : FloorOf(scores[i].Skill);
            _shares[i] = Math.Max(_shares[i] / sum, floor);
            total += _shares[i];
        }

        for (var i = 0; i < _shares.Length; i++)
        {
            _shares[i] /= total;
        }
    }

    private double Rate() => _settings.IsOn ? Math.Sqrt(8.0 * StrictMath.Log(_voters) / _settings.Rounds) : 0.0;

    /// <summary>Moves weight among those whose opinions were decided; what they have together stays.</summary>
    private void Move()
    {
        var (before, after) = (0.0, 0.0);
        for (var i = 0; i < _losses.Length; i++)
        {
            if (!double.IsNaN(_losses[i]))
            {
                before += StrictMath.Exp(_logWeights[i]);
                after += StrictMath.Exp(_logWeights[i] - (_rate * _losses[i]));
            }
        }

        var kept = before > 0 && after > 0 ? StrictMath.Log(before) - StrictMath.Log(after) : 0.0;
        for (var i = 0; i < _losses.Length; i++)
        {
            _logWeights[i] += double.IsNaN(_losses[i]) ? 0.0 : kept - (_rate * _losses[i]);
            _losses[i] = double.NaN;
        }
    }

    private double FloorOf(double skill) => double.IsNaN(skill) ? _settings.Floor
        : _settings.Floor * Math.Clamp(1.0 - (skill / Harmful), 0.0, 1.0);
}

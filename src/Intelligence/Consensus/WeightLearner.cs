using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Weights of the voters by the Hedge rule (Freund and Schapire 1997): w ← w·exp(−η·loss), η = √(8 ln m ÷ T), on squared errors measured against
/// silence, so that an abstention costs and earns nothing. An agent about as good as its base rate keeps a floor; the floor melts away as skill goes from
/// 0 to −0.1, so a harmful agent loses its say altogether. Lives and dies with one run.
/// </summary>
internal sealed class WeightLearner
{
    /// <summary>The skill at which nothing is left of the floor.</summary>
    private const double Harmful = -0.1;

    /// <summary>How far behind the best an agent may fall, in log-weight: what it can still win back.</summary>
    private const double GapMax = 30.0;

    private readonly double[] _logWeights;
    private readonly double[] _shares;
    private readonly double _rate;
    private readonly LearningSettings _settings;

    /// <param name="start">Starting weights, 0 for what does not vote; at least one positive.</param>
    /// <param name="settings">How fast it learns.</param>
    public WeightLearner(ReadOnlySpan<double> start, LearningSettings settings)
    {
        _settings = settings;
        _shares = start.ToArray();
        _logWeights = new double[start.Length];
        var (sum, voters) = (0.0, 0);
        foreach (var weight in start)
        {
            sum += weight;
            voters += weight > 0 ? 1 : 0;
        }

        for (var i = 0; i < _shares.Length; i++)
        {
            _shares[i] /= sum;
            _logWeights[i] = StrictMath.Log(_shares[i]);
        }

        _rate = settings.IsOn ? Math.Sqrt(8.0 * StrictMath.Log(voters) / settings.Rounds) : 0.0;
    }

    /// <summary>The present share of each agent; they add up to 1.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>Takes the loss of an agent beyond silence.</summary>
    public void Learn(int agent, double excess) => _logWeights[agent] -= _rate * excess;

    /// <summary>Recomputes the shares once losses were taken.</summary>
    /// <param name="scores">The agents' scores, in the same order, for the floor.</param>
    public void Update(ReadOnlySpan<OpinionScore> scores)
    {
        if (_rate == 0)
        {
            return;
        }

        var best = double.NegativeInfinity;
        foreach (var weight in _logWeights)
        {
            best = Math.Max(best, weight);
        }

        var sum = 0.0;
        for (var i = 0; i < _shares.Length; i++)
        {
            // An agent without a vote has a log-weight of −∞ and keeps it.
            _logWeights[i] = double.IsNegativeInfinity(_logWeights[i]) ? _logWeights[i] : Math.Max(_logWeights[i] - best, -GapMax);
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

    private double FloorOf(double skill) => double.IsNaN(skill) ? _settings.Floor
        : _settings.Floor * Math.Clamp(1.0 - (skill / Harmful), 0.0, 1.0);
}

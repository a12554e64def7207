namespace Arus.Intelligence.Consensus;

/// <summary>
/// How far the errors of voters go together. The error of an opinion is its evidence less what the same voter says on average when the event turns out
/// the same way: what is left is noise, and voters who share noise have looked at the same thing. (The error y − p itself would call all weak voters copies:
/// near one half it is nearly the outcome alone.) Until measured, two voters are taken for copies; then the estimate moves to what was seen, with
/// exponential forgetting. O(m²) per outcome.
/// </summary>
internal sealed class ErrorCorrelation(int voters)
{
    /// <summary>What is left of an observation after the next one.</summary>
    private const double Memory = 0.998;

    /// <summary>How many observations the first belief, that all are copies, is worth.</summary>
    private const double Belief = 30.0;

    private readonly double[] _means = new double[2 * voters];
    private readonly double[] _counts = new double[2 * voters];
    private readonly double[] _errors = new double[voters];
    private readonly double[] _products = new double[voters * voters];
    private readonly double[] _squares = new double[voters * voters];
    private readonly double[] _pairs = new double[voters * voters];
    private readonly double[] _correlations = Enumerable.Repeat(1.0, voters * voters).ToArray();
    private readonly double[] _opposed = Enumerable.Repeat(1.0, voters * voters).ToArray();

    /// <summary>The correlation of two voters' errors, 0 to 1; below zero counts as zero.</summary>
    public double this[int one, int other] => _correlations[(one * voters) + other];

    /// <summary>The same when one of the two is heard the other way round: who always says the opposite is a copy then.</summary>
    public double Opposed(int one, int other) => _opposed[(one * voters) + other];

    /// <summary>Takes what was said before an outcome that is known now.</summary>
    /// <param name="evidence">Per voter; NaN for one who was silent.</param>
    /// <param name="happened">Whether the event did.</param>
    public void Learn(ReadOnlySpan<double> evidence, bool happened)
    {
        var side = happened ? voters : 0;
        for (var i = 0; i < voters; i++)
        {
            if (double.IsNaN(evidence[i]))
            {
                _errors[i] = double.NaN;
                continue;
            }

            ref var count = ref _counts[side + i];
            ref var mean = ref _means[side + i];
            count = (Memory * count) + 1.0;
            mean += (evidence[i] - mean) / count;
            _errors[i] = evidence[i] - mean;
        }

        for (var i = 0; i < voters; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!double.IsNaN(_errors[i] + _errors[j]))
                {
                    Pair(i, j);
                }
            }
        }
    }

    private void Pair(int i, int j)
    {
        var (at, mirror) = ((i * voters) + j, (j * voters) + i);
        _products[at] = (Memory * _products[at]) + (_errors[i] * _errors[j]);
        _squares[at] = (Memory * _squares[at]) + (_errors[i] * _errors[i]);
        _squares[mirror] = (Memory * _squares[mirror]) + (_errors[j] * _errors[j]);
        _pairs[at] = (Memory * _pairs[at]) + 1.0;

        // A voter who always says the same shows no noise: nothing is known of him, so he stays a copy.
        var scale = Math.Sqrt(_squares[at] * _squares[mirror]);
        var seen = _products[at] / scale;
        _correlations[at] = _correlations[mirror] = Believed(scale > 0 ? seen : 1.0, _pairs[at]);
        _opposed[at] = _opposed[mirror] = Believed(scale > 0 ? -seen : 1.0, _pairs[at]);
    }

    private static double Believed(double seen, double pairs) => ((pairs * Math.Clamp(seen, 0.0, 1.0)) + Belief) / (pairs + Belief);
}

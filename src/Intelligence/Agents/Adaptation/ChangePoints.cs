using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.Adaptation;

/// <summary>
/// Bayesian online change-point detection (Adams and MacKay 2007): the distribution of the time since the last change, for a normal of unknown mean and
/// variance under a normal-gamma prior. Runs longer than the memory are held there. O(memory) per value, no allocation.
/// </summary>
internal sealed class ChangePoints
{
    private const double LogPi = 1.1447298858494001741;
    private const double PriorPrecision = 1.0;
    private const double PriorShape = 1.0;

    private readonly double[] _runs;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[] _normalisers;
    private readonly double _hazard;
    private readonly double _priorMean;
    private readonly double _priorScale;
    private int _length = 1;

    /// <param name="memory">The longest run that is told apart from longer ones.</param>
    /// <param name="expectedRun">Values between changes, on average: one over the hazard.</param>
    /// <param name="priorMean">The mean expected after a change.</param>
    /// <param name="priorScale">The variance expected after a change.</param>
    public ChangePoints(int memory, double expectedRun, double priorMean, double priorScale)
    {
        (_hazard, _priorMean, _priorScale) = (1.0 / expectedRun, priorMean, priorScale);
        (_runs, _means, _scales, _normalisers) = (new double[memory], new double[memory], new double[memory], new double[memory]);
        _runs[0] = 1.0;
        (_means[0], _scales[0]) = (priorMean, priorScale);

        // ln Γ(α + ½) − ln Γ(α) − ½ ln(2πα) for α = shape + r/2, by Γ(x + 1) = x·Γ(x) from Γ(1) and Γ(½).
        var (whole, half) = (0.0, LogPi / 2.0);
        for (var run = 0; run < memory; run++)
        {
            var alpha = PriorShape + (run / 2.0);
            var (at, next) = run % 2 == 0 ? (whole, half + StrictMath.Log(alpha - 0.5)) : (half, whole + StrictMath.Log(alpha - 0.5));
            _normalisers[run] = next - at - (0.5 * (LogPi + StrictMath.Log(2.0 * alpha)));
            (whole, half) = run % 2 == 0 ? (whole, next) : (next, half);
        }
    }

    /// <summary>The likeliest time since the last change.</summary>
    public int Run
    {
        get
        {
            var best = 0;
            for (var run = 1; run < _length; run++)
            {
                best = _runs[run] > _runs[best] ? run : best;
            }

            return best;
        }
    }

    /// <summary>The probability that the last change is less than so many values ago.</summary>
    public double ChangedWithin(int values)
    {
        var sum = 0.0;
        for (var run = 0; run < Math.Min(values, _length); run++)
        {
            sum += _runs[run];
        }

        return sum;
    }

    /// <summary>Takes a value.</summary>
    public void Update(double value)
    {
        var last = _runs.Length - 1;
        var (changed, total, overflow) = (0.0, 0.0, 0.0);
        for (var run = _length - 1; run >= 0; run--)
        {
            var mass = _runs[run] * Predictive(run, value);
            changed += mass * _hazard;
            var grown = mass * (1.0 - _hazard);
            var to = Math.Min(run + 1, last);
            if (run == last)
            {
                overflow = grown;   // stays where it is; the run before it joins in
                continue;
            }

            _runs[to] = grown + (to == last ? overflow : 0.0);
            total += _runs[to];
            Learn(run, to, value);
        }

        _runs[0] = changed;
        (_means[0], _scales[0]) = (_priorMean, _priorScale);
        _length = Math.Min(_length + 1, _runs.Length);
        total += changed;
        for (var run = 0; run < _length; run++)
        {
            // A value no run can explain leaves nothing: then everything has changed.
            _runs[run] = total > 0 ? _runs[run] / total : run == 0 ? 1.0 : 0.0;
        }
    }

    /// <summary>Student's t with 2α degrees of freedom about the mean, of scale² β(κ + 1) ÷ (ακ).</summary>
    private double Predictive(int run, double value)
    {
        var (kappa, alpha) = (PriorPrecision + run, PriorShape + (run / 2.0));
        var spread = _scales[run] * (kappa + 1.0) / (alpha * kappa);
        var distance = value - _means[run];
        var log = _normalisers[run] - (0.5 * StrictMath.Log(spread)) - ((alpha + 0.5) * StrictMath.Log(1.0 + (distance * distance / (2.0 * alpha * spread))));
        return StrictMath.Exp(log);
    }

    private void Learn(int run, int to, double value)
    {
        var kappa = PriorPrecision + run;
        var distance = value - _means[run];
        (_means[to], _scales[to]) = (_means[run] + (distance / (kappa + 1.0)), _scales[run] + (kappa * distance * distance / (2.0 * (kappa + 1.0))));
    }
}

using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Logistic regression with a Gaussian prior, learned one example at a time: the posterior is kept as a mean and a precision matrix, and each example
/// moves it by one Newton step (Spiegelhalter and Lauritzen 1990). Old examples are forgotten towards the prior. O(n³) per example, O(n) per answer,
/// no allocation after construction.
/// </summary>
internal sealed class OnlineLogistic
{
    private readonly double[] _prior;
    private readonly double[] _priorPrecision;
    private readonly double[] _weights;
    private readonly double[] _precision;
    private readonly double[] _factor;
    private readonly double[] _step;
    private readonly double _memory;

    /// <param name="prior">The weights before anything is known.</param>
    /// <param name="precision">One over the variance of each about it, above 0.</param>
    /// <param name="memory">What is left of an example after the next one, 0 to 1; 1 forgets nothing.</param>
    public OnlineLogistic(ReadOnlySpan<double> prior, ReadOnlySpan<double> precision, double memory)
    {
        var size = prior.Length;
        (_prior, _weights, _priorPrecision, _memory) = (prior.ToArray(), prior.ToArray(), precision.ToArray(), memory);
        (_precision, _factor, _step) = (new double[size * size], new double[size * size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            _precision[(i * size) + i] = precision[i];
        }
    }

    /// <summary>The present weights.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Gives a weight, whose input was 0 so far, another beginning.</summary>
    public void Begin(int input, double prior) => _prior[input] = _weights[input] = prior;

    /// <summary>The log-odds of the event.</summary>
    public double Odds(ReadOnlySpan<double> inputs)
    {
        var odds = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            odds += _weights[i] * inputs[i];
        }

        return odds;
    }

    /// <summary>Takes an example.</summary>
    /// <param name="inputs">As for <see cref="Odds"/>, finite.</param>
    /// <param name="happened">Whether the event did.</param>
    /// <param name="weight">How much it counts, above 0 to 1.</param>
    public void Learn(ReadOnlySpan<double> inputs, bool happened, double weight)
    {
        var probability = StrictMath.Logistic(Odds(inputs));
        var error = weight * ((happened ? 1.0 : 0.0) - probability);
        var curvature = weight * probability * (1.0 - probability);
        var size = _weights.Length;
        for (var i = 0; i < size; i++)
        {
            var row = _precision.AsSpan(i * size, size);
            for (var j = 0; j <= i; j++)
            {
                row[j] = (_memory * row[j]) + (curvature * inputs[i] * inputs[j]);
            }

            row[i] += (1.0 - _memory) * _priorPrecision[i];
            _step[i] = (error * inputs[i]) - ((1.0 - _memory) * _priorPrecision[i] * (_weights[i] - _prior[i]));
        }

        Solve();
        for (var i = 0; i < size; i++)
        {
            _weights[i] += _step[i];
        }
    }

    /// <summary>Precision · x = step by Cholesky's factorisation of the lower triangle; x replaces the step.</summary>
    private void Solve()
    {
        var size = _weights.Length;
        for (var i = 0; i < size; i++)
        {
            var row = _factor.AsSpan(i * size, size);
            for (var j = 0; j <= i; j++)
            {
                var other = _factor.AsSpan(j * size, size);
                var sum = _precision[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = i == j ? Math.Sqrt(sum) : sum / other[j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                _step[i] -= _factor[(i * size) + k] * _step[k];
            }

            _step[i] /= _factor[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                _step[i] -= _factor[(k * size) + i] * _step[k];
            }

            _step[i] /= _factor[(i * size) + i];
        }
    }
}

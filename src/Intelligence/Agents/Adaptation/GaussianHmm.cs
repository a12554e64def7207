using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.Adaptation;

/// <summary>
/// A hidden Markov model of two normal states, calm and stormy, over one number. The filter gives p(state | past), never smoothed; every so often the
/// model is fitted anew to the last values by Baum and Welch's steps (scaled as in Rabiner 1989), from the model before. States are sorted by mean, so
/// that names stay. No allocation after construction.
/// </summary>
internal sealed class GaussianHmm
{
    private const int States = 2;
    private const int Steps = 10;
    private const double VarianceFloor = 1e-6;

    private readonly double[] _values;
    private readonly double[] _forward;
    private readonly double[] _backward;
    private readonly double[] _scales;
    private readonly double[] _mean = [-0.5, 0.5];
    private readonly double[] _variance = [1.0, 1.0];
    private readonly double[] _stay = [0.95, 0.95];
    private readonly double[] _now = [0.5, 0.5];
    private readonly double[] _nextStay = new double[States];
    private readonly double[] _nextMean = new double[States];
    private readonly double[] _nextVariance = new double[States];
    private readonly int _every;
    private int _next;
    private long _count;

    /// <param name="window">Values a fit rests on.</param>
    /// <param name="every">Values between fits.</param>
    public GaussianHmm(int window, int every)
    {
        (_every, _values, _forward, _backward, _scales) = (every, new double[window], new double[window * States], new double[window * States], new double[window]);
    }

    /// <summary>Whether it was fitted at least once.</summary>
    public bool IsReady => _count >= _values.Length;

    /// <summary>The probability of the state with the higher mean, from the past alone.</summary>
    public double High => _now[1];

    /// <summary>The probability that the state is another after so many steps.</summary>
    public double Leaves(int steps)
    {
        // Two states: what is left of knowledge shrinks by (stay₀ + stay₁ − 1) each step, towards the long run.
        var keep = _stay[0] + _stay[1] - 1.0;
        var power = 1.0;
        for (var i = 0; i < steps; i++)
        {
            power *= keep;
        }

        var leaving = (1.0 - _stay[0]) + (1.0 - _stay[1]);
        var high = leaving > 0 ? (1.0 - _stay[0]) / leaving : 0.5;
        return ((1.0 - _now[1]) * high * (1.0 - power)) + (_now[1] * (1.0 - high) * (1.0 - power));
    }

    /// <summary>The mean of a state; 0 is the lower.</summary>
    public double MeanOf(int state) => _mean[state];

    /// <summary>Takes a value.</summary>
    public void Update(double value)
    {
        _values[_next] = value;
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
        _count++;
        if (_count == _values.Length)
        {
            Start();
        }

        if (_count >= _values.Length && (_count - _values.Length) % _every == 0)
        {
            Fit();
        }

        Filter(value);
    }

    private void Filter(double value)
    {
        var high = (_now[0] * (1.0 - _stay[0])) + (_now[1] * _stay[1]);
        var (low, up) = ((1.0 - high) * Density(0, value), high * Density(1, value));
        var sum = low + up;
        (_now[0], _now[1]) = sum > 0 ? (low / sum, up / sum) : (1.0 - high, high);
    }

    /// <summary>Splits the first window at its mean.</summary>
    private void Start()
    {
        var mean = 0.0;
        foreach (var value in _values)
        {
            mean += value / _values.Length;
        }

        var (low, high, lows) = (0.0, 0.0, 0);
        foreach (var value in _values)
        {
            (low, high, lows) = value < mean ? (low + value, high, lows + 1) : (low, high + value, lows);
        }

        var variance = 0.0;
        foreach (var value in _values)
        {
            variance += (value - mean) * (value - mean) / _values.Length;
        }

        (_mean[0], _mean[1]) = (lows > 0 ? low / lows : mean, lows < _values.Length ? high / (_values.Length - lows) : mean);
        (_variance[0], _variance[1]) = (Math.Max(VarianceFloor, variance / 2.0), Math.Max(VarianceFloor, variance / 2.0));
    }

    private void Fit()
    {
        for (var step = 0; step < Steps; step++)
        {
            Forward();
            Backward();
            Maximise();
        }

        if (_mean[0] > _mean[1])
        {
            (_mean[0], _mean[1]) = (_mean[1], _mean[0]);
            (_variance[0], _variance[1]) = (_variance[1], _variance[0]);
            (_stay[0], _stay[1]) = (_stay[1], _stay[0]);
            (_now[0], _now[1]) = (_now[1], _now[0]);
        }
    }

    private void Forward()
    {
        for (var t = 0; t < _values.Length; t++)
        {
            var value = ValueAt(t);
            var (a, b) = t == 0 ? (0.5, 0.5)
                : ((_forward[(t - 1) * 2] * _stay[0]) + (_forward[((t - 1) * 2) + 1] * (1.0 - _stay[1])),
                    (_forward[(t - 1) * 2] * (1.0 - _stay[0])) + (_forward[((t - 1) * 2) + 1] * _stay[1]));
            (a, b) = (a * Density(0, value), b * Density(1, value));
            var scale = Math.Max(a + b, 1e-300);
            (_forward[t * 2], _forward[(t * 2) + 1], _scales[t]) = (a / scale, b / scale, scale);
        }
    }

    private void Backward()
    {
        var last = _values.Length - 1;
        (_backward[last * 2], _backward[(last * 2) + 1]) = (1.0, 1.0);
        for (var t = last - 1; t >= 0; t--)
        {
            var value = ValueAt(t + 1);
            var (a, b) = (Density(0, value) * _backward[(t + 1) * 2] / _scales[t + 1], Density(1, value) * _backward[((t + 1) * 2) + 1] / _scales[t + 1]);
            (_backward[t * 2], _backward[(t * 2) + 1]) = ((_stay[0] * a) + ((1.0 - _stay[0]) * b), ((1.0 - _stay[1]) * a) + (_stay[1] * b));
        }
    }

    private void Maximise()
    {
        for (var state = 0; state < States; state++)
        {
            var (weight, sum, from, stayed) = (0.0, 0.0, 0.0, 0.0);
            for (var t = 0; t < _values.Length; t++)
            {
                var gamma = Gamma(t, state);
                weight += gamma;
                sum += gamma * ValueAt(t);
                if (t + 1 < _values.Length)
                {
                    from += gamma;
                    stayed += _forward[(t * 2) + state] * _stay[state] * Density(state, ValueAt(t + 1)) * _backward[((t + 1) * 2) + state] / _scales[t + 1];
                }
            }

            var mean = weight > 0 ? sum / weight : _mean[state];
            var squares = 0.0;
            for (var t = 0; t < _values.Length; t++)
            {
                squares += Gamma(t, state) * (ValueAt(t) - mean) * (ValueAt(t) - mean);
            }

            _nextStay[state] = from > 0 ? Math.Clamp(stayed / from, 0.01, 0.999) : _stay[state];
            (_nextMean[state], _nextVariance[state]) = (mean, Math.Max(VarianceFloor, weight > 0 ? squares / weight : _variance[state]));
        }

        for (var state = 0; state < States; state++)
        {
            (_mean[state], _variance[state], _stay[state]) = (_nextMean[state], _nextVariance[state], _nextStay[state]);
        }
    }

    private double Gamma(int t, int state)
    {
        var (a, b) = (_forward[t * 2] * _backward[t * 2], _forward[(t * 2) + 1] * _backward[(t * 2) + 1]);
        return a + b > 0 ? (state == 0 ? a : b) / (a + b) : 0.5;
    }

    private double Density(int state, double value)
    {
        var distance = value - _mean[state];
        return StrictMath.Exp(-0.5 * distance * distance / _variance[state]) / Math.Sqrt(6.283185307179586 * _variance[state]);
    }

    private double ValueAt(int t)
    {
        var at = _next + t;
        return _values[at >= _values.Length ? at - _values.Length : at];
    }
}

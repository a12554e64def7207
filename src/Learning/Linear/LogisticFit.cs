using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Linear;

/// <summary>
/// Newton's method on the penalised log-loss (iteratively reweighted least squares); a step that does not lower the loss is halved. With an L1 penalty the step
/// is the minimum of the quadratic model by coordinate descent (proximal Newton).
/// </summary>
internal sealed class LogisticFit
{
    private const int HalvingsMax = 40;

    private static readonly double Ln2 = StrictMath.Log(2);

    private readonly int _rows;
    private readonly int _width;
    private readonly int _size;
    private readonly double[] _x;
    private readonly double[] _targets;
    private readonly double[] _weights;
    private readonly double[] _margins;
    private readonly double[] _probabilities;
    private readonly double[] _curvatures;
    private readonly double[] _gradient;
    private readonly NormalMatrix _hessian;
    private readonly Penalty _penalty;

    public LogisticFit(Examples examples, Standardisation scale, double l1, double l2)
    {
        // Column 0 is the intercept. Rows are padded with zeros to whole blocks of four, columns to blocks of eight.
        (_rows, _width) = (examples.Count, examples.Features.Columns.Count + 1);
        _size = (_width + 7) & ~7;
        var padded = (_rows + 3) & ~3;
        _x = new double[padded * _size];
        (_targets, _weights) = (examples.Targets, new double[padded]);
        (_margins, _probabilities, _curvatures) = (new double[_rows], new double[_rows], new double[padded]);
        for (var row = 0; row < _rows; row++)
        {
            _weights[row] = examples.Weights?[row] ?? 1;
            var x = Row(row);
            x[0] = 1;
            scale.Of(examples.Features.Row(row), x[1.._width]);
        }

        _gradient = new double[_size];
        _hessian = new NormalMatrix(_size);
        _penalty = new Penalty(l1, l2);
    }

    /// <summary>Fits.</summary>
    /// <returns>The intercept and the coefficient of each standardised column.</returns>
    public double[] Run(int iterationsMax, double tolerance, CancellationToken stop)
    {
        var weights = new double[_size];
        var loss = LossAtZero();
        for (var iteration = 0; iteration < iterationsMax; iteration++)
        {
            stop.ThrowIfCancellationRequested();
            Derive();
            var step = _penalty.L1 > 0
                ? CoordinateDescent.Step(_hessian.Elements, _gradient, weights, _size, _width, _penalty)
                : Cholesky.Step(_hessian.Elements, _gradient, weights, _size, _width, _penalty);
            var (next, nextLoss) = Halved(weights, step, loss);
            var gain = loss - nextLoss;
            if (gain > 0)
            {
                (weights, loss) = (next, nextLoss);
            }

            if (gain <= tolerance * Math.Abs(loss))
            {
                break;
            }
        }

        return weights[.._width];
    }

    private Span<double> Row(int row) => _x.AsSpan(row * _size, _size);

    private (double[] Weights, double Loss) Halved(double[] weights, double[] step, double loss)
    {
        for (int halving = 0; ; halving++)
        {
            var next = new double[_size];
            for (var i = 0; i < _width; i++)
            {
                next[i] = weights[i] + step[i];
                step[i] *= 0.5;
            }

            var nextLoss = Loss(next);
            if (nextLoss <= loss || halving == HalvingsMax)
            {
                return (next, nextLoss);
            }
        }
    }

    // Of coefficients that are all 0: Σ w·ln 2, without looking at a row.
    private double LossAtZero()
    {
        Array.Clear(_margins);
        var loss = 0.0;
        for (var row = 0; row < _rows; row++)
        {
            loss += _weights[row] * Ln2;
        }

        return loss;
    }

    // Σ w·ln(1 + e^z) with z the margin against the target, and the penalties. Leaves the margins of these weights behind.
    private double Loss(double[] weights)
    {
        for (var row = 0; row < _rows; row++)
        {
            var margin = Lanes.Dot(Row(row), weights);
            _margins[row] = margin;
            _probabilities[row] = -Math.Abs(margin);
        }

        VectorMath.Exp(_probabilities, _probabilities);
        for (var row = 0; row < _rows; row++)
        {
            _probabilities[row] += 1;
        }

        VectorMath.Log(_probabilities, _probabilities);
        var loss = 0.0;
        for (var row = 0; row < _rows; row++)
        {
            var against = _targets[row] > 0 ? -_margins[row] : _margins[row];
            loss += _weights[row] * (Math.Max(against, 0) + _probabilities[row]);
        }

        return loss + _penalty.Of(weights.AsSpan(1, _width - 1));
    }

    private void Derive()
    {
        VectorMath.Logistic(_margins, _probabilities);
        Array.Clear(_gradient);
        _hessian.Clear();
        for (var row = 0; row < _rows; row++)
        {
            var probability = _probabilities[row];
            _curvatures[row] = _weights[row] * probability * (1 - probability);
            Lanes.AddScaled(_gradient, _weights[row] * (probability - _targets[row]), Row(row));
        }

        _hessian.Add(_x, _curvatures);
    }
}

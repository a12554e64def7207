using Arus.Foundation.Numerics;

namespace Arus.Language.Sentiment;

/// <summary>
/// Multinomial logistic regression with an L2 penalty (not on the intercepts), minimised by L-BFGS (Nocedal 1980) with a backtracking line search.
/// Every sum runs in one fixed order.
/// </summary>
internal sealed class SoftmaxRegression
{
    public const int Classes = 3;

    private const int Memory = 10;
    private const int IterationsMax = 100;
    private const double Tolerance = 0.02;
    private readonly double[] _weights;
    private readonly int _columns;

    private SoftmaxRegression(double[] weights, int columns)
    {
        _weights = weights;
        _columns = columns;
    }

    /// <summary>Fits weights: per column one for each class, then the intercepts.</summary>
    /// <param name="rows">The examples.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="labels">Per row 0, 1 or 2.</param>
    /// <param name="importance">Per class how much an example of it counts.</param>
    /// <param name="penalty">Half of this times the squared length of the weights is added to the summed loss.</param>
    /// <param name="stop">Ends the fitting.</param>
    public static SoftmaxRegression Fit(SparseRows rows, int columns, int[] labels, double[] importance, double penalty, CancellationToken stop)
    {
        var objective = new Objective(rows, columns, labels, importance, penalty);
        var x = new double[(columns + 1) * Classes];
        var gradient = new double[x.Length];
        var value = objective.At(x, gradient);
        var history = new Queue<(double[] Step, double[] Change, double Rho)>();
        for (var iteration = 0; iteration < IterationsMax && MaxAbs(gradient) > Tolerance; iteration++)
        {
            stop.ThrowIfCancellationRequested();
            var direction = Direction(gradient, [.. history]);
            var slope = Dot(direction, gradient);
            var next = new double[x.Length];
            var nextGradient = new double[x.Length];
            var step = history.Count == 0 ? Math.Min(1.0, 1.0 / Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            double nextValue;
            for (var tries = 0; ; tries++)
            {
                for (var i = 0; i < x.Length; i++)
                {
                    next[i] = x[i] + (step * direction[i]);
                }

                nextValue = objective.At(next, nextGradient);
                if (nextValue <= value + (1e-4 * step * slope) || tries == 30)
                {
                    break;
                }

                step *= 0.5;
            }

            if (nextValue >= value)
            {
                break;
            }

            Remember(history, x, next, gradient, nextGradient);
            (x, gradient, value) = (next, nextGradient, nextValue);
        }

        return new SoftmaxRegression(x, columns);
    }

    /// <summary>One that was fitted before.</summary>
    /// <param name="weights">As <see cref="Weights"/> gave them.</param>
    /// <param name="columns">How many columns there are.</param>
    public static SoftmaxRegression Of(double[] weights, int columns) => new(weights, columns);

    /// <summary>The probabilities of the classes for one row.</summary>
    public void Predict(ReadOnlySpan<int> columns, ReadOnlySpan<double> values, Span<double> probabilities) => Predict(_weights, _columns, columns, values, probabilities);

    /// <summary>Per column one for each class, then the intercepts.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    private static void Predict(double[] weights, int columnCount, ReadOnlySpan<int> columns, ReadOnlySpan<double> values, Span<double> probabilities)
    {
        var intercepts = columnCount * Classes;
        double a = weights[intercepts], b = weights[intercepts + 1], c = weights[intercepts + 2];
        for (var i = 0; i < columns.Length; i++)
        {
            var at = columns[i] * Classes;
            var value = values[i];
            a += weights[at] * value;
            b += weights[at + 1] * value;
            c += weights[at + 2] * value;
        }

        var most = Math.Max(a, Math.Max(b, c));
        (a, b, c) = (StrictMath.Exp(a - most), StrictMath.Exp(b - most), StrictMath.Exp(c - most));
        var sum = a + b + c;
        (probabilities[0], probabilities[1], probabilities[2]) = (a / sum, b / sum, c / sum);
    }

    private static void Remember(Queue<(double[] Step, double[] Change, double Rho)> history, double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        var step = new double[x.Length];
        var change = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            step[i] = next[i] - x[i];
            change[i] = nextGradient[i] - gradient[i];
        }

        var curvature = Dot(step, change);
        if (curvature > 1e-12)
        {
            history.Enqueue((step, change, 1.0 / curvature));
            if (history.Count > Memory)
            {
                history.Dequeue();
            }
        }
    }

    private static double[] Direction(double[] gradient, (double[] Step, double[] Change, double Rho)[] history)
    {
        var direction = new double[gradient.Length];
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] = -gradient[i];
        }

        var alphas = new double[history.Length];
        for (var k = history.Length - 1; k >= 0; k--)
        {
            alphas[k] = history[k].Rho * Dot(history[k].Step, direction);
            AddScaled(direction, history[k].Change, -alphas[k]);
        }

        if (history.Length > 0)
        {
            var (_, change, rho) = history[^1];
            var scale = 1.0 / (rho * Dot(change, change));
            for (var i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (var k = 0; k < history.Length; k++)
        {
            AddScaled(direction, history[k].Step, alphas[k] - (history[k].Rho * Dot(history[k].Change, direction)));
        }

        return direction;
    }

    private static void AddScaled(double[] to, double[] what, double scale)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += scale * what[i];
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static double MaxAbs(double[] values)
    {
        var most = 0.0;
        foreach (var value in values)
        {
            most = Math.Max(most, Math.Abs(value));
        }

        return most;
    }

    private sealed class Objective(SparseRows rows, int columns, int[] labels, double[] importance, double penalty)
    {
        /// <summary>The penalised loss at some weights, and its gradient.</summary>
        public double At(double[] weights, double[] gradient)
        {
            Array.Clear(gradient);
            var loss = 0.0;
            Span<double> probabilities = stackalloc double[Classes];
            var intercepts = columns * Classes;
            for (var row = 0; row < rows.Count; row++)
            {
                var at = rows.Columns(row);
                var values = rows.Values(row);
                Predict(weights, columns, at, values, probabilities);
                var label = labels[row];
                var counts = importance[label];
                loss -= counts * StrictMath.Log(Math.Max(probabilities[label], 1e-300));
                probabilities[label] -= 1.0;
                double a = probabilities[0] * counts, b = probabilities[1] * counts, c = probabilities[2] * counts;
                for (var i = 0; i < at.Length; i++)
                {
                    var to = at[i] * Classes;
                    gradient[to] += a * values[i];
                    gradient[to + 1] += b * values[i];
                    gradient[to + 2] += c * values[i];
                }

                gradient[intercepts] += a;
                gradient[intercepts + 1] += b;
                gradient[intercepts + 2] += c;
            }

            var squares = 0.0;
            for (var i = 0; i < intercepts; i++)
            {
                squares += weights[i] * weights[i];
                gradient[i] += penalty * weights[i];
            }

            return loss + (0.5 * penalty * squares);
        }
    }
}

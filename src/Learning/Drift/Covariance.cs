using Arus.Foundation.Numerics;

namespace Arus.Learning.Drift;

/// <summary>The covariance of centred rows, shrunk towards a multiple of the identity (Ledoit and Wolf 2004), so that it can be inverted however few the rows are.</summary>
internal static class Covariance
{
    /// <summary>The lower triangle of Cholesky's L with L·Lᵀ the shrunk covariance, row by row; the shrinkage, 0 to 1.</summary>
    /// <param name="rows">Rows × width, each column of mean 0.</param>
    /// <param name="width">How wide a row is.</param>
    public static (double[] Factor, double Shrinkage) Shrunk(double[] rows, int width)
    {
        var count = rows.Length / width;
        var sample = new double[width * width];
        for (var row = 0; row < count; row++)
        {
            var x = rows.AsSpan(row * width, width);
            for (var i = 0; i < width; i++)
            {
                Lanes.AddScaled(sample.AsSpan(i * width, width), x[i] / count, x);
            }
        }

        var trace = 0.0;
        for (var i = 0; i < width; i++)
        {
            trace += sample[(i * width) + i];
        }

        var target = trace / width;
        var shrinkage = Shrinkage(rows, sample, width, target);
        for (var i = 0; i < sample.Length; i++)
        {
            // Beside the shrinkage a little of the identity, for rows that are all one point.
            var isDiagonal = i / width == i % width;
            sample[i] = ((1 - shrinkage) * sample[i]) + (isDiagonal ? (shrinkage * target) + 1e-9 : 0);
        }

        return (Cholesky(sample, width), shrinkage);
    }

    /// <summary>The squared length of L⁻¹·x: the squared distance of Mahalanobis (1936).</summary>
    /// <param name="factor">L.</param>
    /// <param name="x">The centred row.</param>
    /// <param name="solved">Working memory as wide as x.</param>
    public static double SquaredDistance(double[] factor, ReadOnlySpan<double> x, Span<double> solved)
    {
        var width = x.Length;
        for (var i = 0; i < width; i++)
        {
            solved[i] = (x[i] - Lanes.Dot(factor.AsSpan(i * width, i), solved[..i])) / factor[(i * width) + i];
        }

        return Lanes.Dot(solved, solved);
    }

    private static double Shrinkage(double[] rows, double[] sample, int width, double target)
    {
        // d² = |S − μI|²; b² = mean of |x·xᵀ − S|² over rows, over their number: the shrinkage is b²/d².
        var (count, squares) = (rows.Length / width, Lanes.Dot(sample, sample));
        var spread = squares - (width * target * target);
        if (!(spread > 0))
        {
            return 1;
        }

        var error = 0.0;
        for (var row = 0; row < count; row++)
        {
            var x = rows.AsSpan(row * width, width);
            var (length, along) = (Lanes.Dot(x, x), 0.0);
            for (var i = 0; i < width; i++)
            {
                along += x[i] * Lanes.Dot(sample.AsSpan(i * width, width), x);
            }

            error += (length * length) - (2 * along) + squares;
        }

        return Math.Min(error / ((double)count * count) / spread, 1);
    }

    private static double[] Cholesky(double[] matrix, int width)
    {
        var factor = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[(i * width) + j] - Lanes.Dot(factor.AsSpan(i * width, j), factor.AsSpan(j * width, j));
                factor[(i * width) + j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-12)) : rest / factor[(j * width) + j];
            }
        }

        return factor;
    }
}

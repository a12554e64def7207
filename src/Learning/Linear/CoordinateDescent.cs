namespace Arus.Learning.Linear;

/// <summary>The minimum of a quadratic with penalties, one coordinate after another (Friedman, Hastie and Tibshirani 2010).</summary>
internal static class CoordinateDescent
{
    private const int SweepsMax = 10_000;
    private const double Tolerance = 1e-12;

    /// <summary>The step d that minimises gᵀd + ½ dᵀHd + the penalties of w + d.</summary>
    /// <param name="matrix">H, the upper half.</param>
    /// <param name="gradient">g.</param>
    /// <param name="weights">w, the intercept first.</param>
    /// <param name="size">The length of a row of the matrix.</param>
    /// <param name="width">How many weights there are.</param>
    /// <param name="penalty">The penalties, none for the intercept.</param>
    public static double[] Step(double[] matrix, double[] gradient, double[] weights, int size, int width, Penalty penalty)
    {
        var step = new double[size];
        for (var sweep = 0; sweep < SweepsMax; sweep++)
        {
            var largest = 0.0;
            for (var i = 0; i < width; i++)
            {
                var (l1, l2) = i > 0 ? (penalty.L1, penalty.L2) : (0.0, 0.0);
                var curvature = matrix[(i * size) + i];
                if (curvature + l2 <= 0)
                {
                    continue;
                }

                var slope = gradient[i];
                for (var j = 0; j < width; j++)
                {
                    slope += j == i ? 0 : matrix[j < i ? (j * size) + i : (i * size) + j] * step[j];
                }

                // Of the new weight u: ½(h + λ)u² + (slope − h·w)u + α|u| is least where the pulled-in pole says.
                var pole = (curvature * weights[i]) - slope;
                var pulled = pole > l1 ? pole - l1 : pole < -l1 ? pole + l1 : 0;
                var moved = (pulled / (curvature + l2)) - weights[i];
                largest = Math.Max(largest, Math.Abs(moved - step[i]) * Math.Sqrt(curvature + l2));
                step[i] = moved;
            }

            if (largest < Tolerance)
            {
                break;
            }
        }

        return step;
    }
}

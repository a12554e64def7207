namespace Arus.Learning.Linear;

/// <summary>Solves for Newton's step by H = RᵀR.</summary>
internal static class Cholesky
{
    /// <summary>−(H + λI)⁻¹ (g + λw), without λ for the intercept. A column without curvature gets no step.</summary>
    /// <param name="matrix">H, the upper half; becomes R.</param>
    /// <param name="gradient">g.</param>
    /// <param name="weights">w, the intercept first.</param>
    /// <param name="size">The length of a row of the matrix.</param>
    /// <param name="width">How many weights there are.</param>
    /// <param name="penalty">λ is its L2.</param>
    public static double[] Step(double[] matrix, double[] gradient, double[] weights, int size, int width, Penalty penalty)
    {
        var step = new double[size];
        for (var i = 0; i < width; i++)
        {
            matrix[(i * size) + i] += (i > 0 ? penalty.L2 : 0) + (matrix[(i * size) + i] * Penalty.Ridge);
            step[i] = -(gradient[i] + (i > 0 ? penalty.L2 * weights[i] : 0));
        }

        Factor(matrix, size, width);
        for (var i = 0; i < width; i++)
        {
            var pivot = matrix[(i * size) + i];
            step[i] = pivot > 0 ? step[i] / pivot : 0;
            for (var j = i + 1; j < width; j++)
            {
                step[j] -= matrix[(i * size) + j] * step[i];
            }
        }

        for (var i = width - 1; i >= 0; i--)
        {
            var (sum, pivot) = (step[i], matrix[(i * size) + i]);
            for (var j = i + 1; j < width; j++)
            {
                sum -= matrix[(i * size) + j] * step[j];
            }

            step[i] = pivot > 0 ? sum / pivot : 0;
        }

        return step;
    }

    private static void Factor(double[] matrix, int size, int width)
    {
        for (var k = 0; k < width; k++)
        {
            var row = matrix.AsSpan((k * size) + k, width - k);
            var pivot = row[0] > 0 ? Math.Sqrt(row[0]) : 0;
            foreach (ref var element in row)
            {
                element = pivot > 0 ? element / pivot : 0;
            }

            for (var i = 1; i < row.Length; i++)
            {
                var lower = matrix.AsSpan(((k + i) * size) + k + i, width - k - i);
                for (var j = 0; j < lower.Length; j++)
                {
                    lower[j] -= row[i] * row[i + j];
                }
            }
        }
    }
}

namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>
/// The covariance of returns, shrunk towards a multiple of the identity by the share that minimises the expected error (Ledoit and Wolf 2004): a sample matrix of
/// few observations makes optimisers bet on its noise. Population covariance (n in the divisor), means removed.
/// </summary>
internal static class Covariance
{
    /// <summary>Estimates it.</summary>
    /// <param name="returns">One row per observation, one column per asset, row by row; changed: the means are removed.</param>
    /// <param name="assets">Columns.</param>
    /// <param name="matrix">Receives the matrix, assets × assets.</param>
    /// <returns>How far it was shrunk, 0 to 1.</returns>
    public static double Shrunk(Span<double> returns, int assets, Span<double> matrix)
    {
        var rows = returns.Length / assets;
        for (var j = 0; j < assets; j++)
        {
            var mean = 0.0;
            for (var t = 0; t < rows; t++)
            {
                mean += returns[(t * assets) + j] / rows;
            }

            for (var t = 0; t < rows; t++)
            {
                returns[(t * assets) + j] -= mean;
            }
        }

        var (beta, trace) = (0.0, 0.0);
        for (var i = 0; i < assets; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (sum, squares) = (0.0, 0.0);
                for (var t = 0; t < rows; t++)
                {
                    var product = returns[(t * assets) + i] * returns[(t * assets) + j];
                    sum += product;
                    squares += product * product;
                }

                var covariance = sum / rows;
                matrix[(i * assets) + j] = matrix[(j * assets) + i] = covariance;
                beta += (i == j ? 1.0 : 2.0) * ((squares / rows) - (covariance * covariance));
                trace += i == j ? covariance : 0.0;
            }
        }

        var middle = trace / assets;
        var distance = 0.0;
        for (var i = 0; i < assets; i++)
        {
            for (var j = 0; j < assets; j++)
            {
                var off = matrix[(i * assets) + j] - (i == j ? middle : 0.0);
                distance += off * off;
            }
        }

        var shrinkage = distance > 0 ? Math.Clamp(beta / rows / distance, 0.0, 1.0) : 0.0;
        for (var i = 0; i < assets; i++)
        {
            for (var j = 0; j < assets; j++)
            {
                matrix[(i * assets) + j] = ((1.0 - shrinkage) * matrix[(i * assets) + j]) + (i == j ? shrinkage * middle : 0.0);
            }
        }

        return shrinkage;
    }
}

namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>
/// Weights whose shares of the risk are equal, wᵢ·(Σw)ᵢ the same for all: the minimum of ½xᵀΣx − Σ ln xᵢ ÷ n, found one coordinate after another
/// (Griveau-Billion, Richard and Roncalli 2013), scaled to add up to 1.
/// </summary>
internal static class RiskParity
{
    private const int Sweeps = 200;
    private const double Settled = 1e-12;

    /// <summary>Finds them.</summary>
    /// <param name="covariance">Assets × assets, positive on its diagonal.</param>
    /// <param name="weights">Receives the weights, all above 0.</param>
    public static void Allocate(ReadOnlySpan<double> covariance, Span<double> weights)
    {
        var assets = weights.Length;
        for (var i = 0; i < assets; i++)
        {
            weights[i] = 1.0 / Math.Sqrt(assets * covariance[(i * assets) + i]);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var moved = 0.0;
            for (var i = 0; i < assets; i++)
            {
                var (own, others) = (covariance[(i * assets) + i], 0.0);
                for (var j = 0; j < assets; j++)
                {
                    others += j == i ? 0.0 : covariance[(i * assets) + j] * weights[j];
                }

                var next = (-others + Math.Sqrt((others * others) + (4.0 * own / assets))) / (2.0 * own);
                moved = Math.Max(moved, Math.Abs(next - weights[i]) / next);
                weights[i] = next;
            }

            if (moved < Settled)
            {
                break;
            }
        }

        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        for (var i = 0; i < assets; i++)
        {
            weights[i] /= sum;
        }
    }
}

namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>
/// The growth-optimal weights of Kelly (1956) and Markowitz (1952), w = c·Σ⁻¹μ, with c the fraction of Kelly that is dared, and bets on one outcome.
/// </summary>
internal static class MeanVariance
{
    /// <summary>Weights of the equity per asset, which may be negative or above 1 before they are capped.</summary>
    /// <param name="covariance">Assets × assets, positive definite; shrink it first.</param>
    /// <param name="means">Expected excess returns.</param>
    /// <param name="fraction">Of Kelly, 0 to 1.</param>
    /// <param name="factor">Working memory, assets × assets.</param>
    /// <param name="weights">Receives them.</param>
    /// <returns>False when the covariance is not positive definite; the weights are then 0.</returns>
    public static bool Allocate(ReadOnlySpan<double> covariance, ReadOnlySpan<double> means, double fraction, Span<double> factor, Span<double> weights)
    {
        var assets = weights.Length;
        for (var i = 0; i < assets; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = covariance[(i * assets) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[(i * assets) + k] * factor[(j * assets) + k];
                }

                if (i == j && !(sum > 0))
                {
                    weights.Clear();
                    return false;
                }

                factor[(i * assets) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * assets) + j];
            }
        }

        for (var i = 0; i < assets; i++)
        {
            weights[i] = fraction * means[i];
            for (var k = 0; k < i; k++)
            {
                weights[i] -= factor[(i * assets) + k] * weights[k];
            }

            weights[i] /= factor[(i * assets) + i];
        }

        for (var i = assets - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < assets; k++)
            {
                weights[i] -= factor[(k * assets) + i] * weights[k];
            }

            weights[i] /= factor[(i * assets) + i];
        }

        return true;
    }

    /// <summary>
    /// Kelly's fraction of the equity for a bet that pays b to 1 with probability p: (pb − q) ÷ b, at most 1, never negative. Where p was estimated it is first lowered by
    /// so many of its standard errors.
    /// </summary>
    /// <param name="probability">Of winning.</param>
    /// <param name="payoff">Won per unit lost, above 0.</param>
    /// <param name="observations">The estimate rests on; infinity for a known probability.</param>
    /// <param name="errors">Standard errors of doubt.</param>
    public static double Kelly(double probability, double payoff, double observations = double.PositiveInfinity, double errors = 0)
    {
        var held = probability - (errors > 0 ? errors * Math.Sqrt(probability * (1.0 - probability) / observations) : 0.0);
        return Math.Clamp(((held * payoff) - (1.0 - held)) / payoff, 0.0, 1.0);
    }
}

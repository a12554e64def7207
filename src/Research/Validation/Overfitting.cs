using System.Numerics;
using Arus.Foundation.Numerics;
using Arus.Research.Statistics;

namespace Arus.Research.Validation;

/// <summary>How much of a result is the luck of having tried often.</summary>
internal static class Overfitting
{
    /// <summary>Blocks of the symmetric cross-validation: 12,870 splits.</summary>
    public const int Blocks = 16;

    private const double EulerGamma = 0.57721566490153286;

    /// <summary>
    /// The Sharpe ratio the best of n trials without any skill is expected to show, in units of one period (Bailey and López de Prado, "The Deflated Sharpe
    /// Ratio", 2014): √V·((1 − γ)·Φ⁻¹(1 − 1/n) + γ·Φ⁻¹(1 − 1/(n·e))), where V is the variance of the trials' Sharpe ratios.
    /// </summary>
    /// <param name="trials">n, at least 1.</param>
    /// <param name="deviation">√V.</param>
    public static double ExpectedBest(int trials, double deviation) => trials < 2 ? 0 : deviation
        * (((1 - EulerGamma) * StrictMath.NormalQuantile(1 - (1.0 / trials))) + (EulerGamma * StrictMath.NormalQuantile(1 - (1 / (trials * Math.E)))));

    /// <summary>The probability that the true Sharpe ratio is above <see cref="ExpectedBest"/>; null where the returns have none.</summary>
    /// <param name="returns">One per period.</param>
    /// <param name="trials">How many were tried.</param>
    /// <param name="deviation">Of the trials' Sharpe ratios per period.</param>
    public static double? DeflatedSharpe(ReadOnlySpan<double> returns, int trials, double deviation) =>
        ReturnMetrics.ProbabilisticSharpe(returns, ExpectedBest(trials, deviation));

    /// <summary>
    /// The share of symmetric splits in which the trial that is best in sample is at or below the median out of sample (combinatorially symmetric
    /// cross-validation; Bailey, Borwein, López de Prado and Zhu, 2017), and the share in which it loses there. Null for a single trial or fewer than two days a
    /// block.
    /// </summary>
    /// <param name="returns">Per trial its daily returns, all of the same days.</param>
    public static (double Overfit, double Loss)? Probability(IReadOnlyList<double[]> returns)
    {
        if (returns.Count < 2 || returns[0].Length < 2 * Blocks)
        {
            return null;
        }

        var blocks = returns.Select(BlockSums).ToArray();
        var (below, losing, splits) = (0.0, 0.0, 0);
        var outside = new double[returns.Count];
        for (var mask = 0u; mask < 1u << Blocks; mask++)
        {
            if (BitOperations.PopCount(mask) != Blocks / 2)
            {
                continue;
            }

            var (best, bestSharpe) = (0, double.NegativeInfinity);
            for (var trial = 0; trial < blocks.Length; trial++)
            {
                var inside = Sharpe(blocks[trial], mask);
                outside[trial] = Sharpe(blocks[trial], ~mask & ((1u << Blocks) - 1));
                if (inside > bestSharpe)
                {
                    (best, bestSharpe) = (trial, inside);
                }
            }

            // Equal ones share a rank, so that trials that do the same are neither good nor bad.
            var rank = outside.Count(value => value < outside[best]) + ((outside.Count(value => value == outside[best]) + 1) / 2.0);
            below += rank / (outside.Length + 1) <= 0.5 ? 1 : 0;
            losing += outside[best] <= 0 ? 1 : 0;
            splits++;
        }

        return (below / splits, losing / splits);
    }

    private static (double Sum, double Squares, int Count)[] BlockSums(double[] returns)
    {
        var blocks = new (double Sum, double Squares, int Count)[Blocks];
        for (var block = 0; block < Blocks; block++)
        {
            var (from, to) = ((int)((long)block * returns.Length / Blocks), (int)((long)(block + 1) * returns.Length / Blocks));
            var (sum, squares) = (0.0, 0.0);
            for (var i = from; i < to; i++)
            {
                sum += returns[i];
                squares += returns[i] * returns[i];
            }

            blocks[block] = (sum, squares, to - from);
        }

        return blocks;
    }

    private static double Sharpe((double Sum, double Squares, int Count)[] blocks, uint mask)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var block = 0; block < Blocks; block++)
        {
            if ((mask >> block & 1) == 1)
            {
                sum += blocks[block].Sum;
                squares += blocks[block].Squares;
                count += blocks[block].Count;
            }
        }

        var mean = sum / count;
        var variance = (squares - (count * mean * mean)) / (count - 1);
        return variance > 0 ? mean / Math.Sqrt(variance) : 0;
    }
}

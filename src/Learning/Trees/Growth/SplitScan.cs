using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Learning.Trees.Growth;

/// <summary>
/// The best cut of one column without constraints: G_L²/(H_L+λ) + G_R²/(H_R+λ) (Chen and Guestrin 2016, eq. 7) for four cuts at a time. Lanes never meet
/// before the end, and there the larger score wins, then the lower bin: the answer does not depend on the hardware.
/// </summary>
internal static class SplitScan
{
    // A whole number below 2^52 in the low bits of 2^52's mantissa is that number plus 2^52.
    private const long Magic = 0x4330_0000_0000_0000;
    private const double Two52 = 4503599627370496.0;
    private const double Two31 = 2147483648.0;

    /// <summary>Sums of the first bins, up to each, padded with the last to whole vectors.</summary>
    /// <param name="sums">The sums of the bins.</param>
    /// <param name="count">How many bins hold values.</param>
    /// <param name="prefix">Where they go.</param>
    /// <returns>How many were written.</returns>
    public static int Prefix(ReadOnlySpan<long> sums, int count, Span<long> prefix)
    {
        var sum = 0L;
        for (var bin = 0; bin < count; bin++)
        {
            sum += sums[bin];
            prefix[bin] = sum;
        }

        var padded = (count + 3) & ~3;
        prefix[count..padded].Fill(sum);
        return padded;
    }

    /// <summary>The best cut; of score −∞ where none leaves enough on both sides.</summary>
    /// <param name="prefix">What <see cref="Prefix"/> wrote.</param>
    /// <param name="missingLeft">What is added to every left side: the missing, or nothing.</param>
    /// <param name="total">The sum of the node.</param>
    /// <param name="l2">λ in units of the hessian.</param>
    /// <param name="childMin">The least hessian of a side, in units, at least 1.</param>
    public static (double Score, int Bin) Best(ReadOnlySpan<long> prefix, long missingLeft, long total, double l2, double childMin)
    {
        var low = Vector256.Create(0xFFFF_FFFFL);
        var flip = Vector256.Create(0x8000_0000L);
        var magic = Vector256.Create(Magic);
        var hessianOffset = Vector256.Create(Two52);
        var gradientOffset = Vector256.Create(Two52 + Two31);
        var totalGradient = Vector256.Create((double)PackedGradients.Gradient(total));
        var totalHessian = Vector256.Create((double)PackedGradients.Hessian(total));
        var penalty = Vector256.Create(l2);
        var least = Vector256.Create(childMin);
        var shift = Vector256.Create(missingLeft);

        var best = Vector256.Create(double.NegativeInfinity);
        var bestBin = Vector256<long>.Zero;
        var bin = Vector256.Create(0L, 1L, 2L, 3L);
        var four = Vector256.Create(4L);
        foreach (var cuts in MemoryMarshal.Cast<long, Vector256<long>>(prefix))
        {
            var left = cuts + shift;
            var hessian = ((left & low) | magic).AsDouble() - hessianOffset;
            var gradient = ((Vector256.ShiftRightLogical(left, 32) ^ flip) | magic).AsDouble() - gradientOffset;
            var rightHessian = totalHessian - hessian;
            var rightGradient = totalGradient - gradient;
            var leftPenalised = hessian + penalty;
            var rightPenalised = rightHessian + penalty;
            var score = ((gradient * gradient * rightPenalised) + (rightGradient * rightGradient * leftPenalised)) / (leftPenalised * rightPenalised);
            var better = Vector256.GreaterThanOrEqual(hessian, least) & Vector256.GreaterThanOrEqual(rightHessian, least) & Vector256.GreaterThan(score, best);
            best = Vector256.ConditionalSelect(better, score, best);
            bestBin = Vector256.ConditionalSelect(better.AsInt64(), bin, bestBin);
            bin += four;
        }

        var chosen = (Score: best[0], Bin: bestBin[0]);
        for (var lane = 1; lane < Vector256<long>.Count; lane++)
        {
            if (best[lane] > chosen.Score || (best[lane] == chosen.Score && bestBin[lane] < chosen.Bin))
            {
                chosen = (best[lane], bestBin[lane]);
            }
        }

        return (chosen.Score, (int)chosen.Bin);
    }
}

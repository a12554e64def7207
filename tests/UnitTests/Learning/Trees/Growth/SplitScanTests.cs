using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Growth;

namespace Arus.UnitTests.Learning.Trees.Growth;

public sealed class SplitScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(255)]
    public void Best_AnySums_IsTheFirstBestCut(int bins)
    {
        var random = new StrictRandom((ulong)bins);
        for (var run = 0; run < 200; run++)
        {
            var sums = new long[256];
            for (var bin = 0; bin < bins; bin++)
            {
                sums[bin] = random.NextInt(3) == 0 ? 0 : Pair(random.NextInt(2001) - 1000, random.NextInt(500));
            }

            var missing = run % 2 == 0 ? 0 : Pair(random.NextInt(2001) - 1000, 1 + random.NextInt(100));
            var total = sums.Sum() + missing;
            var prefix = new long[256];
            var length = SplitScan.Prefix(sums, bins, prefix);

            var (score, bin2) = SplitScan.Best(prefix.AsSpan(0, length), missing, total, 3.5, 20);

            var (plainScore, plainBin) = Plain(sums, bins, missing, total, 3.5, 20);
            Assert.Equal((plainScore, double.IsInfinity(plainScore) ? 0 : plainBin), (score, bin2));
        }
    }

    private static (double Score, int Bin) Plain(long[] sums, int bins, long missing, long total, double l2, double childMin)
    {
        var (best, bestBin, left) = (double.NegativeInfinity, 0, missing);
        for (var bin = 0; bin < bins; bin++)
        {
            left += sums[bin];
            double g = PackedGradients.Gradient(left), h = PackedGradients.Hessian(left);
            double rightG = PackedGradients.Gradient(total) - g, rightH = PackedGradients.Hessian(total) - h;
            var score = ((g * g * (rightH + l2)) + (rightG * rightG * (h + l2))) / ((h + l2) * (rightH + l2));
            if (h >= childMin && rightH >= childMin && score > best)
            {
                (best, bestBin) = (score, bin);
            }
        }

        return (best, bestBin);
    }

    private static long Pair(int gradient, int hessian) => ((long)gradient << 32) + hessian;
}

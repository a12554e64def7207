namespace Arus.Research.Statistics;

/// <summary>The falls of a curve from its highs; the first point is the first high.</summary>
/// <param name="MaxFraction">The greatest fall ÷ the high it fell from, 0 to 1 and beyond when equity turns negative.</param>
/// <param name="MaxAmount">The greatest fall in the curve's own unit, not necessarily the same one.</param>
/// <param name="MeanFraction">The mean of the greatest fractions of every fall; <see langword="null"/> without one.</param>
/// <param name="Ulcer">√ of the mean of (100 × fraction)² over all points after the first.</param>
/// <param name="LongestSteps">Points from a high until it is passed or the curve ends, at most.</param>
/// <param name="RecoverySteps">Points from the bottom of the greatest fall until its high is reached; <see langword="null"/> when it never was.</param>
/// <param name="Fractions">The fraction below the high at each point after the first, 0 or more.</param>
internal sealed record Drawdowns(
    double MaxFraction, double MaxAmount, double? MeanFraction, double Ulcer, int LongestSteps, int? RecoverySteps, double[] Fractions)
{
    /// <summary>Measures a curve of at least one point; fractions count from positive highs only.</summary>
    public static Drawdowns Of(ReadOnlySpan<double> curve)
    {
        var fractions = new double[curve.Length - 1];
        var (peak, peakAt, worst, amount, worstAt, longest) = (curve[0], 0, 0.0, 0.0, 0, 0);
        var (depths, depth, squares) = (new List<double>(), 0.0, 0.0);
        int? recovery = null;
        for (var i = 1; i < curve.Length; i++)
        {
            longest = curve[i] < peak ? Math.Max(longest, i - peakAt) : longest;
            if (curve[i] >= peak)
            {
                recovery = worst > 0 && recovery is null ? i - worstAt : recovery;
                AddDepth(depths, ref depth);
                (peak, peakAt) = (curve[i], i);
            }

            var fraction = peak > 0 ? (peak - curve[i]) / peak : 0;
            fractions[i - 1] = fraction;
            squares += 100 * fraction * (100 * fraction);
            depth = Math.Max(depth, fraction);
            amount = Math.Max(amount, peak - curve[i]);
            if (fraction > worst)
            {
                (worst, worstAt, recovery) = (fraction, i, null);
            }
        }

        AddDepth(depths, ref depth);
        var ulcer = fractions.Length == 0 ? 0 : Math.Sqrt(squares / fractions.Length);
        return new(worst, amount, Moments.Mean(depths.ToArray()), ulcer, longest, recovery, fractions);
    }

    private static void AddDepth(List<double> depths, ref double depth)
    {
        if (depth > 0)
        {
            depths.Add(depth);
        }

        depth = 0;
    }
}

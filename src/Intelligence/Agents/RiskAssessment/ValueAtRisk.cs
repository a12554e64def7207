using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>
/// The loss that is not exceeded with a confidence (VaR) and the mean loss beyond it (CVaR), from returns as fractions; a loss is positive. Nothing here
/// allocates; working memory is handed in.
/// </summary>
internal static class ValueAtRisk
{
    private const double InverseRootOf2Pi = 0.39894228040143267794;

    /// <summary>
    /// From what happened: the quantile of the losses, interpolated as Hyndman and Fan's type 7, and the mean of the losses at or beyond it.
    /// </summary>
    /// <param name="returns">At least one.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <param name="sorted">Working memory, as long as the returns.</param>
    public static (double Var, double Cvar) Historical(ReadOnlySpan<double> returns, double confidence, Span<double> sorted)
    {
        for (var i = 0; i < returns.Length; i++)
        {
            sorted[i] = -returns[i];
        }

        sorted = sorted[..returns.Length];
        sorted.Sort();
        var position = (returns.Length - 1) * confidence;
        var below = (int)position;
        var above = Math.Min(below + 1, returns.Length - 1);
        var var = sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
        var (sum, count) = (0.0, 0);
        for (var i = returns.Length - 1; i >= 0 && sorted[i] >= var; i--)
        {
            (sum, count) = (sum + sorted[i], count + 1);
        }

        return (var, count > 0 ? sum / count : var);
    }

    /// <summary>Of normal returns: −μ + zσ, and −μ + σφ(z) ÷ (1 − confidence).</summary>
    public static (double Var, double Cvar) Parametric(in ReturnMoments moments, double confidence)
    {
        var z = StrictMath.NormalQuantile(confidence);
        var density = StrictMath.Exp(-0.5 * z * z) * InverseRootOf2Pi;
        return (-moments.Mean + (z * moments.Deviation), -moments.Mean + (moments.Deviation * density / (1.0 - confidence)));
    }

    /// <summary>
    /// Of nearly normal returns (Cornish and Fisher 1938): the quantile corrected for skew and excess kurtosis. Where the correction would not rise with the quantile it means
    /// nothing, and the parametric answer is given.
    /// </summary>
    public static double CornishFisher(in ReturnMoments moments, double confidence)
    {
        var z = -StrictMath.NormalQuantile(confidence);
        var (skew, kurtosis) = (moments.Skew, moments.ExcessKurtosis);
        if (!IsMonotone(skew, kurtosis, Math.Abs(z)))
        {
            return Parametric(in moments, confidence).Var;
        }

        var square = z * z;
        var corrected = z + ((square - 1.0) * skew / 6.0) + (((square * z) - (3.0 * z)) * kurtosis / 24.0)
            - (((2.0 * square * z) - (5.0 * z)) * skew * skew / 36.0);
        return -(moments.Mean + (corrected * moments.Deviation));
    }

    /// <summary>
    /// By simulation of the sum of so many steps: filtered historical, each step a past return in its own deviation, scaled to the deviation now, every draw
    /// and its mirror image (antithetic). The standard error is that of a quantile, √(c(1 − c) ÷ n) ÷ density, the density taken from the spacing of
    /// the simulated losses about it.
    /// </summary>
    /// <param name="standardised">Past returns divided by the deviation expected before each.</param>
    /// <param name="deviation">The deviation expected per step.</param>
    /// <param name="steps">Steps of one path.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <param name="random">Draws; the same seed gives the same answer.</param>
    /// <param name="losses">Working memory; as long as there are paths, an even number.</param>
    public static (double Var, double Cvar, double StandardError) MonteCarlo(
        ReadOnlySpan<double> standardised, double deviation, int steps, double confidence, StrictRandom random, Span<double> losses)
    {
        for (var path = 0; path + 1 < losses.Length; path += 2)
        {
            var sum = 0.0;
            for (var step = 0; step < steps; step++)
            {
                sum += standardised[random.NextInt(standardised.Length)];
            }

            (losses[path], losses[path + 1]) = (-sum * deviation, sum * deviation);
        }

        losses.Sort();
        var at = (int)((losses.Length - 1) * confidence);
        var tail = 0.0;
        for (var i = at; i < losses.Length; i++)
        {
            tail += losses[i] / (losses.Length - at);
        }

        var reach = Math.Max(1, losses.Length / 50);
        var (low, high) = (Math.Max(0, at - reach), Math.Min(losses.Length - 1, at + reach));
        var density = losses[high] > losses[low] ? (high - low) / (double)losses.Length / (losses[high] - losses[low]) : double.PositiveInfinity;
        return (losses[at], tail, Math.Sqrt(confidence * (1.0 - confidence) / losses.Length) / density);
    }

    /// <summary>Kupiec's likelihood ratio (1995) of so many breaches where a share was promised; beyond 3.84 the promise is refuted at 5 %.</summary>
    public static double Kupiec(int observations, int breaches, double promised)
    {
        var seen = (double)breaches / observations;
        return -2.0 * (LogLikelihood(promised) - LogLikelihood(seen));

        double LogLikelihood(double rate) =>
            (breaches == 0 ? 0 : breaches * StrictMath.Log(rate)) + (breaches == observations ? 0 : (observations - breaches) * StrictMath.Log(1.0 - rate));
    }

    /// <summary>Whether the corrected quantile rises with the normal one everywhere between −reach and reach: its derivative a + bz + cz² is positive.</summary>
    private static bool IsMonotone(double skew, double kurtosis, double reach)
    {
        var a = 1.0 - (kurtosis / 8.0) + (5.0 * skew * skew / 36.0);
        var b = skew / 3.0;
        var c = (kurtosis / 8.0) - (skew * skew / 6.0);
        var lowest = Math.Min(At(-reach), At(reach));
        var turn = c != 0 ? -b / (2.0 * c) : double.NaN;
        return (Math.Abs(turn) < reach ? Math.Min(lowest, At(turn)) : lowest) > 0;

        double At(double z) => a + (b * z) + (c * z * z);
    }
}

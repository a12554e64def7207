using Arus.Foundation.Numerics;

namespace Arus.Research.Statistics;

/// <summary>Measures of a series of simple returns, one per period. What is not defined is <see langword="null"/>, never infinite.</summary>
internal static class ReturnMetrics
{
    /// <summary>The compounded return: Π(1 + r) − 1.</summary>
    public static double? Total(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return null;
        }

        var growth = 1.0;
        foreach (var value in returns)
        {
            growth *= 1 + value;
        }

        return growth - 1;
    }

    /// <summary>(1 + total)^(periods a year ÷ n) − 1; <see langword="null"/> once all is lost.</summary>
    public static double? Annual(double? total, int count, double periodsPerYear) =>
        count == 0 || total is not > -1 ? null : Finite(StrictMath.Pow(1 + total.Value, periodsPerYear / count) - 1);

    /// <summary>Standard deviation × √periods a year.</summary>
    public static double? Volatility(ReadOnlySpan<double> returns, double periodsPerYear) =>
        Moments.SampleDeviation(returns) * Math.Sqrt(periodsPerYear);

    /// <summary>mean ÷ standard deviation × √periods a year, of returns in excess of the risk-free.</summary>
    public static double? Sharpe(ReadOnlySpan<double> excess, double periodsPerYear) =>
        Moments.Ratio(Moments.Mean(excess), Moments.SampleDeviation(excess)) * Math.Sqrt(periodsPerYear);

    /// <summary>√(Σ min(r − required, 0)² ÷ n): every period in the divisor. Not annualised.</summary>
    public static double? DownsideDeviation(ReadOnlySpan<double> excess)
    {
        if (excess.IsEmpty)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var value in excess)
        {
            var below = Math.Min(value, 0);
            sum += below * below;
        }

        return Math.Sqrt(sum / excess.Length);
    }

    /// <summary>mean ÷ downside deviation × √periods a year; at least two periods.</summary>
    public static double? Sortino(ReadOnlySpan<double> excess, double periodsPerYear) => excess.Length < 2
        ? null
        : Moments.Ratio(Moments.Mean(excess), DownsideDeviation(excess)) * Math.Sqrt(periodsPerYear);

    /// <summary>Σ max(r, 0) ÷ Σ max(−r, 0).</summary>
    public static double? Omega(ReadOnlySpan<double> excess)
    {
        var (gains, losses) = (0.0, 0.0);
        foreach (var value in excess)
        {
            gains += Math.Max(value, 0);
            losses += Math.Max(-value, 0);
        }

        return Moments.Ratio(gains, losses);
    }

    /// <summary>
    /// The probability that the true Sharpe ratio is above another, both per period, given length, skew and raw kurtosis (Bailey and López de Prado, 2012):
    /// Φ((SR − SR*)·√(n − 1) ÷ √(1 − γ₃·SR + (γ₄ − 1) ÷ 4·SR²)).
    /// </summary>
    public static double? ProbabilisticSharpe(ReadOnlySpan<double> returns, double above = 0)
    {
        var spread = SharpeSpread(returns, out var sharpe);
        return Moments.Ratio((sharpe - above) * Math.Sqrt(Math.Max(returns.Length - 1, 0)), spread is > 0 ? Math.Sqrt(spread.Value) : null) is { } z
            ? StrictMath.NormalCdf(z)
            : null;
    }

    /// <summary>Periods needed before a Sharpe ratio above zero is 95 % certain: 1 + (…)·(z₀.₉₅ ÷ SR)²; <see langword="null"/> when it is not above zero.</summary>
    public static double? MinimumTrackRecord(ReadOnlySpan<double> returns)
    {
        var spread = SharpeSpread(returns, out var sharpe);
        if (sharpe is not > 0 || spread is not > 0)
        {
            return null;
        }

        var z = StrictMath.NormalQuantile(0.95) / sharpe.Value;
        return Finite(1 + (spread.Value * z * z));
    }

    /// <summary>The loss that is not exceeded with a probability: a quantile of the losses, positive for a loss.</summary>
    public static double? ValueAtRisk(ReadOnlySpan<double> returns, double level) => -Moments.Quantile(returns, 1 - level);

    /// <summary>The mean of the losses at or beyond the value at risk.</summary>
    public static double? ExpectedShortfall(ReadOnlySpan<double> returns, double level)
    {
        if (ValueAtRisk(returns, level) is not { } limit)
        {
            return null;
        }

        var (sum, count) = (0.0, 0);
        foreach (var value in returns)
        {
            if (-value >= limit)
            {
                sum -= value;
                count++;
            }
        }

        return Moments.Ratio(sum, count);
    }

    /// <summary>Covariance with the market ÷ its variance.</summary>
    public static double? Beta(ReadOnlySpan<double> returns, ReadOnlySpan<double> market)
    {
        if (returns.Length != market.Length || Moments.SampleDeviation(market) is not > 0)
        {
            return null;
        }

        var (mean, marketMean) = (Moments.Mean(returns)!.Value, Moments.Mean(market)!.Value);
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < returns.Length; i++)
        {
            covariance += (returns[i] - mean) * (market[i] - marketMean);
            variance += (market[i] - marketMean) * (market[i] - marketMean);
        }

        return Moments.Ratio(covariance, variance);
    }

    private static double? SharpeSpread(ReadOnlySpan<double> returns, out double? sharpe)
    {
        sharpe = Moments.Ratio(Moments.Mean(returns), Moments.SampleDeviation(returns));
        return 1 - (Moments.Skew(returns) * sharpe) + ((Moments.Kurtosis(returns) - 1) / 4 * sharpe * sharpe);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

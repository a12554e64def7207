namespace Arus.Research.Statistics;

/// <summary>Moments and quantiles, summed from first to last. What is not defined is <see langword="null"/>.</summary>
internal static class Moments
{
    /// <summary>A deviation this small beside its values is the rounding of equal numbers.</summary>
    private const double Negligible = 1e-12;

    public static double? Mean(ReadOnlySpan<double> values) => values.IsEmpty ? null : Sum(values) / values.Length;

    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The standard deviation with n − 1 in the divisor; <see langword="null"/> below two values.</summary>
    public static double? SampleDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var deviation = Math.Sqrt(CentralSum(values, 2) / (values.Length - 1));
        return deviation <= Negligible * LargestMagnitude(values) ? 0.0 : deviation;
    }

    /// <summary>m₃ ÷ m₂^1.5 of the population.</summary>
    public static double? Skew(ReadOnlySpan<double> values)
    {
        if (SampleDeviation(values) is not > 0)
        {
            return null;
        }

        var second = CentralSum(values, 2) / values.Length;
        return CentralSum(values, 3) / values.Length / (second * Math.Sqrt(second));
    }

    /// <summary>m₄ ÷ m₂² of the population, raw: 3 for a normal distribution.</summary>
    public static double? Kurtosis(ReadOnlySpan<double> values)
    {
        if (SampleDeviation(values) is not > 0)
        {
            return null;
        }

        var second = CentralSum(values, 2) / values.Length;
        return CentralSum(values, 4) / values.Length / (second * second);
    }

    /// <summary>The quantile by linear interpolation (Hyndman and Fan, type 7).</summary>
    public static double? Quantile(ReadOnlySpan<double> values, double fraction)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var position = (sorted.Length - 1) * fraction;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The quotient; <see langword="null"/> when a part is missing, the divisor is zero or the result is not finite.</summary>
    public static double? Ratio(double? numerator, double? denominator) =>
        denominator is null or 0 || numerator / denominator is not { } ratio || !double.IsFinite(ratio) ? null : ratio;

    private static double CentralSum(ReadOnlySpan<double> values, int power)
    {
        var mean = Sum(values) / values.Length;
        var sum = 0.0;
        foreach (var value in values)
        {
            var distance = value - mean;
            var term = distance * distance;
            sum += power switch { 2 => term, 3 => term * distance, _ => term * term };
        }

        return sum;
    }

    private static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}

namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>The shape of a sample of returns.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation, n − 1 in its divisor.</param>
/// <param name="Skew">The skewness of the population.</param>
/// <param name="ExcessKurtosis">The kurtosis of the population less 3.</param>
internal readonly record struct ReturnMoments(double Mean, double Deviation, double Skew, double ExcessKurtosis)
{
    /// <summary>Of at least two returns.</summary>
    public static ReturnMoments Of(ReadOnlySpan<double> returns)
    {
        var mean = 0.0;
        foreach (var one in returns)
        {
            mean += one / returns.Length;
        }

        var (second, third, fourth) = (0.0, 0.0, 0.0);
        foreach (var one in returns)
        {
            var distance = one - mean;
            var square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }

        var variance = second / returns.Length;
        return new(
            mean, Math.Sqrt(second / (returns.Length - 1)),
            variance > 0 ? third / returns.Length / (variance * Math.Sqrt(variance)) : 0,
            variance > 0 ? (fourth / returns.Length / (variance * variance)) - 3.0 : 0);
    }
}

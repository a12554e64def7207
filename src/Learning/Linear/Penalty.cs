namespace Arus.Learning.Linear;

/// <summary>What large coefficients cost; the intercept costs nothing.</summary>
/// <param name="L1">Times Σ |w|.</param>
/// <param name="L2">Times ½ Σ w².</param>
internal sealed record Penalty(double L1, double L2)
{
    /// <summary>A trace of L2, in shares of the curvature, that keeps a matrix of columns that repeat each other solvable.</summary>
    public const double Ridge = 1e-10;

    /// <summary>The cost of coefficients.</summary>
    public double Of(ReadOnlySpan<double> coefficients)
    {
        var (sizes, squares) = (0.0, 0.0);
        foreach (var coefficient in coefficients)
        {
            sizes += Math.Abs(coefficient);
            squares += coefficient * coefficient;
        }

        return (L1 * sizes) + (0.5 * L2 * squares);
    }
}

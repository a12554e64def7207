namespace Arus.Foundation.Numerics;

/// <summary>Shares of a number of trials.</summary>
public static class Proportion
{
    private const double Z95 = 1.9599639845400545;

    /// <summary>The interval of a share at 95 % (Wilson 1927); NaN for no trials.</summary>
    public static (double Low, double High) Wilson(double share, long trials)
    {
        var square = Z95 * Z95 / trials;
        var middle = (share + (square / 2.0)) / (1.0 + square);
        var reach = Z95 * Math.Sqrt((share * (1.0 - share) / trials) + (square / trials / 4.0)) / (1.0 + square);
        return (middle - reach, middle + reach);
    }
}

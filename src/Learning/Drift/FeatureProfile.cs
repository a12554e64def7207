using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Drift;

/// <summary>
/// One feature of the training rows: its quantiles, of which ten bins follow, what was in each, and how often it was missing. Bounded, however many rows there were: the stability
/// index is that of all rows, and Kolmogorov and Smirnov's distance is within a step of the quantiles, 0.005, of it.
/// </summary>
/// <param name="Quantiles">Ascending, in equal steps of probability from the least to the greatest value; empty when every value was missing.</param>
/// <param name="Shares">Of each bin its share of the values, 0 to 1.</param>
/// <param name="Count">How many values there were.</param>
/// <param name="Missing">How many were missing.</param>
internal sealed record FeatureProfile(double[] Quantiles, double[] Shares, int Count, int Missing)
{
    /// <summary>The most quantiles that are kept: steps of half a percent.</summary>
    public const int QuantilesMax = 201;

    /// <summary>In how many bins the values fall.</summary>
    public const int Bins = 10;

    // A share of nothing would make the index infinite.
    private const double ShareMin = 1e-4;

    /// <summary>The profile of values, of which any may be missing.</summary>
    public static FeatureProfile Of(IEnumerable<double> values)
    {
        var (present, missing) = Sorted(values);
        var quantiles = QuantilesOf(present, QuantilesMax);
        return new(quantiles, SharesOf(quantiles, present), present.Length, missing);
    }

    /// <summary>Ascending values, or as many of them as may be kept, in equal steps.</summary>
    public static double[] QuantilesOf(double[] ascending, int most) => ascending.Length <= most
        ? ascending
        : [.. Enumerable.Range(0, most).Select(i => ascending[(int)((long)i * (ascending.Length - 1) / (most - 1))])];

    /// <summary>The share of some values that falls in each bin of quantiles.</summary>
    public static double[] SharesOf(double[] quantiles, double[] values)
    {
        Span<int> bins = stackalloc int[Bins];
        bins.Clear();
        Tally(quantiles, values, bins);
        var shares = new double[Bins];
        for (var bin = 0; bin < Bins; bin++)
        {
            shares[bin] = (double)bins[bin] / Math.Max(values.Length, 1);
        }

        return shares;
    }

    /// <summary>How later values compare.</summary>
    public FeatureDrift Compare(string feature, IEnumerable<double> values)
    {
        var (present, missing) = Sorted(values);
        var distance = Distance(present);
        var effective = Math.Sqrt((double)Count * present.Length / Math.Max(Count + present.Length, 1));
        // Stephens 1970: the limit law, corrected for few values.
        var pValue = distance == 0 ? 1 : Kolmogorov((effective + 0.12 + (0.11 / Math.Max(effective, 1e-9))) * distance);
        return new(feature, Index(present, missing), distance, pValue);
    }

    private double Index(double[] present, int missing)
    {
        Span<int> after = stackalloc int[Bins];
        after.Clear();
        Tally(Quantiles, present, after);
        var (all, now) = ((double)Count + Missing, (double)present.Length + missing);
        var index = 0.0;
        for (var bin = 0; bin <= Bins; bin++)
        {
            var share = bin == Bins ? Missing / all : Shares[bin] * (Count / all);
            var expected = Math.Max(share, ShareMin);
            var found = Math.Max((bin == Bins ? missing : after[bin]) / now, ShareMin);
            index += (found - expected) * StrictMath.Log(found / expected);
        }

        return index;
    }

    // Bin b holds what is above the b-th tenth and up to the next; ties go down together, before as after.
    private static void Tally(double[] quantiles, double[] values, Span<int> bins)
    {
        foreach (var value in values)
        {
            var bin = 0;
            while (bin < Bins - 1 && value > quantiles.ElementAtOrDefault((bin + 1) * (quantiles.Length - 1) / Bins))
            {
                bin++;
            }

            bins[bin]++;
        }
    }

    private double Distance(double[] present)
    {
        if (present.Length == 0 || Quantiles.Length == 0)
        {
            return present.Length == Quantiles.Length ? 0 : 1;
        }

        var (most, i, j) = (0.0, 0, 0);
        while (i < Quantiles.Length && j < present.Length)
        {
            var at = Math.Min(Quantiles[i], present[j]);
            while (i < Quantiles.Length && Quantiles[i] == at)
            {
                i++;
            }

            while (j < present.Length && present[j] == at)
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / Quantiles.Length) - ((double)j / present.Length)));
        }

        return most;
    }

    // Q(λ) = 2 Σ (−1)^(k−1) e^(−2k²λ²), Kolmogorov 1933; near 0 the series does not converge, and the answer is 1.
    private static double Kolmogorov(double lambda)
    {
        if (lambda < 0.2)
        {
            return 1;
        }

        var sum = 0.0;
        for (var k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * StrictMath.Exp(-2.0 * k * k * lambda * lambda);
        }

        return Math.Min(Math.Max(sum, 0), 1);
    }

    private static (double[] Present, int Missing) Sorted(IEnumerable<double> values)
    {
        var (present, missing) = (new List<double>(), 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                missing++;
            }
            else
            {
                present.Add(value);
            }
        }

        present.Sort();
        return ([.. present], missing);
    }
}

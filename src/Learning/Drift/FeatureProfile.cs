using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Drift;

/// <summary>One feature of the training rows: its quantiles, of which ten bins follow, and how often it was missing.</summary>
/// <param name="Quantiles">Ascending, in equal steps of probability from the least to the greatest value; empty when every value was missing.</param>
/// <param name="Count">How many values there were.</param>
/// <param name="Missing">How many were missing.</param>
internal sealed record FeatureProfile(double[] Quantiles, int Count, int Missing)
{
    /// <summary>The most quantiles that are kept.</summary>
    public const int QuantilesMax = 1_001;

    private const int Bins = 10;

    // A share of nothing would make the index infinite.
    private const double ShareMin = 1e-4;

    /// <summary>The profile of values, of which any may be missing.</summary>
    public static FeatureProfile Of(IEnumerable<double> values)
    {
        var (present, missing) = Sorted(values);
        var quantiles = present.Length <= QuantilesMax
            ? present
            : [.. Enumerable.Range(0, QuantilesMax).Select(i => present[(int)((long)i * (present.Length - 1) / (QuantilesMax - 1))])];
        return new(quantiles, present.Length, missing);
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
        Span<int> before = stackalloc int[Bins + 1];
        Span<int> after = stackalloc int[Bins + 1];
        before.Clear();
        after.Clear();
        Tally(Quantiles, before);
        Tally(present, after);
        var (all, now) = ((double)Count + Missing, (double)present.Length + missing);
        var index = 0.0;
        for (var bin = 0; bin <= Bins; bin++)
        {
            var share = bin == Bins ? Missing / all : before[bin] * (Count / all) / Math.Max(Quantiles.Length, 1);
            var expected = Math.Max(share, ShareMin);
            var found = Math.Max((bin == Bins ? missing : after[bin]) / now, ShareMin);
            index += (found - expected) * StrictMath.Log(found / expected);
        }

        return index;
    }

    // Bin b holds what is above the b-th tenth and up to the next; ties go down together, before as after.
    private void Tally(double[] values, Span<int> bins)
    {
        foreach (var value in values)
        {
            var bin = 0;
            while (bin < Bins - 1 && value > Quantiles.ElementAtOrDefault((bin + 1) * (Quantiles.Length - 1) / Bins))
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

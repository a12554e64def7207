using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Files;

namespace Arus.Learning.Drift;

/// <summary>A profile of training rows.</summary>
/// <param name="features">The features.</param>
/// <param name="profiles">One per feature.</param>
/// <param name="centre">Mean and 1 ÷ standard deviation of each; the latter 0 where it did not vary.</param>
/// <param name="factor">Of the shrunk covariance, see <see cref="Covariance"/>.</param>
/// <param name="distances">The squared distances of the training rows: ascending quantiles in equal steps.</param>
internal sealed class DriftProfile(string[] features, FeatureProfile[] profiles, Centre centre, double[] factor, double[] distances) : IDriftProfile
{
    /// <summary>The most quantiles of the distances that are kept: a row's share of nearer ones is known to a thousandth.</summary>
    public const int DistancesMax = 1_001;

    private const int WidthMax = 4_096;

    /// <summary>The least rows that are compared.</summary>
    public const int RowsMin = 20;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => features;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureDrift> Compare(FeatureTable rows)
    {
        if (!rows.Columns.SequenceEqual(features, StringComparer.Ordinal))
        {
            throw new InvalidInputException("DRIFT_COLUMNS_DIFFER", "the rows", "the columns are others", "the features of the profile, in their order");
        }

        if (rows.Rows < RowsMin)
        {
            throw new InvalidInputException(
                "DRIFT_TOO_FEW", "the rows", string.Create(CultureInfo.InvariantCulture, $"{rows.Rows} rows"), string.Create(CultureInfo.InvariantCulture, $"at least {RowsMin}"));
        }

        return [.. profiles.Select((profile, i) => profile.Compare(features[i], Enumerable.Range(0, rows.Rows).Select(row => rows.Values[(row * features.Length) + i])))];
    }

    /// <inheritdoc/>
    public IRowDistance NewRowDistance() => new RowDistance(centre, factor, distances);

    /// <inheritdoc/>
    public void Write(Stream stream) => DriftFile.Write(stream, writer =>
    {
        writer.Write(features.Length);
        for (var i = 0; i < features.Length; i++)
        {
            writer.Write(features[i]);
            writer.Write(profiles[i].Quantiles);
            writer.Write(profiles[i].Shares);
            writer.Write(profiles[i].Count);
            writer.Write(profiles[i].Missing);
        }

        writer.Write(centre.Means);
        writer.Write(centre.Scales);
        writer.Write(Triangle(factor, features.Length));
        writer.Write(distances);
    });

    /// <summary>Reads one, of any version.</summary>
    public static DriftProfile Read(int version, BodyReader body)
    {
        var features = new string[body.Whole(1, WidthMax, "the number of features")];
        var profiles = new FeatureProfile[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = body.Text();
            var quantiles = body.Numbers();
            var isFirst = version == DriftFile.FirstVersion;
            body.Check(quantiles.Length <= (isFirst ? DistancesMax : FeatureProfile.QuantilesMax) && Ascends(quantiles), "quantiles do not ascend");

            // The first version did not keep what was in each bin, but quantiles close enough to count them.
            var shares = isFirst ? FeatureProfile.SharesOf(quantiles, quantiles) : body.Numbers();
            body.Check(shares.Length == FeatureProfile.Bins && shares.All(share => share is >= 0 and <= 1), "shares of bins are none");
            profiles[i] = new(quantiles, shares, body.Whole(0, int.MaxValue, "a number of values"), body.Whole(0, int.MaxValue, "a number of missing values"));
        }

        var centre = new Centre(body.Numbers(), body.Numbers());
        var (factor, distances) = (Factor(version, features.Length, body), body.Numbers());
        body.Check(centre.Means.Length == features.Length && centre.Scales.Length == features.Length, "means are not one per feature");
        body.Check(centre.Means.Concat(centre.Scales).Concat(factor).All(double.IsFinite), "a number is none");
        body.Check(Enumerable.Range(0, features.Length).All(i => factor[(i * features.Length) + i] > 0), "the covariance cannot be inverted");
        body.Check(distances.Length is > 0 and <= DistancesMax && Ascends(distances), "distances do not ascend");
        body.End();
        return new(features, profiles, centre, factor, distances);
    }

    private static double[] Triangle(double[] factor, int width)
    {
        var kept = new double[width * (width + 1) / 2];
        for (var (row, at) = (0, 0); row < width; at += ++row)
        {
            factor.AsSpan(row * width, row + 1).CopyTo(kept.AsSpan(at));
        }

        return kept;
    }

    // The first version kept the zeros above the diagonal as well.
    private static double[] Factor(int version, int width, BodyReader body)
    {
        var kept = body.Numbers();
        if (version == DriftFile.FirstVersion)
        {
            body.Check(kept.Length == (long)width * width, "the covariance is not features × features");
            return kept;
        }

        body.Check(kept.Length == (long)width * (width + 1) / 2, "the covariance is no triangle of the features");
        var factor = new double[width * width];
        for (var (row, at) = (0, 0); row < width; at += ++row)
        {
            kept.AsSpan(at, row + 1).CopyTo(factor.AsSpan(row * width));
        }

        return factor;
    }

    private static bool Ascends(double[] values) => values.All(double.IsFinite) && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);

    /// <summary>Measures rows with working memory of its own.</summary>
    private sealed class RowDistance(Centre centre, double[] factor, double[] distances) : IRowDistance
    {
        private readonly double[] _row = new double[centre.Means.Length];
        private readonly double[] _solved = new double[centre.Means.Length];

        public double Share(ReadOnlySpan<double> row)
        {
            centre.Apply(row, _row);
            var place = Array.BinarySearch(distances, Covariance.SquaredDistance(factor, _row, _solved));
            return (double)(place < 0 ? ~place : place) / distances.Length;
        }
    }
}

/// <summary>Where the middle of the training rows lies and how wide they are.</summary>
/// <param name="Means">Per feature.</param>
/// <param name="Scales">Per feature 1 ÷ standard deviation; 0 where it did not vary.</param>
internal sealed record Centre(double[] Means, double[] Scales)
{
    // A single wild value shall not overflow.
    private const double Limit = 1e6;

    /// <summary>Standardises a row; what is missing is the mean.</summary>
    public void Apply(ReadOnlySpan<double> row, Span<double> result)
    {
        for (var i = 0; i < Means.Length; i++)
        {
            result[i] = Scales[i] == 0 || double.IsNaN(row[i]) ? 0 : Math.Min(Math.Max((row[i] - Means[i]) * Scales[i], -Limit), Limit);
        }
    }
}

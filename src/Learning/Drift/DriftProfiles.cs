using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Files;
using Arus.Learning.Networks;

namespace Arus.Learning.Drift;

/// <summary>Makes profiles of training rows, and watches over outcomes.</summary>
internal sealed class DriftProfiles : IDriftProfiles
{
    /// <inheritdoc/>
    public IDriftProfile Of(FeatureTable training)
    {
        var examples = new Examples(training, new double[training.Rows]);
        // There are no targets here to be of one class.
        List<Fault> faults = [.. ExampleChecks.Faults(examples, "the rows", isValidation: false).Where(fault => fault.Code != "TARGET_SINGLE_CLASS"), .. Standardiser.Faults(training, "the rows")];
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        var width = training.Columns.Count;
        var centre = CentreOf(training);
        var rows = new double[training.Values.Length];
        for (var row = 0; row < training.Rows; row++)
        {
            centre.Apply(training.Row(row), rows.AsSpan(row * width, width));
        }

        var (factor, _) = Covariance.Shrunk(rows, width);
        var solved = new double[width];
        double[] distances = [.. Enumerable.Range(0, training.Rows).Select(row => Covariance.SquaredDistance(factor, rows.AsSpan(row * width, width), solved)).Order()];
        FeatureProfile[] profiles = [.. Enumerable.Range(0, width).Select(i => FeatureProfile.Of(Column(training, i)))];
        return new DriftProfile([.. training.Columns], profiles, centre, factor, FeatureProfile.QuantilesOf(distances, DriftProfile.DistancesMax));
    }

    /// <inheritdoc/>
    public IDriftProfile Read(string name, Stream stream)
    {
        var (version, body) = DriftFile.Read(name, ModelFiles.All(name, stream));
        return DriftProfile.Read(version, body);
    }

    /// <inheritdoc/>
    public IOutcomeWatch NewWatch(double expectedLoss, double deviation) =>
        expectedLoss >= 0 && double.IsFinite(expectedLoss) && deviation > 0 && double.IsFinite(deviation)
            ? new OutcomeWatch(expectedLoss, deviation)
            : throw new InvalidInputException(
                "DRIFT_EXPECTATION", "the expected losses", string.Create(CultureInfo.InvariantCulture, $"mean {expectedLoss}, deviation {deviation}"), "a mean from 0 and a deviation above 0");

    private static Centre CentreOf(FeatureTable table)
    {
        var (means, scales) = (new double[table.Columns.Count], new double[table.Columns.Count]);
        for (var i = 0; i < means.Length; i++)
        {
            double[] values = [.. Column(table, i).Where(value => !double.IsNaN(value))];
            if (values.Length == 0)
            {
                continue;
            }

            means[i] = Lanes.Sum(values) / values.Length;
            double[] centred = [.. values.Select(value => value - means[i])];
            var deviation = Math.Sqrt(Lanes.Dot(centred, centred) / values.Length);
            scales[i] = deviation > Math.Abs(means[i]) * 1e-12 ? 1 / deviation : 0;
        }

        return new(means, scales);
    }

    private static IEnumerable<double> Column(FeatureTable table, int column) =>
        Enumerable.Range(0, table.Rows).Select(row => table.Values[(row * table.Columns.Count) + column]);
}

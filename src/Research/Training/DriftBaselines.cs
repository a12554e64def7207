using Arus.Contracts.Learning;

namespace Arus.Research.Training;

/// <summary>Measures the drift of training rows within themselves.</summary>
internal static class DriftBaselines
{
    /// <summary>The rows of a stretch, where there are four times as many.</summary>
    public const int RowsUsual = 500;

    /// <summary>A row farther from the middle than this share of the training rows is far.</summary>
    public const double Far = 0.99;

    private const int RowsMin = 50;
    private const int Stretches = 40;

    /// <summary>The baseline of training rows; null when they are too few.</summary>
    public static DriftBaseline? Of(IDriftProfile profile, FeatureTable rows)
    {
        var length = Math.Min(RowsUsual, rows.Rows / 4);
        if (length < RowsMin)
        {
            return null;
        }

        var (width, indices, far) = (rows.Columns.Count, new double[rows.Columns.Count], 0.0);
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            var first = (int)((long)(rows.Rows - length) * stretch / (Stretches - 1));
            var part = new FeatureTable(rows.Columns, rows.Values[(first * width)..((first + length) * width)]);
            foreach (var (i, drift) in profile.Compare(part).Index())
            {
                indices[i] = Math.Max(indices[i], drift.StabilityIndex);
            }

            far = Math.Max(far, FarShare(profile, part));
        }

        return new(length, indices, far);
    }

    /// <summary>The share of rows that are far.</summary>
    public static double FarShare(IDriftProfile profile, FeatureTable rows)
    {
        var (distance, far) = (profile.NewRowDistance(), 0);
        for (var row = 0; row < rows.Rows; row++)
        {
            far += distance.Share(rows.Row(row)) > Far ? 1 : 0;
        }

        return (double)far / rows.Rows;
    }
}

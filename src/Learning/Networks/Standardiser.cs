using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Files;

namespace Arus.Learning.Networks;

/// <summary>
/// Makes the inputs of a network from features, by what the training rows were: (x − mean) ÷ standard deviation, held within ±10; a feature that did not vary is 0. A missing value
/// is 0, the mean; and a feature that was missing in some training rows has a second input behind all features, 1 where it is missing and else 0.
/// </summary>
internal sealed class Standardiser
{
    /// <summary>The largest size of a feature that can be learned from.</summary>
    public const double ValueMax = 1e100;

    private const double Limit = 10;

    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly int[] _flagged;

    private Standardiser(double[] means, double[] scales, int[] flagged) => (_means, _scales, _flagged) = (means, scales, flagged);

    /// <summary>How many features it reads.</summary>
    public int Features => _means.Length;

    /// <summary>How many inputs it makes.</summary>
    public int Width => _means.Length + _flagged.Length;

    /// <summary>What cannot be learned from.</summary>
    public static IEnumerable<Fault> Faults(FeatureTable table, string name)
    {
        var large = Array.FindIndex(table.Values, value => Math.Abs(value) > ValueMax);
        if (large >= 0)
        {
            var columns = table.Columns.Count;
            var row = string.Create(CultureInfo.InvariantCulture, $"{name}, row {(large / columns) + 1}");
            yield return new("EXAMPLES_TOO_LARGE", row, $"'{table.Columns[large % columns]}' is {table.Values[large].ToString("R", CultureInfo.InvariantCulture)}", "within ±1e100");
        }
    }

    /// <summary>Learns means, deviations and which features may be missing.</summary>
    public static Standardiser Of(FeatureTable table)
    {
        var columns = table.Columns.Count;
        var (means, scales, flagged) = (new double[columns], new double[columns], new List<int>());
        var present = new double[table.Rows];
        for (var column = 0; column < columns; column++)
        {
            var count = 0;
            for (var row = 0; row < table.Rows; row++)
            {
                var value = table.Values[(row * columns) + column];
                if (!double.IsNaN(value))
                {
                    present[count++] = value;
                }
            }

            if (count is 0)
            {
                continue;
            }

            var values = present.AsSpan(0, count);
            var mean = Lanes.Sum(values) / count;
            foreach (ref var value in values)
            {
                value -= mean;
            }

            var deviation = Math.Sqrt(Lanes.Dot(values, values) / count);
            means[column] = mean;
            // Below, the spread is what rounding leaves of a constant.
            scales[column] = deviation > Math.Abs(mean) * 1e-12 ? 1.0 / deviation : 0.0;
            if (count < table.Rows)
            {
                flagged.Add(column);
            }
        }

        return new(means, scales, [.. flagged]);
    }

    /// <summary>Makes the inputs of one row.</summary>
    public void Apply(ReadOnlySpan<double> row, Span<float> inputs)
    {
        for (var i = 0; i < _means.Length; i++)
        {
            inputs[i] = _scales[i] == 0.0 || double.IsNaN(row[i]) ? 0f : (float)Math.Min(Math.Max((row[i] - _means[i]) * _scales[i], -Limit), Limit);
        }

        for (var i = 0; i < _flagged.Length; i++)
        {
            inputs[_means.Length + i] = double.IsNaN(row[_flagged[i]]) ? 1f : 0f;
        }
    }

    /// <summary>Makes the inputs of every row.</summary>
    public float[] Apply(FeatureTable table)
    {
        var inputs = new float[table.Rows * Width];
        for (var row = 0; row < table.Rows; row++)
        {
            Apply(table.Row(row), inputs.AsSpan(row * Width, Width));
        }

        return inputs;
    }

    /// <summary>The feature an input is made of.</summary>
    public int FeatureOf(int input) => input < _means.Length ? input : _flagged[input - _means.Length];

    /// <summary>The input that says whether a feature is missing; −1 when it never was while training.</summary>
    public int FlagOf(int feature)
    {
        var place = Array.IndexOf(_flagged, feature);
        return place < 0 ? -1 : _means.Length + place;
    }

    /// <summary>Writes it.</summary>
    public void Write(BodyWriter writer)
    {
        writer.Write(_means);
        writer.Write(_scales);
        writer.Write(_flagged);
    }

    /// <summary>Reads it.</summary>
    public static Standardiser Read(BodyReader reader, int features)
    {
        var (means, scales, flagged) = (reader.Numbers(), reader.Numbers(), reader.Wholes());
        reader.Check(means.Length == features && scales.Length == features && flagged.Length <= features, "means and deviations are not one per feature");
        reader.Check(means.All(double.IsFinite) && scales.All(double.IsFinite), "a mean or deviation is no number");
        reader.Check(flagged.All(feature => feature >= 0 && feature < features) && flagged.Distinct().Count() == flagged.Length, "a feature that is not there may be missing");
        return new(means, scales, flagged);
    }
}

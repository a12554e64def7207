using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Catalog;

/// <summary>What no kind of model can learn from.</summary>
internal static class ExampleChecks
{
    /// <summary>The least rows: below, nothing that is measured means anything.</summary>
    public const int RowsMin = 20;

    /// <summary>Everything wrong with examples; each kind of fault is told once, with its first place.</summary>
    /// <param name="examples">What is to be learned from.</param>
    /// <param name="name">What faults call it.</param>
    /// <param name="isValidation">Whether it only judges, so that it may be of few rows or of one class.</param>
    public static IEnumerable<Fault> Faults(Examples examples, string name, bool isValidation)
    {
        var (features, rows) = (examples.Features, examples.Targets.Length);
        var columns = features.Columns.Count;
        if (columns == 0)
        {
            return [new("EXAMPLES_EMPTY", name, "no features", "at least one column of features")];
        }

        if (features.Columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return [new("EXAMPLES_COLUMN_TWICE", name, $"'{twice.Key}' stands {twice.Count()} times", "each column once")];
        }

        if (features.Values.Length != (long)rows * columns || (examples.Weights is { } weights && weights.Length != rows))
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{rows} targets, {columns} columns, {features.Values.Length} values, {examples.Weights?.Length ?? rows} weights");
            return [new("EXAMPLES_RAGGED", name, what, "rows × columns values, and a target and a weight per row")];
        }

        var least = isValidation ? 1 : RowsMin;
        return rows < least
            ? [new("EXAMPLES_TOO_FEW", name, string.Create(CultureInfo.InvariantCulture, $"{rows} rows"), string.Create(CultureInfo.InvariantCulture, $"at least {least}"))]
            : Values(examples, name, isValidation);
    }

    private static List<Fault> Values(Examples examples, string name, bool isValidation)
    {
        var faults = new List<Fault>();
        var (values, targets) = (examples.Features.Values, examples.Targets);
        var columns = examples.Features.Columns;
        void Add(int index, string code, string what, string expected) =>
            faults.Add(new(code, string.Create(CultureInfo.InvariantCulture, $"{name}, row {index + 1}"), what, expected));

        var infinite = FirstInfinite(values);
        if (infinite >= 0)
        {
            Add(infinite / columns.Count, "EXAMPLES_INFINITE", $"'{columns[infinite % columns.Count]}' is infinite", "a number, or NaN where it is missing");
        }

        var odd = Array.FindIndex(targets, target => target is not (0.0 or 1.0));
        if (odd >= 0)
        {
            Add(odd, "TARGET_INVALID", string.Create(CultureInfo.InvariantCulture, $"the target is {targets[odd]}"), "0 or 1");
        }
        else if (!isValidation && Array.TrueForAll(targets, target => target == targets[0]))
        {
            faults.Add(new("TARGET_SINGLE_CLASS", name, string.Create(CultureInfo.InvariantCulture, $"every target is {targets[0]}"), "both 0 and 1"));
        }

        var weightless = examples.Weights is { } weights ? Array.FindIndex(weights, weight => !(weight > 0 && double.IsFinite(weight))) : -1;
        if (weightless >= 0)
        {
            Add(weightless, "WEIGHT_INVALID", string.Create(CultureInfo.InvariantCulture, $"the weight is {examples.Weights![weightless]}"), "a number above 0");
        }

        if (examples.Breaks is { } breaks && breaks.Where((row, i) => row <= (i == 0 ? 0 : breaks[i - 1]) || row >= targets.Length).Any())
        {
            faults.Add(new("EXAMPLES_BREAKS", name, "breaks are no ascending rows", string.Create(CultureInfo.InvariantCulture, $"rows between 1 and {targets.Length - 1}, each greater than the one before")));
        }

        if (!isValidation && infinite < 0 && !Varies(examples.Features))
        {
            faults.Add(new("EXAMPLES_CONSTANT", name, "no column has two different values", "at least one feature that varies"));
        }

        return faults;
    }

    private static int FirstInfinite(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Varies(FeatureTable table)
    {
        var first = new double[table.Columns.Count];
        Array.Fill(first, double.NaN);
        for (var row = 0; row < table.Rows; row++)
        {
            var values = table.Row(row);
            for (var column = 0; column < first.Length; column++)
            {
                if (!double.IsNaN(values[column]) && values[column] != first[column])
                {
                    if (!double.IsNaN(first[column]))
                    {
                        return true;
                    }

                    first[column] = values[column];
                }
            }
        }

        return false;
    }
}

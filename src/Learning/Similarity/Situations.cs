using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Similarity;

/// <summary>
/// Places past situations by the bottleneck of an autoencoder that learned what is usual. Learns from rows, and keeps outcomes, that were known at the moment
/// of the history and not later.
/// </summary>
internal sealed class Situations(IPatternModels models) : ISituations
{
    private const int LearnedRowsMin = 500;

    /// <inheritdoc/>
    public ISituationIndex Build(SituationHistory history, SituationSpec spec, CancellationToken stop)
    {
        ThrowOnFaults(history, spec);
        var rows = history.Times.TakeWhile(time => time <= history.To).Count();
        var width = history.Rows.Columns.Count;
        var from = Math.Max(FirstWhole(history.Rows, rows), rows - spec.LearnedRowsMax);
        if (rows - from < LearnedRowsMin)
        {
            throw new InvalidInputException(
                "SITUATIONS_TOO_FEW", "history", string.Create(CultureInfo.InvariantCulture, $"has {Math.Max(0, rows - from)} rows with features until {history.To}"), $"at least {LearnedRowsMin}");
        }

        var learned = new FeatureTable(history.Rows.Columns, history.Rows.Values[(from * width)..(rows * width)]);
        var settings = new Dictionary<string, string>
        {
            ["steps"] = spec.Steps.ToString(CultureInfo.InvariantCulture),
            ["bottleneck"] = spec.Dimensions.ToString(CultureInfo.InvariantCulture),
            ["epochs"] = "8",
            ["patience"] = "2",
        };
        var model = models.Train(new(models.Info.Kind, settings, spec.Seed), learned, null, stop);
        return new SituationIndex(model, history, Usable(history, spec, rows));
    }

    /// <summary>Outcomes that were known, of rows with a whole window of features before them.</summary>
    private static Label[] Usable(SituationHistory history, SituationSpec spec, int rows)
    {
        var first = FirstWhole(history.Rows, rows) + spec.Steps - 1;
        return [.. history.Labels.Where(label => label.Row >= first && label.EndRow < rows)];
    }

    /// <summary>The first row with most of its features: before it the slowest of them warm up.</summary>
    private static int FirstWhole(FeatureTable table, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var missing = 0;
            foreach (var value in table.Row(row))
            {
                missing += double.IsNaN(value) ? 1 : 0;
            }

            if (missing * 2 <= table.Columns.Count)
            {
                return row;
            }
        }

        return rows;
    }

    private static void ThrowOnFaults(SituationHistory history, SituationSpec spec)
    {
        Fault?[] found =
        [
            Between("steps", spec.Steps, 1, 128),
            Between("dimensions", spec.Dimensions, 1, 64),
            Between("learned rows", spec.LearnedRowsMax, LearnedRowsMin, int.MaxValue),
            history.Times.Count == history.Rows.Rows ? null
                : new("SITUATIONS_TIMES", "history", $"has {history.Times.Count} times for {history.Rows.Rows} rows", "a time per row"),
            history.Labels.All(label => label.Row >= 0 && label.Row < label.EndRow && label.EndRow < history.Times.Count) ? null
                : new("SITUATIONS_LABELS", "history", "has an outcome outside its rows", "outcomes of its rows"),
        ];
        Fault[] faults = [.. found.OfType<Fault>()];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static Fault? Between(string what, int value, int min, int max) => value >= min && value <= max
        ? null
        : new("SITUATIONS_LIMIT", what, string.Create(CultureInfo.InvariantCulture, $"was {value}"), string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"));
}

using Arus.Contracts.Learning;
using Arus.Foundation.Text;
using Arus.Learning.Catalog;
using Arus.Learning.Trees.Binning;

namespace Arus.Learning.Trees;

/// <summary>Which columns are categories, and which may only push one way.</summary>
internal static class ColumnRoles
{
    /// <summary>Columns that are categories.</summary>
    public static Setting Categorical => Setting.List(
        "categorical", "names of columns, separated by commas", $"columns whose values are names: whole numbers from 0 to {ColumnBins.CategoryMax}, at most {ColumnBins.BinsMax} different ones");

    /// <summary>Columns with a direction.</summary>
    public static Setting Monotone => Setting.List(
        "monotone", "name:up or name:down, separated by commas", "columns that may only raise, or only lower, the probability as they rise");

    /// <summary>The training table as bins.</summary>
    public static BinnedTable Binned(TrainingTask task)
    {
        var columns = task.Train.Features.Columns;
        var (categorical, binsMax) = (task.Settings.Items(Categorical.Name), task.Settings.Whole("max-bins"));
        return BinnedTable.Of(
            task.Train.Features, (column, values) => categorical.Contains(columns[column]) ? ColumnBins.OfCategories(values)! : ColumnBins.OfNumbers(values, binsMax));
    }

    /// <summary>The direction of every column; null when none has one.</summary>
    public static sbyte[]? Directions(TrainingTask task)
    {
        var items = task.Settings.Items(Monotone.Name);
        if (items.Length == 0)
        {
            return null;
        }

        var directions = new sbyte[task.Train.Features.Columns.Count];
        foreach (var item in items)
        {
            var (name, direction) = Parted(item);
            directions[task.Train.Features.Columns.ToList().IndexOf(name)] = direction == "up" ? (sbyte)1 : (sbyte)-1;
        }

        return directions;
    }

    /// <summary>What is wrong with both settings.</summary>
    public static IEnumerable<Fault> Faults(TrainingTask task)
    {
        var (table, kind) = (task.Train.Features, task.Spec.Kind);
        var categorical = task.Settings.Items(Categorical.Name);
        foreach (var name in categorical)
        {
            var column = table.Columns.ToList().IndexOf(name);
            if (column < 0)
            {
                yield return Unknown(task, Categorical.Name, name);
            }
            else if (ColumnBins.OfCategories(Column(table, column)) is null)
            {
                yield return new("CATEGORIES_INVALID", $"{kind}.{Categorical.Name}", $"'{name}' has values that are no categories, or too many", Categorical.Meaning);
            }
        }

        foreach (var item in task.Settings.All.ContainsKey(Monotone.Name) ? task.Settings.Items(Monotone.Name) : [])
        {
            var (name, direction) = Parted(item);
            if (direction is not ("up" or "down"))
            {
                yield return new("SETTING_INVALID", $"{kind}.{Monotone.Name}", $"was '{item}'", Monotone.Allowed);
            }
            else if (!table.Columns.Contains(name))
            {
                yield return Unknown(task, Monotone.Name, name);
            }
            else if (categorical.Contains(name))
            {
                yield return new("SETTING_INVALID", $"{kind}.{Monotone.Name}", $"'{name}' is categorical", "a column of amounts");
            }
        }
    }

    private static double[] Column(FeatureTable table, int column) => [.. Enumerable.Range(0, table.Rows).Select(row => table.Row(row)[column])];

    private static Fault Unknown(TrainingTask task, string setting, string name) =>
        new("COLUMN_UNKNOWN", $"{task.Spec.Kind}.{setting}", $"there is no column '{name}'", NearestName.Expectation(name, task.Train.Features.Columns));

    // A name may hold colons itself.
    private static (string Name, string Direction) Parted(string item)
    {
        var colon = item.LastIndexOf(':');
        return colon < 0 ? (item, "") : (item[..colon], item[(colon + 1)..]);
    }
}

using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Text;

namespace Arus.Learning.Tables;

/// <summary>Reads a delimited table of numbers with a column of targets.</summary>
internal static class NumberTable
{
    /// <summary>Faults told one by one; a wrong file has as many as lines, and nobody reads them all.</summary>
    public const int FaultsMax = 100;

    /// <summary>The most values of a table.</summary>
    public const int ValuesMax = 1 << 28;

    /// <summary>Reads one.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="reader">The text.</param>
    /// <param name="target">The column of targets.</param>
    /// <param name="features">The features and their order; null for all other columns in theirs. Columns beyond them are passed over.</param>
    /// <exception cref="InvalidInputException">The header or a row is wrong; every fault is named, those beyond <see cref="FaultsMax"/> only counted.</exception>
    public static Examples Read(string name, TextReader reader, string target, IReadOnlyList<string>? features)
    {
        var header = reader.ReadLine()?.TrimStart('\uFEFF') ?? "";
        if (header.Length == 0)
        {
            throw Empty(name);
        }

        var delimiter = ",;\t".MaxBy(candidate => header.Count(character => character == candidate));
        string[] names = [.. header.Split(delimiter).Select(Trimmed)];
        CheckHeader(name, names, target, features);
        features ??= [.. names.Where(column => column != target)];
        int[] wanted = [.. features.Select(feature => Array.IndexOf(names, feature))];
        var targetColumn = Array.IndexOf(names, target);

        var (values, targets, faults) = (new List<double>(), new List<double>(), new TableFaults(name));
        var number = 1L;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var cells = line.Split(delimiter);
            if (cells.Length != names.Length)
            {
                faults.Add("TABLE_ROW_LENGTH", $"{name}:{number}", $"{cells.Length} cells", $"{names.Length}, as in the header");
                continue;
            }

            foreach (var column in wanted)
            {
                values.Add(Number(cells[column], $"{name}:{number}", names[column], faults));
            }

            targets.Add(Target(cells[targetColumn], $"{name}:{number}", target, faults));
            if (values.Count > ValuesMax)
            {
                throw new InvalidInputException("TABLE_TOO_LARGE", name, $"more than {ValuesMax} values", "a smaller table");
            }
        }

        faults.ThrowIfAny();
        return targets.Count > 0
            ? new(new FeatureTable(features, [.. values]), [.. targets])
            : throw Empty(name);
    }

    private static InvalidInputException Empty(string name) => new("TABLE_EMPTY", name, "no rows", "a header and rows of numbers");

    private static void CheckHeader(string name, string[] names, string target, IReadOnlyList<string>? features)
    {
        var where = $"{name}:1";
        var faults = new List<Fault>();
        foreach (var column in features is null ? [target] : features.Append(target))
        {
            if (!names.Contains(column))
            {
                faults.Add(new("TABLE_COLUMN_MISSING", where, $"no column '{column}'", NearestName.Expectation(column, names)));
            }
        }

        faults.AddRange(names.GroupBy(column => column).Where(group => group.Count() > 1)
            .Select(group => new Fault("TABLE_COLUMN_REPEATED", where, $"'{group.Key}' stands {group.Count()} times", "each column once")));
        if (features is null && names.Length < 2)
        {
            faults.Add(new("TABLE_COLUMN_MISSING", where, "no features", "columns beside the target"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static double Number(string cell, string where, string column, TableFaults faults)
    {
        var text = Trimmed(cell);
        if (text.Length == 0 || text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        if (TryNumber(text, out var number))
        {
            return number;
        }

        faults.Add("TABLE_VALUE_INVALID", where, $"'{column}' was '{Shown(text)}'", "a number with a decimal point, or nothing where it is missing");
        return double.NaN;
    }

    private static double Target(string cell, string where, string column, TableFaults faults)
    {
        var text = Trimmed(cell);
        if (TryNumber(text, out var number) && number is 0.0 or 1.0)
        {
            return number;
        }

        faults.Add("TARGET_INVALID", where, $"'{column}' was '{Shown(text)}'", "0 or 1");
        return double.NaN;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string Trimmed(string cell) => cell.Trim().Trim('"');

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

using System.Globalization;
using System.Text.Json;

namespace Arus.Research.Validation;

/// <summary>The sets of settings to try.</summary>
internal static class Neighbourhood
{
    // Numbers that say how large or how protected a position is, not how it is decided.
    private static readonly string[] LeftOut = ["sizing", "name", "description", "instruments", "kind", "timeframe"];

    /// <summary>Every number of a document a fifth down and a quarter up, one at a time; whole numbers stay whole and positive.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string document, IReadOnlyDictionary<string, string> settings)
    {
        using var parsed = JsonDocument.Parse(document);
        var found = new List<IReadOnlyDictionary<string, string>>();
        foreach (var section in parsed.RootElement.EnumerateObject().Where(section => !LeftOut.Contains(section.Name)))
        {
            Collect(section.Name, section.Value, settings, found);
        }

        return found;
    }

    /// <summary>Every combination of the values, the settings beneath.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Combinations(
        IReadOnlyDictionary<string, IReadOnlyList<string>> variations, IReadOnlyDictionary<string, string> settings)
    {
        IEnumerable<Dictionary<string, string>> all = [new(settings)];
        foreach (var (path, values) in variations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            all = all.SelectMany(so => values.Select(value => new Dictionary<string, string>(so) { [path] = value }));
        }

        return [.. all];
    }

    private static void Collect(string path, JsonElement value, IReadOnlyDictionary<string, string> settings, List<IReadOnlyDictionary<string, string>> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    Collect($"{path}.{field.Name}", field.Value, settings, found);
                }

                break;
            case JsonValueKind.Number:
                var number = value.GetDecimal();
                foreach (var factor in (decimal[])[0.8m, 1.25m])
                {
                    var near = decimal.IsInteger(number) ? decimal.Round(number * factor) : number * factor;
                    if (near != number && near > 0)
                    {
                        found.Add(new Dictionary<string, string>(settings) { [path] = near.ToString("0.################", CultureInfo.InvariantCulture) });
                    }
                }

                break;
        }
    }
}

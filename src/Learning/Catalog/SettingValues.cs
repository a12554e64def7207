using System.Globalization;
using Arus.Foundation.Text;

namespace Arus.Learning.Catalog;

/// <summary>The settings of one model, complete and checked.</summary>
internal sealed class SettingValues
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    private SettingValues()
    {
    }

    /// <summary>Every setting by name, in canonical form, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Fills what is absent with defaults.</summary>
    /// <param name="kind">The kind, for faults.</param>
    /// <param name="settings">What may be set.</param>
    /// <param name="given">What is set.</param>
    /// <param name="faults">Where faults go; with any, the result is not to be used.</param>
    public static SettingValues Of(string kind, IReadOnlyList<Setting> settings, IReadOnlyDictionary<string, string> given, List<Fault> faults)
    {
        var values = new SettingValues();
        foreach (var setting in settings)
        {
            var text = given.GetValueOrDefault(setting.Name, setting.Default);
            var canonical = setting.Canonical(text);
            if (canonical is null)
            {
                faults.Add(new("SETTING_INVALID", $"{kind}.{setting.Name}", $"was '{text}'", setting.Allowed));
            }

            values._values[setting.Name] = canonical ?? setting.Default;
        }

        var names = settings.Select(setting => setting.Name).ToList();
        faults.AddRange(given.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => new Fault("SETTING_UNKNOWN", kind, $"there is no setting '{name}'", NearestName.Expectation(name, names))));
        return values;
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public double Number(string name) => double.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>A word.</summary>
    public string Word(string name) => _values[name];

    /// <summary>The items of a list.</summary>
    public string[] Items(string name, char separator = ',') => Parts(_values[name], separator);

    internal static string[] Parts(string text, char separator = ',') =>
        text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

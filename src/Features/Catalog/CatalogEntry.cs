using Arus.Contracts.Features;
using Arus.Foundation.Text;

namespace Arus.Features;

/// <summary>One indicator as the catalogue knows it: what it is called, what may be set, and how its two forms are made.</summary>
internal sealed class CatalogEntry
{
    /// <summary>Its name, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in full.</summary>
    public required string Title { get; init; }

    /// <summary>What may be set.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>What it gives; the first is the main one.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Where its formula comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a table without volume cannot feed it.</summary>
    public bool NeedsVolume { get; init; }

    /// <summary>What is wrong between settings; <see langword="null"/> when nothing is.</summary>
    public Func<SettingValues, SettingConflict?> Conflict { get; init; } = _ => null;

    /// <summary>Makes the streaming form.</summary>
    public required Func<SettingValues, IndicatorStream> Stream { get; init; }

    /// <summary>Computes the batch form: one column per output.</summary>
    public required Func<SettingValues, IReadOnlyList<IndicatorInput>, double[][]> Columns { get; init; }

    /// <summary>As the catalogue shows it.</summary>
    public IndicatorInfo Info => new(Name, Title, [.. Settings.Select(setting => setting.Info)], Outputs, Source);

    /// <summary>Everything wrong with the settings given, each with the nearest right one.</summary>
    public IEnumerable<Fault> Faults(IReadOnlyDictionary<string, string> given)
    {
        var faults = given.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(Fault).OfType<Fault>().ToList();
        if (faults.Count == 0 && Conflict(new SettingValues(given)) is { } conflict)
        {
            faults.Add(new("INDICATOR_SETTING_INVALID", $"{Name}.{conflict.Setting}", $"was {conflict.What}", conflict.Expected));
        }

        return faults;
    }

    private Fault? Fault(KeyValuePair<string, string> given)
    {
        var where = $"{Name}.{given.Key}";
        if (Settings.FirstOrDefault(setting => setting.Name == given.Key) is not { } setting)
        {
            return new(
                "INDICATOR_SETTING_UNKNOWN", where, $"{Name} has no such setting",
                NearestName.Expectation(given.Key, Settings.Select(known => known.Name)));
        }

        return setting.Accepts(given.Value) ? null : new("INDICATOR_SETTING_INVALID", where, $"was '{given.Value}'", setting.Allowed);
    }
}

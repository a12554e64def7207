using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Foundation.Text;

namespace Arus.Features;

/// <summary>Every feature there is. A new one is a line in the table of its group.</summary>
internal sealed class FeatureCatalog(IBarBuilderFactory builders) : IFeatureCatalog
{
    private static readonly Dictionary<string, FeatureDefinition> Known =
        FeatureDefinitions.All.ToDictionary(feature => feature.Definition.Name, feature => feature.Definition, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<FeatureInfo> All { get; } = [.. FeatureDefinitions.All.Select(feature => feature.Definition.Describe(feature.Group))];

    /// <inheritdoc/>
    public IFeatureSet Create(FeatureSetSpec spec) => Set(spec);

    /// <inheritdoc/>
    public FeatureMatrix Compute(FeatureSetSpec spec, FeatureHistory history)
    {
        var set = Set(spec);
        return new HistoryRun(set, HistorySeries.Complete(history, spec, set.Periods, builders), history).Rows();
    }

    /// <summary>Whether a name is that of a feature.</summary>
    internal static bool Knows(string name) => Known.ContainsKey(name);

    /// <summary>A fresh stream of rows.</summary>
    /// <exception cref="InvalidInputException">A name is unknown or repeated, or the period is none of bars; every fault is named.</exception>
    internal static FeatureSet Set(FeatureSetSpec spec)
    {
        var names = spec.Names.Count > 0 ? spec.Names : [.. FeatureDefinitions.All.Select(feature => feature.Definition.Name)];
        var faults = Faults(spec, names);
        return faults.Count == 0 ? Set(spec, names) : throw new InvalidInputException(faults);
    }

    /// <summary>A fresh stream of rows of known features, each as often as it is named.</summary>
    internal static FeatureSet Set(FeatureSetSpec spec, IReadOnlyList<string> names) =>
        new(new FeatureGraph(spec.Instrument, spec.Period, spec.Others, spec.Calendar), [.. names.Select(name => Known[name])]);

    private static List<Fault> Faults(FeatureSetSpec spec, IReadOnlyList<string> names) =>
    [
        .. spec.Period is BarPeriod.Tick || !Enum.IsDefined(spec.Period)
            ? [new("FEATURE_PERIOD_UNKNOWN", "period", $"was {spec.Period}", "a period of bars, S1 to MN1")]
            : Array.Empty<Fault>(),
        .. names.Where(name => !Known.ContainsKey(name)).Select(name => new Fault(
            "FEATURE_UNKNOWN", "features", $"was '{name}'", NearestName.Expectation(name, Known.Keys))),
        .. names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => new Fault(
            "FEATURE_NAME_REPEATED", "features", $"'{group.Key}' is named {group.Count()} times", "each feature once")),
        .. spec.Others.Select(other => other.Id).Append(spec.Instrument.Id).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => new Fault(
            "FEATURE_INSTRUMENT_REPEATED", "others", $"{group.Key} is named {group.Count()} times", "each instrument once")),
    ];
}

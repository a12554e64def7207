using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Makes <see cref="FeaturePipeline"/>s.</summary>
internal sealed class FeaturePipelineFactory : IFeaturePipelineFactory
{
    /// <inheritdoc/>
    public IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features)
    {
        var faults = features.SelectMany(Faults).Concat(Repeated(features)).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        var streams = features.Select(feature => (feature.Period, Stream: IndicatorCatalog.Stream(feature.Indicator))).ToArray();
        var names = features.Zip(streams, (feature, made) => NamesOf(feature.Name, made.Stream.Outputs)).SelectMany(name => name).ToArray();
        return new FeaturePipeline(names, streams);
    }

    private static IEnumerable<Fault> Faults(FeatureSpec feature, int index)
    {
        var where = $"features[{index}] {feature.Name}";
        if (string.IsNullOrWhiteSpace(feature.Name) || feature.Name.Contains('.'))
        {
            yield return new(
                "FEATURE_NAME_INVALID", where, $"was '{feature.Name}'", "a name without a dot: a dot separates a feature from its output");
        }

        if (!Enum.IsDefined(feature.Period))
        {
            yield return new("FEATURE_PERIOD_UNKNOWN", where, $"was {(int)feature.Period}", string.Join(", ", Enum.GetNames<BarPeriod>()));
        }

        foreach (var fault in IndicatorCatalog.Faults(feature.Indicator))
        {
            yield return fault with { Where = $"{where}: {fault.Where}" };
        }
    }

    private static IEnumerable<Fault> Repeated(IReadOnlyList<FeatureSpec> features) => features
        .Select((feature, index) => (feature.Name, Index: index))
        .GroupBy(feature => feature.Name, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => new Fault(
            "FEATURE_NAME_REPEATED",
            string.Join(" and ", group.Select(feature => $"features[{feature.Index}]")),
            $"'{group.Key}' is named {group.Count()} times",
            "one name for each feature"));

    private static IEnumerable<string> NamesOf(string name, IReadOnlyList<string> outputs) =>
        outputs.Select((output, index) => index == 0 ? name : $"{name}.{output}");
}

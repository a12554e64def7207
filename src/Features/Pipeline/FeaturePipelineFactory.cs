using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Makes <see cref="FeaturePipeline"/>s.</summary>
internal sealed class FeaturePipelineFactory : IFeaturePipelineFactory
{
    /// <inheritdoc/>
    public IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features) => Create(features, instrument: null, [], calendar: null);

    /// <inheritdoc/>
    public IFeaturePipeline Create(
        IReadOnlyList<FeatureSpec> features, Instrument? instrument, IReadOnlyList<Instrument> others, IEconomicCalendar? calendar)
    {
        var faults = features.SelectMany((feature, index) => Faults(feature, index, instrument)).Concat(Repeated(features)).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        var names = new List<string>();
        var indicators = new List<(BarPeriod Period, IndicatorStream Stream, int Offset)>();
        var catalog = new List<(FeatureSpec Feature, int Offset)>();
        var recorded = 0;
        foreach (var feature in features.OrderBy(feature => !feature.IsRecorded))
        {
            if (FeatureCatalog.Knows(feature.Indicator.Indicator))
            {
                catalog.Add((feature, names.Count));
                names.Add(feature.Name);
            }
            else
            {
                var stream = IndicatorCatalog.Stream(feature.Indicator);
                indicators.Add((feature.Period, stream, names.Count));
                names.AddRange(NamesOf(feature.Name, stream.Outputs));
            }

            recorded = feature.IsRecorded ? names.Count : recorded;
        }

        CatalogSlots[] sets =
        [
            .. catalog.GroupBy(one => one.Feature.Period).Select(group => Slots([.. group], new FeatureSetSpec(instrument!, group.Key) { Others = others, Calendar = calendar })),
        ];
        return new FeaturePipeline(names, recorded, indicators, sets, instrument?.Id);
    }

    /// <summary>The features of one period as a set that computes each once, however often it is asked for.</summary>
    private static CatalogSlots Slots(IReadOnlyList<(FeatureSpec Feature, int Offset)> features, FeatureSetSpec spec) =>
        new(FeatureCatalog.Set(spec, [.. features.Select(one => one.Feature.Indicator.Indicator)]), spec.Period, [.. features.Select(one => one.Offset)]);

    private static IEnumerable<Fault> Faults(FeatureSpec feature, int index, Instrument? instrument)
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

        foreach (var fault in FeatureCatalog.Knows(feature.Indicator.Indicator) ? OfCatalog(feature, instrument) : IndicatorCatalog.Faults(feature.Indicator))
        {
            yield return fault with { Where = $"{where}: {fault.Where}" };
        }
    }

    private static IEnumerable<Fault> OfCatalog(FeatureSpec feature, Instrument? instrument)
    {
        var name = feature.Indicator.Indicator;
        if (instrument is null)
        {
            yield return new("FEATURE_NEEDS_INSTRUMENT", name, "no instrument was given", "indicators only, or an instrument");
        }

        if (feature.Period is BarPeriod.Tick)
        {
            yield return new("FEATURE_PERIOD_UNKNOWN", name, $"was {feature.Period}", "a period of bars, S1 to MN1");
        }

        foreach (var setting in feature.Indicator.Settings.Keys.Order(StringComparer.Ordinal))
        {
            yield return new("INDICATOR_SETTING_UNKNOWN", $"{name}.{setting}", $"{name} has no settings", "none");
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

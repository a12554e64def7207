using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Every definition, group by group.</summary>
internal static class FeatureDefinitions
{
    /// <summary>The tables.</summary>
    public static IReadOnlyList<(FeatureGroup Group, FeatureDefinition Definition)> All { get; } =
    [
        .. In(FeatureGroup.PriceAction, PriceActionFeatures.All),
        .. In(FeatureGroup.Trend, TrendFeatures.All),
        .. In(FeatureGroup.Momentum, MomentumFeatures.All),
    ];

    private static IEnumerable<(FeatureGroup Group, FeatureDefinition Definition)> In(FeatureGroup group, IReadOnlyList<FeatureDefinition> definitions) =>
        definitions.Select(definition => (group, definition));
}

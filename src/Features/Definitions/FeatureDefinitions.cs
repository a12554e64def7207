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
        .. In(FeatureGroup.Volatility, VolatilityFeatures.All),
        .. In(FeatureGroup.Volume, VolumeFeatures.All),
        .. In(FeatureGroup.CandlePattern, CandlePatternFeatures.All),
        .. In(FeatureGroup.ChartPattern, ChartPatternFeatures.All),
        .. In(FeatureGroup.MultiTimeframe, MultiTimeframeFeatures.All),
        .. In(FeatureGroup.Microstructure, MicrostructureFeatures.All),
        .. In(FeatureGroup.CrossInstrument, CrossInstrumentFeatures.All),
        .. In(FeatureGroup.Calendar, CalendarFeatures.All),
        .. In(FeatureGroup.Regime, RegimeFeatures.All),
    ];

    private static IEnumerable<(FeatureGroup Group, FeatureDefinition Definition)> In(FeatureGroup group, IReadOnlyList<FeatureDefinition> definitions) =>
        definitions.Select(definition => (group, definition));
}

using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>One feature: its name, what its numbers mean, and how it is made of series.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What a value of 1 means.</param>
/// <param name="Range">What values it can have.</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="Build">Makes its series.</param>
internal sealed record FeatureDefinition(string Name, string Unit, string Range, string Source, Func<FeatureGraph, Series> Build)
{
    /// <summary>The formula in words, where that of the series does not say it.</summary>
    public string? Formula { get; init; }

    /// <summary>As the catalogue shows it; formula, warm-up and periods are those of the series, so that they are never out of date.</summary>
    public FeatureInfo Describe(FeatureGroup group)
    {
        var graph = new FeatureGraph(DescribedMarket.Own, BarPeriod.S1, DescribedMarket.Others, DescribedMarket.Calendar);
        var series = Build(graph);
        return new(Name, group, Formula ?? series.Display, Source, series.WarmUp, Unit, Range, [.. graph.Periods.Where(period => period is not BarPeriod.S1)]);
    }
}

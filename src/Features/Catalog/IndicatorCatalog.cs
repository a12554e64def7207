using Arus.Contracts.Features;
using Arus.Foundation.Text;

namespace Arus.Features;

/// <summary>Every indicator there is. A new one is a folder with its two forms and its entry, and one line here.</summary>
internal sealed class IndicatorCatalog : IIndicatorCatalog
{
    private static readonly CatalogEntry[] Entries =
    [
        AdxEntry.Entry,
        AtrEntry.Entry,
        BollingerEntry.Entry,
        CciEntry.Entry,
        EmaEntry.Entry,
        MacdEntry.Entry,
        ObvEntry.Entry,
        RsiEntry.Entry,
        SmaEntry.Entry,
        StochasticEntry.Entry,
        VwapEntry.Entry,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<IndicatorInfo> All { get; } = [.. Entries.Select(entry => entry.Info)];

    /// <inheritdoc/>
    public IIndicator Create(IndicatorSpec spec) => Stream(spec);

    /// <inheritdoc/>
    public double[][] Series(IndicatorSpec spec, IReadOnlyList<IndicatorInput> bars)
    {
        IndicatorLimits.CheckBars(bars);
        var columns = Find(spec).Columns(new SettingValues(spec.Settings), bars);
        return [.. bars.Select((_, row) => columns.Select(column => column[row]).ToArray())];
    }

    /// <summary>A fresh streaming indicator, as the pipeline calls it.</summary>
    /// <exception cref="InvalidInputException">The name or a setting is wrong; every fault is named.</exception>
    internal static IndicatorStream Stream(IndicatorSpec spec) => Find(spec).Stream(new SettingValues(spec.Settings));

    /// <summary>The entry of a specification without faults.</summary>
    /// <exception cref="InvalidInputException">The name or a setting is wrong; every fault is named.</exception>
    internal static CatalogEntry Find(IndicatorSpec spec)
    {
        var faults = Faults(spec);
        return faults.Count == 0 ? Named(spec.Indicator)! : throw new InvalidInputException(faults);
    }

    /// <summary>Everything wrong with a specification.</summary>
    internal static IReadOnlyList<Fault> Faults(IndicatorSpec spec) => Named(spec.Indicator) is { } entry
        ? [.. entry.Faults(spec.Settings)]
        : [new("INDICATOR_UNKNOWN", "indicator", $"was '{spec.Indicator}'", Nearest(spec.Indicator))];

    private static string Nearest(string name) => NearestName.Expectation(name, Entries.Select(known => known.Name));

    private static CatalogEntry? Named(string name) => Array.Find(Entries, entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

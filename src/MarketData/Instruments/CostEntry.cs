using System.Collections.Frozen;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Instruments;

/// <summary>Reads the costs of one instrument from a file, over what was known before.</summary>
internal static class CostEntry
{
    // Each key of the file and the property it sets.
    private static readonly (string Key, string Property)[] Properties =
    [
        ("commissionPerLot", nameof(TradingCosts.CommissionPerLot)),
        ("commissionCurrency", nameof(TradingCosts.CommissionCurrency)),
        ("slippagePoints", nameof(TradingCosts.SlippagePoints)),
        ("latencyMilliseconds", nameof(TradingCosts.LatencyMilliseconds)),
        ("spreadPoints", nameof(TradingCosts.SpreadPoints)),
    ];

    /// <summary>The keys an entry may have besides its symbol.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Properties.Select(property => property.Key)];

    /// <summary>The origins of costs nobody stated.</summary>
    public static IReadOnlyDictionary<string, CostOrigin> AllAssumed { get; } =
        Properties.ToFrozenDictionary(property => property.Property, _ => CostOrigin.Assumed);

    /// <summary>The costs; <see langword="null"/> when the entry has faults.</summary>
    public static TradingCosts? Read(InstrumentId id, CatalogEntry entry, TradingCosts? known)
    {
        if (known is null)
        {
            entry.Require("commissionPerLot", "commissionCurrency");
        }

        var costs = new TradingCosts(
            id,
            entry.Number("commissionPerLot", 0m, 1_000_000m) ?? known?.CommissionPerLot ?? 0m,
            entry.Currency("commissionCurrency") ?? known?.CommissionCurrency ?? default,
            entry.Number("slippagePoints", 0m, 1_000_000m) ?? known?.SlippagePoints ?? 0m,
            entry.Integer("latencyMilliseconds", 0, 3_600_000) ?? known?.LatencyMilliseconds ?? 0,
            entry.Number("spreadPoints", 0m, 1_000_000m) ?? known?.SpreadPoints ?? 0m,
            Properties.ToFrozenDictionary(property => property.Property, property => OriginOf(property.Key, property.Property)));
        return entry.IsSound ? costs : null;

        CostOrigin OriginOf(string key, string property) =>
            entry.Has(key) ? CostOrigin.Stated : known?.Origins[property] ?? CostOrigin.Assumed;
    }
}

using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Instruments;

/// <summary>What trading costs: <see cref="BuiltInTerms"/>, overridden by the list <c>costs</c> of files. Never changes.</summary>
internal sealed class CostCatalog : ICostCatalog
{
    private readonly Dictionary<InstrumentId, TradingCosts> _bySymbol;

    private CostCatalog(Dictionary<InstrumentId, TradingCosts> bySymbol) => _bySymbol = bySymbol;

    /// <summary>The catalogue the product comes with.</summary>
    public static CostCatalog BuiltIn { get; } = new(BuiltInTerms.Costs.ToDictionary(costs => costs.Instrument));

    /// <inheritdoc/>
    public bool TryFind(InstrumentId id, [NotNullWhen(true)] out TradingCosts? costs) => _bySymbol.TryGetValue(id, out costs);

    /// <inheritdoc/>
    public ICostCatalog With(string file)
    {
        var merged = new Dictionary<InstrumentId, TradingCosts>(_bySymbol);
        foreach (var costs in CatalogFile.Read(file, "costs", CostEntry.Keys, Read))
        {
            merged[costs.Instrument] = costs;
        }

        return new CostCatalog(merged);

        TradingCosts? Read(InstrumentId id, CatalogEntry entry) => CostEntry.Read(id, entry, _bySymbol.GetValueOrDefault(id));
    }
}

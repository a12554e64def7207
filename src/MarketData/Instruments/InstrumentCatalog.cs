using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Instruments;

/// <summary>What is known of instruments: <see cref="BuiltInTerms"/>, overridden by the list <c>instruments</c> of files. Never changes.</summary>
internal sealed class InstrumentCatalog : IInstrumentCatalog
{
    private readonly SortedDictionary<InstrumentId, Instrument> _bySymbol;

    private InstrumentCatalog(SortedDictionary<InstrumentId, Instrument> bySymbol)
    {
        _bySymbol = bySymbol;
        All = [.. bySymbol.Values];
    }

    /// <summary>The catalogue the product comes with.</summary>
    public static InstrumentCatalog BuiltIn { get; } = new(new(BuiltInTerms.Instruments.ToDictionary(instrument => instrument.Id)));

    /// <inheritdoc/>
    public IReadOnlyList<Instrument> All { get; }

    /// <inheritdoc/>
    public bool TryFind(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) => _bySymbol.TryGetValue(id, out instrument);

    /// <inheritdoc/>
    public IInstrumentCatalog With(string file)
    {
        var merged = new SortedDictionary<InstrumentId, Instrument>(_bySymbol);
        foreach (var instrument in CatalogFile.Read(file, "instruments", InstrumentEntry.Keys, Read))
        {
            merged[instrument.Id] = instrument;
        }

        return new InstrumentCatalog(merged);

        Instrument? Read(InstrumentId id, CatalogEntry entry) => InstrumentEntry.Read(id, entry, _bySymbol.GetValueOrDefault(id), file);
    }
}

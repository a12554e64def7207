using System.Diagnostics.CodeAnalysis;

namespace Arus.Contracts.MarketData;

/// <summary>What is known of instruments: the built-in catalogue, overridden by files.</summary>
public interface IInstrumentCatalog
{
    /// <summary>Everything known, by symbol.</summary>
    IReadOnlyList<Instrument> All { get; }

    /// <summary>Finds one; false when it is unknown.</summary>
    bool TryFind(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument);

    /// <summary>This catalogue with the instruments of a file (YAML or JSON) added or replaced.</summary>
    /// <exception cref="InvalidInputException">The file has faults; all of them are named.</exception>
    IInstrumentCatalog With(string file);
}

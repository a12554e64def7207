using Arus.Contracts.MarketData;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>
/// Which instrument a broker means by a name: the letters in any case, without leading signs, with or without an ending, where the currency of the
/// profit agrees. A name that is said in the configuration means what is said there.
/// </summary>
internal static class SymbolMatch
{
    private const int EndingLengthMax = 8;

    /// <summary>How well a name fits; the lower the better.</summary>
    private enum Fit
    {
        Said,
        Same,
        SameLetters,
        WithSigns,
        None,
    }

    /// <summary>The symbol of each instrument, and a fault for each instrument that more than one symbol fits equally well.</summary>
    public static (IReadOnlyDictionary<InstrumentId, SymbolSpecification> Symbols, IReadOnlyList<string> Faults) Resolve(
        IReadOnlyCollection<SymbolSpecification> symbols, IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, InstrumentId> said)
    {
        var found = new Dictionary<InstrumentId, SymbolSpecification>();
        var faults = new List<string>();

        // A symbol means the instrument with the longest name that fits it, so that BTCUSDT is never BTCUSD with an ending.
        var meanings = symbols.Select(symbol => (Symbol: symbol, Meaning: Meaning(symbol, instruments, said))).Where(pair => pair.Meaning.Instrument is not null);
        foreach (var rivals in meanings.GroupBy(pair => pair.Meaning.Instrument!.Id))
        {
            var best = rivals.Min(pair => pair.Meaning.Fit);
            var fitting = rivals.Where(pair => pair.Meaning.Fit == best).Select(pair => pair.Symbol).OrderBy(symbol => symbol.Sym, StringComparer.Ordinal).ToList();
            if (fitting.Count == 1)
            {
                found[rivals.Key] = fitting[0];
            }
            else
            {
                faults.Add($"{rivals.Key} is ambiguous: {string.Join(", ", fitting.Select(symbol => symbol.Sym))} fit equally well; say in the configuration which one is meant");
            }
        }

        return (found, faults);
    }

    private static (Instrument? Instrument, Fit Fit) Meaning(
        SymbolSpecification symbol, IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, InstrumentId> said)
    {
        if (said.TryGetValue(symbol.Sym, out var meant))
        {
            return (instruments.FirstOrDefault(instrument => instrument.Id == meant), Fit.Said);
        }

        return instruments
            .Select(instrument => (Instrument: (Instrument?)instrument, Fit: FitOf(symbol, instrument)))
            .Where(pair => pair.Fit != Fit.None)
            .OrderBy(pair => pair.Fit)
            .ThenByDescending(pair => pair.Instrument!.Id.ToString().Length)
            .FirstOrDefault((null, Fit.None));
    }

    private static Fit FitOf(SymbolSpecification symbol, Instrument instrument)
    {
        if (!symbol.Profit.Equals(instrument.Quote.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return Fit.None;
        }

        var id = instrument.Id.ToString();
        if (symbol.Sym == id)
        {
            return Fit.Same;
        }

        if (symbol.Sym.Equals(id, StringComparison.OrdinalIgnoreCase))
        {
            return Fit.SameLetters;
        }

        var bare = symbol.Sym.AsSpan().TrimStart("#.!_-@");
        return bare.StartsWith(id, StringComparison.OrdinalIgnoreCase) && bare.Length - id.Length <= EndingLengthMax ? Fit.WithSigns : Fit.None;
    }
}

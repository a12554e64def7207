using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>A symbol of a terminal and how far its ticks are.</summary>
internal sealed class TerminalSymbol(SymbolSpecification specification)
{
    /// <summary>As the terminal described it last.</summary>
    public SymbolSpecification Specification { get; set; } = specification;

    /// <summary>Whether it was described in this connection.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>What it means; null for nothing of ours.</summary>
    public InstrumentId? Instrument { get; set; }

    /// <summary>Whether its ticks were asked for.</summary>
    public bool IsSubscribed { get; set; }

    /// <summary>The request of history that must be answered before live ticks; null when it is there.</summary>
    public string? Backfill { get; set; }

    /// <summary>Where the history asked for begins, in milliseconds.</summary>
    public long HistoryFrom { get; private set; }

    // Ticks at that millisecond that will come again.
    private int _knownLeft;

    /// <summary>Waits for history from the newest tick on.</summary>
    public void Await(string request, TickTail tail) => (Backfill, HistoryFrom, _knownLeft) = (request, tail.Milliseconds, tail.Count);

    /// <summary>How many ticks at the start of a batch of history are there already.</summary>
    public int Known(ReadOnlySpan<WireTick> ticks)
    {
        var at = 0;
        while (at < ticks.Length && ticks[at].TimeMs < HistoryFrom)
        {
            at++;
        }

        for (; _knownLeft > 0 && at < ticks.Length && ticks[at].TimeMs == HistoryFrom; _knownLeft--)
        {
            at++;
        }

        return at;
    }
}

/// <summary>Where the ticks of an instrument end: what comes again in history is known by it.</summary>
/// <param name="Milliseconds">Of the newest tick.</param>
/// <param name="Count">Ticks at that millisecond; all of them, when an earlier process took them.</param>
internal readonly record struct TickTail(long Milliseconds, int Count);

/// <summary>The symbols of one terminal, by name and by number, and what they mean. Read on other threads only through <see cref="Published"/>.</summary>
internal sealed class SymbolTable(IInstrumentCatalog catalog, IReadOnlyList<InstrumentId> wanted, IReadOnlyDictionary<string, InstrumentId> said)
{
    private readonly Dictionary<string, TerminalSymbol> _byName = [];
    private readonly Dictionary<uint, TerminalSymbol> _byNumber = [];
    private readonly Dictionary<InstrumentId, TickTail> _tails = [];
    private volatile IReadOnlyDictionary<InstrumentId, SymbolSpecification> _published = new Dictionary<InstrumentId, SymbolSpecification>();

    public int Count => _byName.Count;

    /// <summary>The symbol of each instrument, as of the last time they were resolved; it does not change afterwards.</summary>
    public IReadOnlyDictionary<InstrumentId, SymbolSpecification> Published => _published;

    /// <summary>Symbols that mean an instrument that is wanted.</summary>
    public IEnumerable<TerminalSymbol> Wanted => _byName.Values.Where(symbol => symbol.Instrument is { } id && wanted.Contains(id));

    public TerminalSymbol? Find(uint number) => _byNumber.GetValueOrDefault(number);

    public TerminalSymbol? Find(string name) => _byName.GetValueOrDefault(name);

    public TerminalSymbol? WaitingFor(string request) => _byName.Values.FirstOrDefault(symbol => symbol.Backfill == request);

    /// <summary>A connection begins: everything is asked for again, and history only where it is not under way.</summary>
    public void BeginConnection(bool isResumed)
    {
        foreach (var symbol in _byName.Values)
        {
            (symbol.IsCurrent, symbol.IsSubscribed) = (false, false);
            symbol.Backfill = isResumed ? symbol.Backfill : null;
        }
    }

    /// <summary>Takes a description; false when there are too many symbols.</summary>
    public bool Describe(SymbolSpecification specification)
    {
        const int Most = 20_000;
        if (_byName.TryGetValue(specification.Sym, out var symbol))
        {
            if (_byNumber.GetValueOrDefault(symbol.Specification.Id) == symbol)
            {
                _byNumber.Remove(symbol.Specification.Id);
            }

            (symbol.Specification, symbol.IsCurrent) = (specification, true);
        }
        else if (_byName.Count >= Most)
        {
            return false;
        }
        else
        {
            symbol = new(specification);
            _byName.Add(specification.Sym, symbol);
        }

        _byNumber[specification.Id] = symbol;
        return true;
    }

    /// <summary>Forgets what was not described in this connection: it left the Market Watch.</summary>
    public void Close()
    {
        foreach (var (name, symbol) in _byName.Where(entry => !entry.Value.IsCurrent).ToList())
        {
            _byName.Remove(name);
            if (_byNumber.GetValueOrDefault(symbol.Specification.Id) == symbol)
            {
                _byNumber.Remove(symbol.Specification.Id);
            }
        }
    }

    /// <summary>Finds out what the symbols mean; what is wanted and not found, or ambiguous, is a fault.</summary>
    public IReadOnlyList<string> Resolve()
    {
        var (symbols, faults) = SymbolMatch.Resolve([.. _byName.Values.Select(symbol => symbol.Specification)], catalog.All, said);
        foreach (var symbol in _byName.Values)
        {
            symbol.Instrument = null;
        }

        foreach (var (instrument, specification) in symbols)
        {
            _byName[specification.Sym].Instrument = instrument;
        }

        _published = symbols;
        return [.. faults.Where(fault => wanted.Any(id => fault.StartsWith($"{id} ", StringComparison.Ordinal))),
            .. wanted.Where(id => !symbols.ContainsKey(id) && !faults.Any(fault => fault.StartsWith($"{id} ", StringComparison.Ordinal)))
                .Select(id => $"{id} is wanted and no symbol of the Market Watch fits it")];
    }

    /// <summary>Where an instrument's ticks end; null when there are none.</summary>
    public TickTail? Tail(InstrumentId instrument, IFeedInlet inlet)
    {
        if (_tails.TryGetValue(instrument, out var tail))
        {
            return tail;
        }

        return inlet.NewestTick(instrument) is { } newest
            ? _tails[instrument] = new(newest.FloorTo(Timestamp.NanosPerMillisecond).Nanos / Timestamp.NanosPerMillisecond, int.MaxValue)
            : null;
    }

    /// <summary>Moves the end on after ticks were handed over.</summary>
    public void Extend(InstrumentId instrument, ReadOnlySpan<WireTick> ticks)
    {
        var newest = ticks[^1].TimeMs;
        var count = 0;
        for (var at = ticks.Length - 1; at >= 0 && ticks[at].TimeMs == newest; at--)
        {
            count++;
        }

        if (_tails.TryGetValue(instrument, out var tail) && tail.Milliseconds >= newest)
        {
            if (tail.Milliseconds > newest)
            {
                return;
            }

            count = tail.Count > int.MaxValue - count ? int.MaxValue : count + tail.Count;
        }

        _tails[instrument] = new(newest, count);
    }
}

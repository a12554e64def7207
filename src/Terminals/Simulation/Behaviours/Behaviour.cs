using Arus.Contracts.MarketData;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>What a broker offers and what goes wrong: a profile, a file over it, or the obliging broker without either.</summary>
internal sealed class Behaviour
{
    private readonly List<(InstrumentId? Of, string? Suffix, Func<BrokerSymbol, BrokerSymbol> Change)> _rules = [];

    /// <summary>The account, without symbols.</summary>
    public BrokerTerms Terms { get; set; } = new() { Symbols = [] };

    public List<ScriptedEvent> Events { get; } = [];

    /// <summary>Lays rules over the terms of one symbol, or of all.</summary>
    public void Add(InstrumentId? of, string? suffix, Func<BrokerSymbol, BrokerSymbol> change) => _rules.Add((of, suffix, change));

    /// <summary>The account with these instruments.</summary>
    /// <param name="instruments">What is quoted, and the decimals of its prices.</param>
    /// <param name="costs">Typical commissions.</param>
    public BrokerTerms With(IReadOnlyList<(Instrument Instrument, int Digits)> instruments, ICostCatalog costs) => Terms with
    {
        Symbols = [.. instruments.Select((entry, index) => Symbol(entry.Instrument, entry.Digits, (uint)index + 1, costs))],
    };

    private BrokerSymbol Symbol(Instrument instrument, int digits, uint id, ICostCatalog costs)
    {
        var swap = instrument.Swap is { Mode: SwapMode.Points } terms ? terms : SwapTerms.None;
        var symbol = new BrokerSymbol
        {
            Id = id,
            Name = instrument.Id.ToString(),
            Instrument = instrument.Id,
            Digits = digits,
            TickSize = digits == instrument.Digits ? instrument.TickSize : new(Protocol.TickFrame.NanosPerPoint(digits)),
            Contract = instrument.ContractSize.ToDecimal(),
            Base = instrument.Base,
            Profit = instrument.Quote,
            VolumeMin = instrument.ToLots(instrument.VolumeMin),
            VolumeMax = instrument.ToLots(instrument.VolumeMax),
            VolumeStep = instrument.ToLots(instrument.VolumeStep),
            MarginRate = instrument.MarginRate,
            Commission = costs.TryFind(instrument.Id, out var cost) && cost.CommissionCurrency == Terms.Currency ? cost.CommissionPerLot : 0m,
            SwapLong = swap.Long,
            SwapShort = swap.Short,
            SwapDays = [.. Enumerable.Range(0, 7).Select(day => Nights((DayOfWeek)day, swap.TripleDay, instrument.Sessions))],
        };
        foreach (var (of, suffix, change) in _rules)
        {
            if (of is null || of == instrument.Id)
            {
                symbol = change(symbol) with { Name = suffix is null ? symbol.Name : $"{instrument.Id}{suffix}" };
            }
        }

        return symbol;
    }

    private static int Nights(DayOfWeek day, DayOfWeek triple, TradingSessions sessions) =>
        sessions == TradingSessions.Always ? 1
        : day is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0
        : day == triple ? 3
        : 1;
}

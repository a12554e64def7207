using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>What a terminal says in the engine's words: lots become units, the broker's time UTC, names instruments.</summary>
internal sealed class ReportTranslator(SymbolTable symbols, IInstrumentCatalog catalog, BrokerClock clock)
{
    private const decimal UnitsMax = 9_000_000_000_000m;

    /// <summary>The report, or why there is none.</summary>
    public (VenueReport? Report, string? Fault) Translate(Message message, Hello hello) => message switch
    {
        OrderAcknowledged said => (new VenueAcknowledged(said.Cid, (VenueAcknowledgement)said.State, said.Code), null),
        OrderResult result => (Outcome(result), null),
        Fill fill => Deal(fill) is { } deal ? (deal, null) : (null, Unknown(fill.Sym)),
        PositionUpdate update => Position(update) is { } position ? (position, null) : (null, Unknown(update.Sym)),
        OrderUpdate { Type: WireOrderType.CloseBy } => (null, null),
        OrderUpdate update => Order(update) is { } order ? (order, null) : (null, Unknown(update.Sym)),
        AccountState account => (Account(account, hello), null),
        _ => throw new ArgumentException($"{message.GetType().Name} is no report", nameof(message)),
    };

    /// <summary>A snapshot of all its parts, and what of it could not be said.</summary>
    public (VenueSnapshot Snapshot, string? Fault) Translate(IReadOnlyList<Snapshot> parts)
    {
        string? fault = null;
        var positions = All(parts.SelectMany(part => part.Positions), Position, update => update.Sym);
        var orders = All(parts.SelectMany(part => part.Orders).Where(order => order.Type != WireOrderType.CloseBy), Order, update => update.Sym);
        var deals = All(parts.SelectMany(part => part.Deals), Deal, fill => fill.Sym);
        var since = new Timestamp(Math.Clamp(parts[0].Since, 0, long.MaxValue / Timestamp.NanosPerMillisecond) * Timestamp.NanosPerMillisecond);
        return (new(positions, orders, deals, since, [.. parts.SelectMany(part => part.Outcomes).Select(Outcome)], parts[0].Rid ?? ""), fault);

        List<TReport> All<TMessage, TReport>(IEnumerable<TMessage> messages, Func<TMessage, TReport?> translate, Func<TMessage, string> symbol)
            where TReport : class
        {
            var reports = new List<TReport>();
            foreach (var message in messages)
            {
                if (translate(message) is { } report)
                {
                    reports.Add(report);
                }
                else
                {
                    fault ??= Unknown(symbol(message));
                }
            }

            return reports;
        }
    }

    private static VenueAccount Account(AccountState account, Hello hello) => new(
        hello.Login, hello.Server, hello.Currency, hello.TradeMode == WireAccountKind.Real,
        hello.MarginMode == WireMarginMode.RetailHedging ? PositionMode.Hedging : PositionMode.Netting,
        account.Balance, account.Equity, account.Margin, account.TradeAllowed && account.ExpertAllowed && account.BrokerLink);

    private VenueOutcome Outcome(OrderResult result) => new(
        result.Cid, result.Retcode, result.Retext, result.Order, result.Deal,
        result.Sym is { } name && symbols.Find(name) is { } symbol && TryUnits(symbol, result.Volume, out var units) ? units : Quantity.Zero,
        Price.From(result.Price), Price.From(result.Bid), Price.From(result.Ask));

    private VenueDeal? Deal(Fill fill) => TryFind(fill.Sym, fill.Volume, out var instrument, out var units)
        ? new(
            fill.Deal, fill.Order, fill.PosId, instrument, SideOf(fill.Side), (DealEntry)fill.Entry, units, Price.From(fill.Price),
            -(fill.Commission + fill.Fee), fill.Swap, fill.Profit, CauseOf(fill.Reason), clock.ToUtc(fill.TimeMsc), fill.Cid ?? "")
        : null;

    private VenuePositionChanged? Position(PositionUpdate update) => TryFind(update.Sym, update.Volume, out var instrument, out var units)
        ? new(
            update.PosId, instrument, SideOf(update.Side), units, Price.From(update.Price), Price.From(update.Sl), Price.From(update.Tp), update.Swap,
            clock.ToUtc(update.TimeMsc), update.Cid ?? "")
        : null;

    private VenueOrderChanged? Order(OrderUpdate update)
    {
        if (!TryFind(update.Sym, update.Volume, out var instrument, out var units))
        {
            return null;
        }

        var (side, kind) = KindOf(update.Type);
        var price = Price.From(update.Px);
        var (limit, stop) = kind switch
        {
            OrderKind.Limit => (price, Price.None),
            OrderKind.Stop => (Price.None, price),
            OrderKind.StopLimit => (Price.From(update.StopLimit), price),
            _ => (Price.None, Price.None),
        };
        return new(
            update.Ord, instrument, side, kind, StateOf(update.State), units, limit, stop, Price.From(update.Sl), Price.From(update.Tp), update.Cid ?? "");
    }

    // A symbol that means nothing of ours keeps the broker's name: a position in it is told, not hidden. A name that is already another instrument's is none.
    private bool TryFind(string name, string volume, out InstrumentId instrument, out Quantity units)
    {
        (instrument, units) = (default, default);
        if (symbols.Find(name) is not { } symbol || !TryUnits(symbol, volume, out units))
        {
            return false;
        }

        if (symbol.Instrument is { } known)
        {
            instrument = known;
            return true;
        }

        return InstrumentId.TryParse(name, out instrument) && !catalog.TryFind(instrument, out _);
    }

    private static bool TryUnits(TerminalSymbol symbol, string volume, out Quantity units)
    {
        units = default;
        if (!Lots.TryParse(volume, out var lots) || lots > UnitsMax / symbol.Specification.Contract)
        {
            return false;
        }

        units = Quantity.From(lots * symbol.Specification.Contract);
        return true;
    }

    private static Side SideOf(WireSide side) => side == WireSide.Buy ? Side.Buy : Side.Sell;

    private static FillCause CauseOf(WireDealReason reason) => reason switch
    {
        WireDealReason.StopLoss => FillCause.StopLoss,
        WireDealReason.TakeProfit => FillCause.TakeProfit,
        WireDealReason.StopOut => FillCause.StopOut,
        _ => FillCause.Order,
    };

    private static (Side Side, OrderKind Kind) KindOf(WireOrderType type) => type switch
    {
        WireOrderType.BuyLimit => (Side.Buy, OrderKind.Limit),
        WireOrderType.SellLimit => (Side.Sell, OrderKind.Limit),
        WireOrderType.BuyStop => (Side.Buy, OrderKind.Stop),
        WireOrderType.SellStop => (Side.Sell, OrderKind.Stop),
        WireOrderType.BuyStopLimit => (Side.Buy, OrderKind.StopLimit),
        WireOrderType.SellStopLimit => (Side.Sell, OrderKind.StopLimit),
        WireOrderType.Sell => (Side.Sell, OrderKind.Market),
        _ => (Side.Buy, OrderKind.Market),
    };

    private static OrderState StateOf(WireOrderState state) => state switch
    {
        WireOrderState.Cancelled => OrderState.Cancelled,
        WireOrderState.Partial => OrderState.PartlyFilled,
        WireOrderState.Filled => OrderState.Filled,
        WireOrderState.Rejected => OrderState.Rejected,
        WireOrderState.Expired => OrderState.Expired,
        WireOrderState.RequestCancel => OrderState.CancelPending,
        _ => OrderState.Working,
    };

    private static string Unknown(string name) => $"'{name}' is not described, or its volume is beyond what can be counted";
}

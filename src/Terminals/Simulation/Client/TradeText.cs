using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>What a broker knows as messages. Their times are the server's wall clock, as MetaTrader gives them.</summary>
internal sealed class TradeText(BrokerTerms terms, Broker broker, TerminalState state)
{
    public static OrderResult Result(TakenOrder order, TradeResult result, long latencyMicros) => new()
    {
        Cid = order.ClientId,
        Retcode = result.Code,
        Retext = Retcode.Text(result.Code),
        Order = result.Order,
        Deal = result.Deal,
        Volume = Lots.Text(result.Volume),
        Price = result.Price.ToDecimal(),
        Bid = result.Bid.ToDecimal(),
        Ask = result.Ask.ToDecimal(),
        ReqId = 0,
        LatUs = latencyMicros,
        Sym = order.Symbol,
    };

    public SequencedMessage Change(Transaction change) =>
        change.Deal is { } deal ? Deal(deal)
        : change.Position is { } position ? Position(position)
        : Order(change.Order!);

    public Fill Deal(BrokerDeal deal) => new()
    {
        Deal = deal.Ticket,
        Order = deal.Order,
        PosId = deal.Position,
        Sym = deal.Symbol,
        Side = deal.IsBuy ? WireSide.Buy : WireSide.Sell,
        Entry = (WireDealEntry)deal.Entry,
        Volume = Lots.Text(deal.Volume),
        Price = deal.Price.ToDecimal(),
        Commission = deal.Commission,
        Swap = deal.Swap,
        Profit = deal.Profit,
        Fee = 0m,
        Reason = (WireDealReason)deal.Reason,
        TimeMsc = WallMs(deal.At),
        Cid = state.ClientIdOf(deal.Comment),
    };

    public PositionUpdate Position(BrokerPosition position) => new()
    {
        PosId = position.Id,
        Ticket = position.Ticket,
        Sym = position.Symbol,
        Side = position.IsBuy ? WireSide.Buy : WireSide.Sell,
        Volume = Lots.Text(position.Volume),
        Price = position.OpenPrice.ToDecimal(),
        Sl = position.StopLoss.ToDecimal(),
        Tp = position.TakeProfit.ToDecimal(),
        Swap = position.Swap,
        Profit = broker.Profit(position),
        TimeMsc = WallMs(position.OpenedAt),
        Cid = state.ClientIdOf(position.Comment),
    };

    public OrderUpdate Order(BrokerOrder order) => new()
    {
        Ord = order.Ticket,
        Sym = order.Symbol,
        Type = (WireOrderType)order.Type,
        State = (WireOrderState)order.State,
        Volume = Lots.Text(order.Volume),
        Px = order.Price.ToDecimal(),
        StopLimit = order.StopLimit.ToDecimal(),
        Sl = order.StopLoss.ToDecimal(),
        Tp = order.TakeProfit.ToDecimal(),
        TimeMsc = WallMs(order.PlacedAt),
        Cid = state.ClientIdOf(order.Comment),
    };

    public AccountState Account(bool isBrokerLinked)
    {
        var account = broker.Account;
        return new()
        {
            Balance = account.Balance,
            Credit = 0m,
            Profit = account.Profit,
            Equity = account.Equity,
            Margin = account.Margin,
            MarginFree = account.Free,
            MarginLevel = account.Level,
            SoCall = terms.MarginCallPercent,
            SoSo = terms.StopOutPercent,
            SoMode = WireStopOutMode.Percent,
            TradeAllowed = terms.IsTradeAllowed,
            ExpertAllowed = terms.IsExpertAllowedByServer && terms.IsExpertAllowedByTerminal,
            BrokerLink = isBrokerLinked,
        };
    }

    public BrokerTime Time(Timestamp now) => new(broker.OffsetSeconds, Math.Max(0, WallMs(now)));

    public SymbolSpecification Symbol(BrokerSymbol symbol) => new()
    {
        Id = symbol.Id,
        Sym = symbol.Name,
        Digits = symbol.Digits,
        Point = symbol.Point.ToDecimal(),
        TickSize = symbol.TickSize.ToDecimal(),
        TickValueProfit = broker.TickValue(symbol),
        TickValueLoss = broker.TickValue(symbol),
        Contract = symbol.Contract,
        VolMin = symbol.VolumeMin,
        VolMax = symbol.VolumeMax,
        VolStep = symbol.VolumeStep,
        VolLimit = symbol.VolumeLimit,
        StopsLevel = symbol.StopsLevel,
        FreezeLevel = symbol.FreezeLevel,
        Exec = (WireExecution)symbol.Execution,
        TradeMode = (WireSymbolMode)symbol.TradeMode,
        CalcMode = symbol.Base == symbol.Profit ? WireCalculation.CfdLeverage : WireCalculation.Forex,
        FillMask = symbol.FillMask,
        ExpMask = symbol.ExpirationMask,
        OrderMask = (int)symbol.OrderMask,
        SwapMode = symbol.SwapLong == 0m && symbol.SwapShort == 0m ? WireSwapMode.Disabled : WireSwapMode.Points,
        SwapLong = symbol.SwapLong,
        SwapShort = symbol.SwapShort,
        SwapDays = [.. symbol.SwapDays.Select(day => (decimal)day)],
        Roll3 = (WireDay)Math.Max(0, symbol.SwapDays.ToList().IndexOf(3)),
        MarginInit = 0m,
        Base = symbol.Base.Code,
        Profit = symbol.Profit.Code,
        Margin = symbol.Base.Code,
        Sessions = [.. symbol.Sessions.Select(day => (IReadOnlyList<IReadOnlyList<int>>)[.. day.Select(session => (IReadOnlyList<int>)[session.From, session.To])])],
    };

    /// <summary>Everything that is there, in parts that fit a message each.</summary>
    public IEnumerable<Snapshot> Snapshots(string? request, Timestamp since)
    {
        const int partMax = 100;
        var items = broker.Book.Positions.Select(position => (SequencedMessage)Position(position))
            .Concat(broker.Book.Orders.Select(Order))
            .Concat(broker.Book.Deals.Where(deal => deal.At >= since).Select(Deal))
            .Concat(state.Orders.Where(order => order.At >= since && order.Result is not null).OrderBy(order => order.At.Nanos).Select(order => Result(order, order.Result!, 0)))
            .Chunk(partMax)
            .ToList();
        var parts = Math.Max(1, items.Count);
        for (var part = 1; part <= parts; part++)
        {
            var chunk = items.Count > 0 ? items[part - 1] : [];
            yield return new()
            {
                Part = part,
                Parts = parts,
                Rid = request,
                AsOfSeq = 0,
                Since = Math.Max(0, since.Nanos / Timestamp.NanosPerMillisecond),
                Positions = [.. chunk.OfType<PositionUpdate>()],
                Orders = [.. chunk.OfType<OrderUpdate>()],
                Deals = [.. chunk.OfType<Fill>()],
                Outcomes = [.. chunk.OfType<OrderResult>()],
            };
        }
    }

    private long WallMs(Timestamp at) => (at.Nanos / Timestamp.NanosPerMillisecond) + (broker.OffsetSeconds * 1_000L);
}

using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>An order of the bridge as requests to the trade server: what an expert advisor fills in by itself.</summary>
internal static class OrderReader
{
    /// <summary>The requests, in order; null when the order makes no sense.</summary>
    public static IReadOnlyList<TradeRequest>? Read(Order order, Broker broker)
    {
        var symbol = broker.Symbol(order.Sym);
        if (order.Op == WireOperation.Flatten)
        {
            return Flatten(order, broker);
        }

        return order.Op switch
        {
            WireOperation.Market when symbol is not null && order.Side is not null => [Market(order, symbol, broker)],
            WireOperation.Pending when symbol is not null && order.Type is not null => [Pending(order, symbol)],
            WireOperation.Protect => [Request(order, TradeAction.Protect)],
            WireOperation.Modify => [Request(order, TradeAction.Modify)],
            WireOperation.Cancel => [Request(order, TradeAction.Remove)],
            WireOperation.Close => Close(order, broker) is { } close ? [close] : null,
            WireOperation.CloseBy => [Request(order, TradeAction.CloseBy)],
            _ => null,
        };
    }

    /// <summary>Whether it can increase exposure, whatever the server says of it.</summary>
    public static bool Opens(Order order, Broker broker)
    {
        if (order.Opens)
        {
            return true;
        }

        if (order.Op == WireOperation.Pending)
        {
            return true;
        }

        if (order.Op != WireOperation.Market || order.Pos is > 0)
        {
            return false;
        }

        _ = Lots.TryParse(order.Lots ?? "0", out var lots);
        var isBuy = order.Side == WireSide.Buy;
        return !broker.IsNetting || !broker.Book.Positions.Any(position => position.Symbol == order.Sym && position.IsBuy != isBuy && position.Volume >= lots);
    }

    /// <summary>Requests that end every resting order of a symbol, or of all.</summary>
    public static IEnumerable<TradeRequest> CancelAll(string symbol, Broker broker, string comment = "", long magic = 0) => broker.Book.Orders
        .Where(resting => symbol.Length == 0 || resting.Symbol == symbol)
        .Select(resting => new TradeRequest { Action = TradeAction.Remove, Symbol = resting.Symbol, Order = resting.Ticket, Comment = comment, Magic = magic })
        .ToArray();

    /// <summary>Requests that close every position of a symbol, or of all.</summary>
    public static IEnumerable<TradeRequest> CloseAll(string symbol, Broker broker, string comment = "", long magic = 0) => broker.Book.Positions
        .Where(open => symbol.Length == 0 || open.Symbol == symbol)
        .Select(open => Against(open, open.Volume, broker) with { Comment = comment, Magic = magic })
        .ToArray();

    private static TradeRequest Market(Order order, BrokerSymbol symbol, Broker broker)
    {
        var isBuy = order.Side == WireSide.Buy;
        return Request(order, TradeAction.Deal) with
        {
            Type = isBuy ? OrderType.Buy : OrderType.Sell,
            Filling = Filling(order, symbol, isPending: false),
            Price = order.Px is > 0 ? Price.From(order.Px.Value) : broker.Quoted(symbol.Name).For(isBuy),
        };
    }

    private static TradeRequest Pending(Order order, BrokerSymbol symbol) => Request(order, TradeAction.Pending) with
    {
        Type = (OrderType)order.Type!.Value,
        Filling = Filling(order, symbol, isPending: true),
    };

    private static TradeRequest? Close(Order order, Broker broker)
    {
        // Without a position it is a close all the same: the server says what it thinks of it.
        if (!broker.Book.TryPosition(order.Pos ?? 0, out var position) && !broker.IsNetting)
        {
            return broker.Symbol(order.Sym) is { } known
                ? Request(order, TradeAction.Deal) with { Type = order.Side == WireSide.Buy ? OrderType.Buy : OrderType.Sell, Filling = Filling(order, known, isPending: false) }
                : null;
        }

        position ??= broker.Book.Positions.FirstOrDefault(open => open.Symbol == order.Sym);
        if (position is null)
        {
            return Request(order, TradeAction.Protect) with { Position = order.Pos ?? 0 };
        }

        _ = Lots.TryParse(order.Lots ?? "0", out var lots);
        return Against(position, lots > 0m ? lots : position.Volume, broker) with
        {
            Comment = ClientOrderId.Comment(order.Cid),
            Magic = order.Magic,
            Deviation = order.Dev ?? 0,
        };
    }

    private static TradeRequest Against(BrokerPosition position, decimal lots, Broker broker) => new()
    {
        Action = TradeAction.Deal,
        Symbol = position.Symbol,
        Volume = lots,
        Type = position.IsBuy ? OrderType.Sell : OrderType.Buy,
        Position = position.Id,
        Price = broker.Quoted(position.Symbol).For(!position.IsBuy),
        Filling = Auto(broker.Symbol(position.Symbol)!, isPending: false),
    };

    private static TradeRequest[] Flatten(Order order, Broker broker)
    {
        var (comment, magic) = (ClientOrderId.Comment(order.Cid), order.Magic);
        return [.. CancelAll(order.Sym, broker, comment, magic), .. CloseAll(order.Sym, broker, comment, magic)];
    }

    private static TradeRequest Request(Order order, TradeAction action)
    {
        _ = Lots.TryParse(order.Lots ?? "0", out var lots);
        return new()
        {
            Action = action,
            Symbol = order.Sym,
            Volume = lots,
            Price = Price.From(order.Px ?? 0m),
            StopLimit = Price.From(order.StopLimit ?? 0m),
            StopLoss = Price.From(order.Sl ?? 0m),
            TakeProfit = Price.From(order.Tp ?? 0m),
            Deviation = order.Dev ?? 0,
            Lifetime = (OrderLifetime)(order.Tif ?? WireOrderTime.GoodTillCancelled),
            Expiration = order.Exp is { } expiration ? new Timestamp(expiration * Timestamp.NanosPerMillisecond) : null,
            Order = order.Ord ?? 0,
            Position = order.Pos ?? 0,
            PositionBy = order.PosBy ?? 0,
            Magic = order.Magic,
            Comment = ClientOrderId.Comment(order.Cid),
        };
    }

    private static OrderFilling Filling(Order order, BrokerSymbol symbol, bool isPending) => order.Fill switch
    {
        WireFilling.FillOrKill => OrderFilling.FillOrKill,
        WireFilling.ImmediateOrCancel => OrderFilling.ImmediateOrCancel,
        WireFilling.Return => OrderFilling.Return,
        _ => Auto(symbol, isPending),
    };

    private static OrderFilling Auto(BrokerSymbol symbol, bool isPending) =>
        isPending ? OrderFilling.Return
        : symbol.Execution is ExecutionMode.Instant or ExecutionMode.Request || (symbol.FillMask & 1) != 0 ? OrderFilling.FillOrKill
        : (symbol.FillMask & 2) != 0 ? OrderFilling.ImmediateOrCancel
        : OrderFilling.Return;
}

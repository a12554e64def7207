using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>The engine's requests in the terminal's words.</summary>
internal static class OrderEncoder
{
    private const long SnapshotReach = Timestamp.NanosPerDay;

    /// <summary>The message, or the error code of why there is none.</summary>
    public static (Message? Message, string Code) Encode(
        in VenueRequest request, string clientId, SymbolSpecification? symbol, long nowMicros, TimeSpan timeToLive, decimal lotsMax)
    {
        if (request.Kind == VenueRequestKind.Snapshot)
        {
            // A day before the last thing the engine saw: what it does not know yet cannot be older.
            return (new SnapshotRequest(clientId, Math.Max(0, request.At.Nanos - SnapshotReach) / Timestamp.NanosPerMillisecond), "");
        }

        if (symbol is null)
        {
            return (null, ErrorCode.Symbol);
        }

        var lots = decimal.Round(request.Quantity.ToDecimal() / symbol.Contract, 8);
        if (lots * symbol.Contract != request.Quantity.ToDecimal())
        {
            return (null, ErrorCode.Symbol);
        }

        if (lots > lotsMax)
        {
            return (null, ErrorCode.LimitLots);
        }

        var order = new Order(clientId, nowMicros, OperationOf(request), symbol.Sym, ClientOrderId.Magic(clientId), (int)timeToLive.TotalMilliseconds)
        {
            Opens = request.IsOpening,
            RiskRef = request.Order.Value == 0 ? null : request.Order.ToString(),
            Sl = Some(request.StopLoss),
            Tp = Some(request.TakeProfit),
            Pos = request.Position == 0 ? null : request.Position,
            Ord = request.Ticket == 0 ? null : request.Ticket,
        };
        return (order.Op switch
        {
            WireOperation.Market or WireOperation.Close => order with
            {
                Side = SideOf(request.Side),
                Type = request.Side == Side.Buy ? WireOrderType.Buy : WireOrderType.Sell,
                Lots = Lots.Text(lots),
                Fill = WireFilling.Auto,
            },
            WireOperation.Pending => order with
            {
                Side = SideOf(request.Side),
                Type = TypeOf(request.Side, request.OrderKind),
                Lots = Lots.Text(lots),
                Px = (request.OrderKind == OrderKind.Limit ? request.LimitPrice : request.StopPrice).ToDecimal(),
                StopLimit = request.OrderKind == OrderKind.StopLimit ? request.LimitPrice.ToDecimal() : null,
                Fill = WireFilling.Auto,
                Tif = request.TimeInForce == TimeInForce.Day ? WireOrderTime.Day : WireOrderTime.GoodTillCancelled,
            },
            WireOperation.Protect => order with { Sl = request.StopLoss.ToDecimal(), Tp = request.TakeProfit.ToDecimal() },
            _ => order,
        }, "");
    }

    private static WireOperation OperationOf(in VenueRequest request) => request.Kind switch
    {
        VenueRequestKind.Deal => request.Position == 0 ? WireOperation.Market : WireOperation.Close,
        VenueRequestKind.Pending => WireOperation.Pending,
        VenueRequestKind.Protect => WireOperation.Protect,
        VenueRequestKind.Cancel => WireOperation.Cancel,
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "is no order"),
    };

    private static WireSide SideOf(Side side) => side == Side.Buy ? WireSide.Buy : WireSide.Sell;

    private static WireOrderType TypeOf(Side side, OrderKind kind) => (side, kind) switch
    {
        (Side.Buy, OrderKind.Limit) => WireOrderType.BuyLimit,
        (Side.Sell, OrderKind.Limit) => WireOrderType.SellLimit,
        (Side.Buy, OrderKind.Stop) => WireOrderType.BuyStop,
        (Side.Sell, OrderKind.Stop) => WireOrderType.SellStop,
        (Side.Buy, OrderKind.StopLimit) => WireOrderType.BuyStopLimit,
        (Side.Sell, OrderKind.StopLimit) => WireOrderType.SellStopLimit,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no pending order"),
    };

    private static decimal? Some(Price price) => price.IsSome ? price.ToDecimal() : null;
}

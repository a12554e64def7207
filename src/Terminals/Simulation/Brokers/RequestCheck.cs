namespace Arus.Terminals.Simulation.Brokers;

/// <summary>What a server refuses, and with which code: the first cause in the order a server looks.</summary>
internal sealed class RequestCheck(BrokerTerms terms, Quotes quotes, BrokerBook book, Valuation valuation)
{
    /// <summary>0 when nothing speaks against it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="wall">The server's wall clock.</param>
    /// <param name="now">The same moment in UTC.</param>
    public int Judge(TradeRequest request, Timestamp wall, Timestamp now) => request.Action switch
    {
        TradeAction.Deal => JudgeDeal(request, wall),
        TradeAction.Pending => JudgePending(request, wall, now),
        TradeAction.Protect => JudgeProtect(request, wall),
        TradeAction.Modify => JudgeModify(request, wall, now),
        TradeAction.Remove => JudgeRemove(request),
        TradeAction.CloseBy => JudgeCloseBy(request, wall),
        _ => Retcode.Invalid,
    };

    private int JudgeDeal(TradeRequest request, Timestamp wall)
    {
        if (valuation.Symbol(request.Symbol) is not { } symbol || !request.Type.IsMarket())
        {
            return Retcode.Invalid;
        }

        var isBuy = request.Type.IsBuy();
        var closes = terms.Mode == MarginMode.RetailHedging
            ? request.Position != 0 ? Named(request.Position, symbol) : null
            : book.Positions.FirstOrDefault(position => position.Symbol == symbol.Name);
        if (terms.Mode == MarginMode.RetailHedging && request.Position != 0)
        {
            if (closes is null)
            {
                return book.WasClosed(request.Position) ? Retcode.PositionClosed : Retcode.Invalid;
            }

            if (closes.IsBuy == isBuy)
            {
                return Retcode.Invalid;
            }
        }

        var reduces = closes is not null && closes.IsBuy != isBuy ? Math.Min(closes.Volume, request.Volume) : 0m;
        var opens = request.Volume - reduces;
        var code = Admitted(symbol, wall)
            ?? Kind(symbol, request, opens > 0m && request.Position == 0, isBuy)
            ?? Volume(symbol, request.Volume)
            ?? Filling(symbol, request.Filling, isPending: false);
        if (code is not null)
        {
            return code.Value;
        }

        var quote = quotes.Of(symbol.Name);
        if (!quote.IsSome || !valuation.HasRate(symbol))
        {
            return Retcode.PriceOff;
        }

        if (Price(symbol, request, quote.For(isBuy)) is { } priced)
        {
            return priced;
        }

        if (terms.Mode == MarginMode.RetailHedging && closes is not null)
        {
            return JudgeClose(request, symbol, closes, quote);
        }

        return Stops(symbol, isBuy, quote.For(!isBuy), request.StopLoss, request.TakeProfit)
            ?? (opens > 0m ? Exposure(symbol, request, isBuy, opens, quote.For(isBuy)) : null)
            ?? 0;
    }

    private int JudgeClose(TradeRequest request, BrokerSymbol symbol, BrokerPosition closes, Quotes.Quote quote)
    {
        if (request.Volume > closes.Volume)
        {
            return Retcode.InvalidCloseVolume;
        }

        if (book.Orders.Any(order => order.Position == closes.Id))
        {
            return Retcode.CloseOrderExists;
        }

        if (terms.IsFifo && book.Positions.Any(other => other.Symbol == symbol.Name && other.IsBuy == closes.IsBuy && other.Id < closes.Id))
        {
            return Retcode.FifoClose;
        }

        return IsFrozen(symbol, closes, quote) ? Retcode.Frozen : 0;
    }

    private int JudgePending(TradeRequest request, Timestamp wall, Timestamp now)
    {
        if (valuation.Symbol(request.Symbol) is not { } symbol || !request.Type.IsPending())
        {
            return Retcode.Invalid;
        }

        var isBuy = request.Type.IsBuy();
        var code = Admitted(symbol, wall)
            ?? Kind(symbol, request, opens: true, isBuy)
            ?? Volume(symbol, request.Volume)
            ?? Filling(symbol, request.Filling, isPending: true)
            ?? Expiration(symbol, request.Lifetime, request.Expiration, now);
        if (code is not null)
        {
            return code.Value;
        }

        var quote = quotes.Of(symbol.Name);
        if (!quote.IsSome || !valuation.HasRate(symbol))
        {
            return Retcode.PriceOff;
        }

        if (PendingPrice(symbol, request.Type, request.Price, request.StopLimit, quote) is { } wrong)
        {
            return wrong;
        }

        if (book.Orders.Count >= terms.OrdersMax)
        {
            return Retcode.LimitOrders;
        }

        var entry = request.Type.IsStopLimit() ? request.StopLimit : request.Price;
        return Stops(symbol, isBuy, entry, request.StopLoss, request.TakeProfit) ?? Limits(symbol, isBuy, request.Volume) ?? 0;
    }

    private int JudgeProtect(TradeRequest request, Timestamp wall)
    {
        if (valuation.Symbol(request.Symbol) is not { } symbol)
        {
            return Retcode.Invalid;
        }

        var position = request.Position != 0
            ? Named(request.Position, symbol)
            : terms.Mode == MarginMode.RetailHedging ? null : book.Positions.FirstOrDefault(open => open.Symbol == symbol.Name);
        if (position is null)
        {
            return book.WasClosed(request.Position) ? Retcode.PositionClosed : Retcode.Invalid;
        }

        if (Admitted(symbol, wall) is { } closed)
        {
            return closed;
        }

        if (request.StopLoss == position.StopLoss && request.TakeProfit == position.TakeProfit)
        {
            return Retcode.NoChanges;
        }

        var quote = quotes.Of(symbol.Name);
        return !quote.IsSome ? Retcode.PriceOff
            : IsFrozen(symbol, position, quote) ? Retcode.Frozen
            : Stops(symbol, position.IsBuy, quote.For(!position.IsBuy), request.StopLoss, request.TakeProfit) ?? 0;
    }

    private int JudgeModify(TradeRequest request, Timestamp wall, Timestamp now)
    {
        if (!book.TryOrder(request.Order, out var order))
        {
            return book.HasEnded(request.Order) ? Retcode.OrderChanged : Retcode.Invalid;
        }

        var symbol = valuation.Symbol(order.Symbol)!;
        var quote = quotes.Of(order.Symbol);
        if (Admitted(symbol, wall) is { } closed)
        {
            return closed;
        }

        if (order.State == BrokerOrderState.Partial)
        {
            return Retcode.OrderChanged;
        }

        if (request.Price == order.Price && request.StopLimit == order.StopLimit && request.StopLoss == order.StopLoss
            && request.TakeProfit == order.TakeProfit && request.Lifetime == order.Lifetime && request.Expiration == order.Expiration)
        {
            return Retcode.NoChanges;
        }

        if (IsFrozen(symbol, order, quote))
        {
            return Retcode.Frozen;
        }

        var entry = order.Type.IsStopLimit() ? request.StopLimit : request.Price;
        return Expiration(symbol, request.Lifetime, request.Expiration, now)
            ?? PendingPrice(symbol, order.Type, request.Price, request.StopLimit, quote)
            ?? Stops(symbol, order.Type.IsBuy(), entry, request.StopLoss, request.TakeProfit)
            ?? 0;
    }

    private int JudgeRemove(TradeRequest request) =>
        !book.TryOrder(request.Order, out var order) ? book.HasEnded(request.Order) ? Retcode.OrderChanged : Retcode.Invalid
        : IsFrozen(valuation.Symbol(order.Symbol)!, order, quotes.Of(order.Symbol)) ? Retcode.Frozen
        : 0;

    private int JudgeCloseBy(TradeRequest request, Timestamp wall)
    {
        if (terms.Mode != MarginMode.RetailHedging)
        {
            return Retcode.InvalidOrder;
        }

        if (!book.TryPosition(request.Position, out var one) || !book.TryPosition(request.PositionBy, out var other))
        {
            return book.WasClosed(request.Position) || book.WasClosed(request.PositionBy) ? Retcode.PositionClosed : Retcode.Invalid;
        }

        if (one.Symbol != other.Symbol || one.IsBuy == other.IsBuy)
        {
            return Retcode.Invalid;
        }

        var symbol = valuation.Symbol(one.Symbol)!;
        return Admitted(symbol, wall)
            ?? (symbol.OrderMask.HasFlag(OrderKinds.CloseBy) ? !valuation.HasRate(symbol) ? Retcode.PriceOff : 0 : Retcode.InvalidOrder);
    }

    /// <summary>Whether a symbol trades at this moment of the server's wall clock.</summary>
    public static bool IsOpen(BrokerSymbol symbol, Timestamp wall)
    {
        var moment = wall.ToDateTime();
        var second = (int)moment.TimeOfDay.TotalSeconds;
        foreach (var (from, to) in symbol.Sessions[(int)moment.DayOfWeek])
        {
            if (second >= from && second < to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a rested order may become a position now.</summary>
    public int JudgeActivation(BrokerOrder order, BrokerSymbol symbol, Price price)
    {
        var isBuy = order.Type.IsBuy();
        var held = terms.Mode == MarginMode.RetailHedging ? null : book.Positions.FirstOrDefault(position => position.Symbol == symbol.Name && position.IsBuy != isBuy);
        var opens = order.Volume - Math.Min(order.Volume, held?.Volume ?? 0m);
        return order.Position != 0 || opens <= 0m || HasMoney(symbol, isBuy, opens, price) ? 0 : Retcode.RejectCancel;
    }

    private int? Admitted(BrokerSymbol symbol, Timestamp wall)
    {
        if (!terms.IsTradeAllowed || symbol.TradeMode == SymbolTradeMode.Disabled)
        {
            return Retcode.TradeDisabled;
        }

        if (symbol.IsRealOnly && terms.Kind != AccountKind.Real)
        {
            return Retcode.OnlyReal;
        }

        return IsOpen(symbol, wall) ? null : Retcode.MarketClosed;
    }

    private static int? Kind(BrokerSymbol symbol, TradeRequest request, bool opens, bool isBuy)
    {
        if (!symbol.OrderMask.HasFlag(request.Type.Kind())
            || (request.StopLoss.IsSome && !symbol.OrderMask.HasFlag(OrderKinds.StopLoss))
            || (request.TakeProfit.IsSome && !symbol.OrderMask.HasFlag(OrderKinds.TakeProfit)))
        {
            return Retcode.InvalidOrder;
        }

        return (symbol.TradeMode, opens, isBuy) switch
        {
            (SymbolTradeMode.LongOnly, true, false) => Retcode.LongOnly,
            (SymbolTradeMode.ShortOnly, true, true) => Retcode.ShortOnly,
            (SymbolTradeMode.CloseOnly, true, _) => Retcode.CloseOnly,
            _ => null,
        };
    }

    private static int? Volume(BrokerSymbol symbol, decimal volume) =>
        volume >= symbol.VolumeMin && volume <= symbol.VolumeMax && volume % symbol.VolumeStep == 0m ? null : Retcode.InvalidVolume;

    private static int? Filling(BrokerSymbol symbol, OrderFilling filling, bool isPending)
    {
        var fits = (isPending, symbol.Execution, filling) switch
        {
            (true, _, OrderFilling.Return) => true,
            (true, _, OrderFilling.BookOrCancel) => (symbol.FillMask & 4) != 0,
            (true, _, _) => false,
            (false, _, OrderFilling.BookOrCancel) => false,
            (false, ExecutionMode.Instant or ExecutionMode.Request, _) => true,
            (false, _, OrderFilling.FillOrKill) => (symbol.FillMask & 1) != 0,
            (false, _, OrderFilling.ImmediateOrCancel) => (symbol.FillMask & 2) != 0,
            (false, var execution, _) => execution == ExecutionMode.Exchange,
        };
        return fits ? null : Retcode.InvalidFill;
    }

    private static int? Expiration(BrokerSymbol symbol, OrderLifetime lifetime, Timestamp? expiration, Timestamp now) =>
        (symbol.ExpirationMask & (1 << (int)lifetime)) == 0 ? Retcode.InvalidExpiration
        : lifetime is OrderLifetime.Specified or OrderLifetime.SpecifiedDay && !(expiration > now) ? Retcode.InvalidExpiration
        : null;

    private static int? Price(BrokerSymbol symbol, TradeRequest request, Price current)
    {
        if (symbol.Execution is ExecutionMode.Market or ExecutionMode.Exchange)
        {
            return null;
        }

        if (!request.Price.IsSome || !IsWhole(symbol, request.Price))
        {
            return Retcode.InvalidPrice;
        }

        var missed = Math.Abs((request.Price - current).Nanos);
        return missed <= symbol.Point.Nanos * request.Deviation ? null
            : symbol.Execution == ExecutionMode.Instant ? Retcode.Requote
            : Retcode.PriceChanged;
    }

    private static int? PendingPrice(BrokerSymbol symbol, OrderType type, Price price, Price stopLimit, Quotes.Quote quote)
    {
        if (!price.IsSome || !IsWhole(symbol, price) || (type.IsStopLimit() && (!stopLimit.IsSome || !IsWhole(symbol, stopLimit))))
        {
            return Retcode.InvalidPrice;
        }

        var distance = type switch
        {
            OrderType.BuyLimit => quote.Ask - price,
            OrderType.SellLimit => price - quote.Bid,
            OrderType.BuyStop or OrderType.BuyStopLimit => price - quote.Ask,
            _ => quote.Bid - price,
        };
        var wrongLimit = type switch
        {
            OrderType.BuyStopLimit => stopLimit > price,
            OrderType.SellStopLimit => stopLimit < price,
            _ => false,
        };
        return distance.Nanos <= 0 || distance.Nanos < symbol.Point.Nanos * symbol.StopsLevel || wrongLimit ? Retcode.InvalidPrice : null;
    }

    /// <summary>Stops on their side of where the position would close now, and no nearer than the level.</summary>
    private static int? Stops(BrokerSymbol symbol, bool isBuy, Price closing, Price stopLoss, Price takeProfit)
    {
        var least = Math.Max(1, symbol.Point.Nanos * symbol.StopsLevel);
        var sign = isBuy ? 1 : -1;
        return (stopLoss.IsSome && ((closing - stopLoss).Nanos * sign < least || !IsWhole(symbol, stopLoss)))
            || (takeProfit.IsSome && ((takeProfit - closing).Nanos * sign < least || !IsWhole(symbol, takeProfit)))
                ? Retcode.InvalidStops
                : null;
    }

    private int? Exposure(BrokerSymbol symbol, TradeRequest request, bool isBuy, decimal opens, Price price) =>
        Limits(symbol, isBuy, opens) ?? (HasMoney(symbol, isBuy, opens, price) && request.Volume > 0m ? null : Retcode.NoMoney);

    private int? Limits(BrokerSymbol symbol, bool isBuy, decimal opens)
    {
        if (terms.Mode == MarginMode.RetailHedging)
        {
            if (terms.IsHedgeProhibited && book.Positions.Any(position => position.Symbol == symbol.Name && position.IsBuy != isBuy))
            {
                return Retcode.HedgeProhibited;
            }

            if (book.Positions.Count + book.Orders.Count >= terms.PositionsMax)
            {
                return Retcode.LimitPositions;
            }
        }

        var held = book.Positions.Where(position => position.Symbol == symbol.Name && position.IsBuy == isBuy).Sum(position => position.Volume)
            + book.Orders.Where(order => order.Symbol == symbol.Name && order.Type.IsBuy() == isBuy).Sum(order => order.Volume);
        return symbol.VolumeLimit > 0m && held + opens > symbol.VolumeLimit ? Retcode.LimitVolume : null;
    }

    private bool HasMoney(BrokerSymbol symbol, bool isBuy, decimal opens, Price price) =>
        valuation.Margin(symbol.Name, isBuy, opens, price) - Valuation.Commission(symbol, opens) <= valuation.Now().Equity;

    private BrokerPosition? Named(long id, BrokerSymbol symbol) =>
        book.TryPosition(id, out var position) && position.Symbol == symbol.Name ? position : null;

    /// <summary>A position whose stop or target is about to be hit is not touched.</summary>
    private static bool IsFrozen(BrokerSymbol symbol, BrokerPosition position, Quotes.Quote quote)
    {
        var closing = quote.For(!position.IsBuy);
        return symbol.FreezeLevel > 0 && (IsNear(position.StopLoss) || IsNear(position.TakeProfit));

        bool IsNear(Price level) => level.IsSome && Math.Abs((level - closing).Nanos) <= symbol.Point.Nanos * symbol.FreezeLevel;
    }

    private static bool IsFrozen(BrokerSymbol symbol, BrokerOrder order, Quotes.Quote quote) =>
        symbol.FreezeLevel > 0 && order.Type.IsPending()
        && Math.Abs((order.Price - quote.For(order.Type.IsBuy())).Nanos) <= symbol.Point.Nanos * symbol.FreezeLevel;

    private static bool IsWhole(BrokerSymbol symbol, Price price) => price.Nanos % symbol.TickSize.Nanos == 0;
}

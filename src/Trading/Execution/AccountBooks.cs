using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>
/// What an account has: its orders, its positions, its cash. Takes what a venue reports through <see cref="OrderLife"/> into the
/// <see cref="Portfolio"/>, and tells the listener.
/// </summary>
internal sealed class AccountBooks : IVenueListener
{
    private readonly AccountParts _parts;
    private readonly ITradingListener _listener;

    /// <summary>The books of an account as it opens.</summary>
    public AccountBooks(AccountParts parts, ITradingListener listener)
    {
        (_parts, _listener) = (parts, listener);
        Portfolio = new(parts.Setup, parts.Board, parts.Rates, parts.Traded.Length);
        Orders = new(parts.LastOrder);
        Tally = new(parts.Setup.Cash.Currency);
        parts.Carry(Portfolio);
    }

    /// <summary>Cash and positions.</summary>
    public Portfolio Portfolio { get; }

    /// <summary>Orders.</summary>
    public OrderBook Orders { get; }

    /// <summary>What was done in total.</summary>
    public AccountTally Tally { get; }

    /// <summary>Engine time.</summary>
    public Timestamp Now { get; set; } = Timestamp.Min;

    private bool IsHedging => _parts.Setup.Mode == PositionMode.Hedging;

    /// <summary>Writes an order down with its verdict.</summary>
    public Order Begin(in OrderIntent intent, in RiskVerdict verdict)
    {
        var order = Orders.Begin(in intent);
        Tally.Judged(in verdict);
        _listener.OnVerdict(in order.Intent, in verdict);
        var kind = verdict.IsApproved ? OrderEventKind.Submitted : OrderEventKind.Denied;
        Take(order, OrderEvent.Of(order.Intent.Order, kind, Now, verdict.Code));
        return order;
    }

    /// <inheritdoc/>
    public void OnOrderEvent(in OrderEvent happened)
    {
        if (happened is { Kind: OrderEventKind.Filled, Cause: not FillCause.Order })
        {
            TakeProtective(in happened);
        }
        else if (Orders.TryFind(happened.Order, out var order))
        {
            Take(order, in happened);
        }
        else
        {
            Quarantine(happened.Order, OrderState.Unknown, in happened);
        }
    }

    /// <inheritdoc/>
    public void OnSwap(PositionId position, Timestamp at, int nights, Money amount)
    {
        var instrument = Portfolio.Find(position)?.OpenedBy.Instrument ?? default;
        Portfolio.BookSwap(position, amount);
        Tally.Swapped(amount);
        _listener.OnSwap(position, instrument, at, nights, amount);
    }

    /// <inheritdoc/>
    public void OnProtected(PositionId position, Price stopLoss, Price takeProfit, Timestamp at)
    {
        if (Portfolio.Find(position) is { } found)
        {
            (found.StopLoss, found.TakeProfit) = (stopLoss, takeProfit);
            _listener.OnProtected(position, found.OpenedBy.Instrument, stopLoss, takeProfit, at);
        }
    }

    /// <inheritdoc/>
    public void OnProtectionRefused(PositionId position, DenialCode code, Timestamp at) => _listener.OnAlert(
        isCritical: false, "PROTECTION_REFUSED", $"{position}: {DenialCodeText.Of(code)}; the stop and target it had still hold", at);

    /// <summary>Lets something happen to an order; false when its life has no place for it and it was set aside.</summary>
    public bool Take(Order order, in OrderEvent happened)
    {
        var isFill = happened.Kind == OrderEventKind.Filled;
        if (order.IsQuarantined || (isFill && IsOrphan(in order.Intent)) || !order.Take(in happened))
        {
            Quarantine(order, in happened);
            return false;
        }

        _listener.OnOrderEvent(in order.Intent, in happened, order.State);
        if (isFill)
        {
            Book(in order.Intent, in happened, order.Intent.Side, default);
        }

        if (!OrderLife.IsOpen(order.State))
        {
            Orders.Settle(order);
        }

        return true;
    }

    /// <summary>Gives something found at the venue a number and keeps it like an order of this account.</summary>
    public Order Adopt(in OrderIntent intent, Quantity quantity, Price price)
    {
        var order = Orders.Begin(in intent);
        order.Take(OrderEvent.Of(order.Intent.Order, OrderEventKind.Submitted, Now));
        _listener.OnAdopted(in order.Intent, quantity, price, Now);
        return order;
    }

    /// <summary>Ends an adopted order whose position was taken as it stands: it was filled before anyone here heard of it.</summary>
    public void Settled(Order order)
    {
        order.Take(OrderEvent.Of(order.Intent.Order, OrderEventKind.Filled, Now) with { Quantity = order.Intent.Quantity, IsComplete = true });
        Orders.Settle(order);
    }

    /// <summary>
    /// Books a deal. It is the truth about the position whatever the order's life has a place for: then the order is set aside and the deal is
    /// booked all the same.
    /// </summary>
    /// <param name="order">The order it fills; null for a protective one, which the venue made.</param>
    /// <param name="intent">The order, or the one that opened the position.</param>
    /// <param name="deal">The fill.</param>
    /// <param name="said">What the broker booked.</param>
    public void BookDeal(Order? order, in OrderIntent intent, in OrderEvent deal, in BrokerBooking said)
    {
        if (order is not null && (order.IsQuarantined || !order.Take(in deal)))
        {
            Quarantine(order, in deal);
        }
        else
        {
            _listener.OnOrderEvent(in intent, in deal, order?.State ?? OrderState.Filled);
        }

        var side = order is null ? (Side)(-(int)(Portfolio.Find(deal.Position)?.Side ?? intent.Side)) : intent.Side;
        Book(in intent, in deal, side, in said);
        if (order is not null && !OrderLife.IsOpen(order.State))
        {
            Orders.Settle(order);
        }
    }

    /// <summary>Says that a position is gone and nobody knows at which price; its opening order is set aside.</summary>
    public void Lose(Position position)
    {
        var order = position.OpenedBy.Order;
        Portfolio.Correct(position, Quantity.Zero);
        Quarantine(order, OrderState.Filled, OrderEvent.Of(order, OrderEventKind.Lost, Now));
    }

    /// <summary>Tells a person something.</summary>
    public void Alert(bool isCritical, string code, string text) => _listener.OnAlert(isCritical, code, text, Now);

    private void TakeProtective(in OrderEvent happened)
    {
        if (Portfolio.Find(happened.Position) is not { } position || happened.Quantity > position.Quantity.Abs)
        {
            Quarantine(happened.Order, OrderState.Filled, in happened);
            return;
        }

        var intent = position.OpenedBy;
        var side = position.Side == Side.Buy ? Side.Sell : Side.Buy;
        _listener.OnOrderEvent(in intent, in happened, OrderState.Filled);
        Book(in intent, in happened, side, default);
    }

    /// <summary>Whether an order closes a ticket that is no longer there.</summary>
    private bool IsOrphan(in OrderIntent intent) => IsHedging && intent.Closes is { } ticket && Portfolio.Find(ticket) is null;

    private void Book(in OrderIntent intent, in OrderEvent fill, Side side, in BrokerBooking said)
    {
        var slot = _parts.Board.SlotOf(intent.Instrument);
        var hasClosed = Portfolio.Apply(in intent, in fill, slot, out var result, out var trade, said);
        Tally.Filled(in fill, side, _parts.Profits[slot].IsKnown ? _parts.Profits[slot].Use() : 0m);
        _listener.OnFill(in intent, in fill, in result);
        if (hasClosed)
        {
            _listener.OnTradeClosed(in trade);
        }
    }

    private void Quarantine(Order order, in OrderEvent happened)
    {
        if (order.IsQuarantined)
        {
            _listener.OnQuarantined(happened.Order, order.State, happened.Kind, Now);
            return;
        }

        order.IsQuarantined = true;
        Quarantine(happened.Order, order.State, in happened);
        Orders.Settle(order);
    }

    private void Quarantine(OrderId order, OrderState state, in OrderEvent happened)
    {
        Tally.Quarantined++;
        _listener.OnQuarantined(order, state, happened.Kind, Now);
    }
}

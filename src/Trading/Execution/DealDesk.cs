using System.Globalization;
using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>
/// Books deals, each once, whatever order they come in: one that does not fit what is held waits for the deal before it.
/// </summary>
internal sealed class DealDesk(
    AccountParts parts, AccountBooks books, TerminalRequests requests, TerminalPositions positions, VenueQuestions questions)
{
    private const decimal Cent = 0.01m;
    private const decimal ConvertedTolerance = 0.01m;

    private readonly Dictionary<long, Timestamp> _seen = [];
    private readonly Dictionary<long, OrderId> _orderOf = [];
    private readonly List<VenueDeal> _waiting = [];

    /// <summary>Deals heard that do not fit yet.</summary>
    public IReadOnlyList<VenueDeal> Waiting => _waiting;

    /// <summary>Whether a deal was dealt with.</summary>
    public bool IsSeen(long deal) => _seen.ContainsKey(deal);

    /// <summary>Whether anything later than a moment was heard of that a list does not hold.</summary>
    public bool IsBehind(HashSet<long> listed, Timestamp since)
    {
        foreach (var (deal, at) in _seen)
        {
            if (at > since && !listed.Contains(deal))
            {
                return true;
            }
        }

        return _waiting.Exists(deal => deal.At > since && !listed.Contains(deal.Deal));
    }

    /// <summary>Takes a deal as dealt with, without booking it: it was before us.</summary>
    public void Skip(VenueDeal deal)
    {
        _seen.TryAdd(deal.Deal, deal.At);
        _waiting.RemoveAll(one => one.Deal == deal.Deal);
    }

    /// <summary>Takes a deal; the same again changes nothing.</summary>
    public void Hear(VenueDeal deal)
    {
        if (IsSeen(deal.Deal) || _waiting.Exists(one => one.Deal == deal.Deal))
        {
            return;
        }

        if (!Fits(deal))
        {
            _waiting.Add(deal);
            questions.Doubt();
            return;
        }

        Book(deal);
        while (_waiting.Find(Fits) is { } next)
        {
            _waiting.Remove(next);
            Book(next);
        }
    }

    /// <summary>Books the cash of a deal whose position nobody knows any more: what a snapshot says of positions already counts it.</summary>
    public void BookCash(VenueDeal deal)
    {
        Skip(deal);
        var amount = Money(deal.Profit + deal.Swap - deal.Commission);
        books.Portfolio.SetBalance(books.Portfolio.Balance + amount);
        books.Alert(true, "DEAL_WITHOUT_POSITION", string.Create(
            CultureInfo.InvariantCulture, $"deal {deal.Deal} of {deal.Instrument} has no position here; {amount} were booked"));
        if (OrderOf(deal) is { } order && requests.Find(order.Intent.Order) is { } request)
        {
            request.Dealt += deal.Quantity;
        }
    }

    /// <summary>Remembers which order a ticket belongs to, after it is settled too.</summary>
    public void Remember(long ticket, OrderId order)
    {
        if (ticket != 0)
        {
            _orderOf[ticket] = order;
        }
    }

    private bool Fits(VenueDeal deal)
    {
        var slot = parts.TradedSlot(deal.Instrument);
        if (slot < 0)
        {
            return true;
        }

        var held = positions.Find(deal.Position)?.Booked is { } id ? books.Portfolio.Find(id) : null;
        var isOpposite = held is not null && held.Side != deal.Side;
        return deal.Entry switch
        {
            DealEntry.In => !isOpposite && (parts.Setup.Mode == PositionMode.Hedging || !positions.HasOther(slot, deal.Position)),
            DealEntry.Reversal => isOpposite && deal.Quantity > held!.Quantity.Abs,
            _ => isOpposite && deal.Quantity <= held!.Quantity.Abs,
        };
    }

    private void Book(VenueDeal deal)
    {
        _seen.Add(deal.Deal, deal.At);
        var slot = parts.TradedSlot(deal.Instrument);
        if (slot < 0)
        {
            return;
        }

        var position = positions.Find(deal.Position) ?? positions.Add(deal.Position, slot);
        var held = position.Booked is { } id ? books.Portfolio.Find(id) : null;
        var isProtective = deal.Cause != FillCause.Order && held is not null;
        var own = isProtective ? null : OrderOf(deal);
        var order = own ?? (isProtective ? null : Adopt(deal, held));
        var intent = order?.Intent ?? held!.OpenedBy;
        var isForeign = order is not null && (own is null || IsForeign(in intent));
        var fill = Fill(deal, slot, in intent, held?.Id ?? new(intent.Order.Value), order);
        var said = new BrokerBooking(Money(deal.Profit), Money(deal.Swap), isForeign);
        if (order is not null && requests.Find(order.Intent.Order) is { } request)
        {
            request.Dealt += deal.Quantity;
            request.HeardAt = books.Now;
        }

        books.BookDeal(order, in intent, in fill, in said);
        Compare(deal, slot);
        Follow(position, deal, in intent, isForeign);
    }

    /// <summary>The order of this account behind a deal: by its client id, else by its ticket.</summary>
    private Order? OrderOf(VenueDeal deal)
    {
        if (requests.Ids.TryRead(deal.ClientId, out var number, out var isOrder) && isOrder && books.Orders.TryFind(new(number), out var named))
        {
            return named;
        }

        var ticket = requests.FindTicket(deal.Ticket)?.Order;
        return ticket ?? (_orderOf.TryGetValue(deal.Ticket, out var id) && books.Orders.TryFind(id, out var known) ? known : null);
    }

    private static bool IsForeign(in OrderIntent intent) => intent.Strategy == TerminalVenue.Stranger;

    /// <summary>A deal of nobody known: somebody's at the terminal, or of another session.</summary>
    private Order Adopt(VenueDeal deal, Position? held)
    {
        var closes = held is not null && held.Side != deal.Side;
        var intent = new OrderIntent(
            default, parts.Setup.Tenant, parts.Setup.Account, TerminalVenue.Stranger, 0, deal.Instrument, deal.Side, deal.Quantity,
            OrderKind.Market, Price.None, Price.None, Price.None, Price.None, TimeInForce.ImmediateOrCancel,
            closes && deal.Entry != DealEntry.Reversal, closes && parts.Setup.Mode == PositionMode.Hedging ? held!.Id : null, deal.At);
        return books.Adopt(in intent, deal.Quantity, deal.Price);
    }

    private OrderEvent Fill(VenueDeal deal, int slot, in OrderIntent intent, PositionId position, Order? order)
    {
        var quote = parts.Board[slot];
        var isComplete = order is null || order.Filled + deal.Quantity == intent.Quantity;
        return new(
            order?.Intent.Order ?? intent.Order, OrderEventKind.Filled, deal.At, books.Now, deal.Quantity, deal.Price, isComplete, DenialCode.None,
            order is null ? deal.Cause : FillCause.Order, position, quote.IsKnown ? quote.Meeting(deal.Side) : deal.Price,
            quote.IsKnown ? quote.Spread : PriceDelta.Zero, Money(deal.Commission));
    }

    /// <summary>Says after a deal what the venue's position is to us.</summary>
    private void Follow(TerminalPosition position, VenueDeal deal, in OrderIntent intent, bool isForeign)
    {
        var booked = parts.Setup.Mode == PositionMode.Netting
            ? books.Portfolio.Find(position.Slot, default)
            : books.Portfolio.Find(position.Booked ?? new(intent.Order.Value));
        if (booked is null)
        {
            positions.Remove(position);
            return;
        }

        var isNew = position.Booked is null || deal.Entry == DealEntry.Reversal;
        position.Booked = booked.Id;
        if (deal.Entry is DealEntry.Out or DealEntry.OutBy)
        {
            return;
        }

        booked.IsAdopted = isNew ? isForeign : booked.IsAdopted;
        (position.Side, position.Price) = (booked.Side, booked.AveragePrice);
        if (position.StopLoss is { } heard && !deal.Entry.Equals(DealEntry.Reversal) && isNew)
        {
            (booked.StopLoss, booked.TakeProfit) = (heard, position.TakeProfit);  // the venue said so before the deal came
        }
        else if (!isForeign)
        {
            (position.StopLoss, position.TakeProfit) = (booked.StopLoss, booked.TakeProfit);
        }
        else
        {
            questions.Doubt();  // nobody said yet whether it has a stop
        }
    }

    private void Compare(VenueDeal deal, int slot)
    {
        if (deal.Entry == DealEntry.In)
        {
            return;
        }

        var (said, computed) = (deal.Profit, books.Portfolio.Computed.Amount);
        var tolerance = Cent + (parts.Profits[slot].IsIdentity ? 0m : Math.Abs(computed) * ConvertedTolerance);
        if (Math.Abs(said - computed) > tolerance)
        {
            books.Alert(false, "PROFIT_DIFFERS", string.Create(
                CultureInfo.InvariantCulture, $"deal {deal.Deal}: the broker booked {said}, computed here {computed}"));
        }
    }

    private Money Money(decimal amount) => Contracts.Money.Of(amount, parts.Setup.Cash.Currency);
}

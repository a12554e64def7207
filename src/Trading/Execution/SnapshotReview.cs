using System.Globalization;
using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>Holds what is there at the venue against what is here: adopts what was found, says what differs, and settles what was unknown.</summary>
internal sealed class SnapshotReview(
    AccountParts parts, AccountBooks books, TerminalRequests requests, TerminalPositions positions, VenueQuestions questions, DealDesk deals,
    StopGuard guard, TerminalVenue venue)
{
    private readonly HashSet<long> _listed = [];

    /// <summary>Takes everything that is there.</summary>
    public void Apply(VenueSnapshot snapshot, VenueStanding standing)
    {
        if (!standing.HasAccount)
        {
            return;  // the mode of the account decides what a position is
        }

        _listed.Clear();
        _listed.UnionWith(snapshot.Deals.Select(deal => deal.Deal));
        foreach (var deal in snapshot.Deals.OrderBy(deal => deal.At).ThenBy(deal => deal.Deal))
        {
            if (standing.IsSynchronised)
            {
                deals.Hear(deal);
            }
            else
            {
                deals.Skip(deal);  // it is in the balance and the positions already
            }
        }

        foreach (var outcome in snapshot.Outcomes)
        {
            venue.Answer(outcome);
        }

        if (deals.IsBehind(_listed, snapshot.DealsSince))
        {
            questions.Want();  // it was taken before something we know of: its positions are old news
            return;
        }

        foreach (var waiting in deals.Waiting.ToArray())
        {
            deals.BookCash(waiting);
        }

        Positions(snapshot, standing);
        foreach (var order in snapshot.Orders)
        {
            venue.Hear(order);
        }

        questions.Clear();
        Orders(snapshot, questions.AskedAt(snapshot.Request));
        standing.Synchronised(questions.AskedAt(snapshot.Request));
    }

    /// <summary>Keeps a pending order found at the venue like one of ours.</summary>
    public void AdoptOrder(VenueOrderChanged found)
    {
        if (found.State != OrderState.Working || parts.TradedSlot(found.Instrument) < 0 || requests.Ids.TryRead(found.ClientId, out _, out _))
        {
            return;  // one of ours that is over, and heard of late
        }

        var intent = new OrderIntent(
            default, parts.Setup.Tenant, parts.Setup.Account, TerminalVenue.Stranger, 0, found.Instrument, found.Side, found.Quantity, found.Kind,
            found.LimitPrice, found.StopPrice, found.StopLoss, found.TakeProfit, TimeInForce.GoodTillCancelled, false, null, books.Now);
        var order = books.Adopt(in intent, found.Quantity, found.LimitPrice.IsSome ? found.LimitPrice : found.StopPrice);
        var request = new VenueRequest { Kind = VenueRequestKind.Pending, Ticket = found.Ticket, At = books.Now };
        requests.Adopt(order, in request);
        venue.Tell(order, OrderEventKind.Working);
    }

    private void Positions(VenueSnapshot snapshot, VenueStanding standing)
    {
        foreach (var found in snapshot.Positions)
        {
            var slot = parts.TradedSlot(found.Instrument);
            if (slot < 0)
            {
                standing.Foreign(found.Instrument);
                continue;
            }

            var position = positions.Find(found.Position) ?? positions.Add(found.Position, slot);
            if (position.Booked is not { } id || books.Portfolio.Find(id) is not { } booked)
            {
                Adopt(position, found);
            }
            else if (booked.Quantity.Micros != (int)found.Side * found.Quantity.Micros)
            {
                books.Alert(true, "POSITION_DIFFERS", string.Create(
                    CultureInfo.InvariantCulture, $"{id} is {found.Side} {found.Quantity} at the venue and was {booked.Quantity} here; the venue's is taken"));
                books.Portfolio.Correct(booked, new((int)found.Side * found.Quantity.Micros));
            }

            guard.Hear(position, found);
        }

        for (var i = positions.All.Length - 1; i >= 0; i--)
        {
            var position = positions.All[i];
            if (snapshot.Positions.All(found => found.Position != position.Id))
            {
                positions.Remove(position);
                if (position.Booked is { } id && books.Portfolio.Find(id) is { } booked)
                {
                    books.Alert(true, "POSITION_MISSING", $"{id} is not at the venue any more, and no deal says at which price it was closed");
                    books.Lose(booked);
                }
            }
        }
    }

    private void Adopt(TerminalPosition position, VenuePositionChanged found)
    {
        var isOwn = requests.Ids.TryRead(found.ClientId, out _, out _);
        var strategy = isOwn ? parts.Traded[position.Slot].Plan.Id : TerminalVenue.Stranger;
        var intent = new OrderIntent(
            default, parts.Setup.Tenant, parts.Setup.Account, strategy, 0, found.Instrument, found.Side, found.Quantity, OrderKind.Market,
            Price.None, Price.None, found.StopLoss, found.TakeProfit, TimeInForce.ImmediateOrCancel, false, null, found.OpenedAt);
        var order = books.Adopt(in intent, found.Quantity, found.Price);
        var currency = parts.Setup.Cash.Currency;
        var open = new OpenPosition(
            new(order.Intent.Order.Value), found.Instrument, found.Side, found.Quantity, found.Price, Price.None, found.StopLoss, found.TakeProfit,
            Money.Zero(currency), null, Money.Zero(currency), found.OpenedAt, IsAdopted: !isOwn);
        var booked = books.Portfolio.Carry(position.Slot, in open, in order.Intent);
        books.Portfolio.Accrue(booked, Money.Of(found.Swap, currency));
        books.Settled(order);
        position.Booked = booked.Id;
    }

    /// <summary>Settles what only a snapshot can: what it does not know, and was asked about late enough, never arrived.</summary>
    private void Orders(VenueSnapshot snapshot, Timestamp? askedAt)
    {
        for (var i = requests.Open.Length - 1; i >= 0; i--)
        {
            if (i >= requests.Open.Length)
            {
                continue;
            }

            var request = requests.Open[i];
            if (Names(snapshot, request))
            {
                if (request.IsLost && !request.IsAnswered)
                {
                    questions.Want();  // the terminal has it, and does not know either
                }
            }
            else if (askedAt is { } at && venue.IsLate(request, at))
            {
                Settle(request);
            }
            else if (request.IsLost)
            {
                questions.Want();
            }
        }
    }

    private bool Names(VenueSnapshot snapshot, TerminalRequest request)
    {
        var id = request.IsOrder ? requests.Ids.Of(new(request.Number)) : requests.Ids.OfRequest(request.Number);
        return snapshot.Orders.Any(order => order.ClientId == id || (request.Ticket != 0 && order.Ticket == request.Ticket))
            || (!request.IsAnswered && snapshot.Outcomes.Any(outcome => outcome.ClientId == id));
    }

    private void Settle(TerminalRequest request)
    {
        if (request is { IsOrder: true, Order: { } order } && (request.IsResting || !request.Dealt.IsZero || request.IsAnswered))
        {
            if (request.LacksDeals)
            {
                books.Alert(true, "DEAL_MISSING", $"{order.Intent.Order}: the broker said {request.Expected}, and the deals show {request.Dealt}");
            }

            venue.End(request, order, OrderEventKind.Cancelled);
        }
        else
        {
            venue.Refuse(request, DenialCode.NotSent, "it never reached the venue", isAlarming: true);
        }
    }
}

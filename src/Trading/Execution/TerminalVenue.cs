using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>
/// A broker's terminal as a venue: orders become requests with a client id, reports become events of orders. Deals are the only truth about what
/// was filled; an answer that does not come makes an order unknown, and an unknown order is asked about and never sent again. A function of its
/// calls: it reads no clock and draws nothing.
/// </summary>
internal sealed class TerminalVenue : IVenue
{
    /// <summary>Whose orders and positions those are that were found: not this account's strategy.</summary>
    public static readonly StrategyId Stranger = new("terminal");

    private readonly AccountParts _parts;
    private readonly AccountBooks _books;
    private readonly TerminalRequests _requests;
    private readonly TerminalPositions _positions;
    private readonly VenueQuestions _questions;
    private readonly VenueStanding _standing;
    private readonly StopGuard _guard;
    private readonly DealDesk _deals;
    private readonly SnapshotReview _review;
    private readonly List<Order> _held = [];
    private readonly long _answerNanosMax;
    private TradingState _state;

    /// <summary>The venue of one account.</summary>
    public TerminalVenue(AccountParts parts, AccountBooks books, TerminalTerms terms, IVenueOutbox outbox)
    {
        (_parts, _books) = (parts, books);
        _answerNanosMax = terms.AnswerMillisecondsMax * Timestamp.NanosPerMillisecond;
        _requests = new(outbox, terms.ClientIdPrefix, parts.LastOrder);
        _positions = new();
        _questions = new(books, _requests, _answerNanosMax);
        _standing = new(parts, books, _questions, terms.Armed);
        _guard = new(parts, books, terms, _requests, this);
        _deals = new(parts, books, _requests, _positions, _questions);
        _review = new(parts, books, _requests, _positions, _questions, _deals, _guard, this);
    }

    /// <summary>What the account may do from now on; the last gate goes by it.</summary>
    public void Follow(TradingState state) => _state = state;

    /// <summary>What keeps the account from opening anything now.</summary>
    public DenialCode Barrier => _standing.Barrier;

    /// <summary>Why the account must halt; null when it need not.</summary>
    public string? TakeHalt() => _standing.TakeHalt();

    /// <summary>The equity the account was found with, once; null when it was not just found.</summary>
    public decimal? TakeDayStart() => _standing.TakeDayStart();

    /// <inheritdoc/>
    public void Submit(in OrderIntent intent)
    {
        if (!_books.Orders.TryFind(intent.Order, out var order))
        {
            throw new InvalidOperationException($"{intent.Order} was not written down before it was sent.");
        }

        var opens = !intent.ReduceOnly && intent.Closes is null;
        var refusal = opens ? LastGate() : DenialCode.None;
        if (refusal != DenialCode.None || (!opens && intent.Kind != OrderKind.Market))
        {
            // A terminal has no pending order that only reduces: left alone with a position gone, it would open one.
            Reject(order, refusal == DenialCode.None ? DenialCode.VenueRefused : refusal);
            return;
        }

        if (opens)
        {
            Send(order, intent.Quantity, position: 0);
        }
        else
        {
            Close(order);
        }
    }

    /// <inheritdoc/>
    public void Cancel(OrderId order)
    {
        if (_requests.Find(order) is { Order: { } found } request)
        {
            var cancel = Request(VenueRequestKind.Cancel, found, Quantity.Zero, 0) with { Ticket = request.Ticket, IsOpening = false };
            _requests.Send(in cancel, found, isPolicy: false);
        }
        else if (_books.Orders.TryFind(order, out var held) && _held.Remove(held))
        {
            _books.OnOrderEvent(OrderEvent.Of(order, OrderEventKind.Accepted, _books.Now));
            _books.OnOrderEvent(OrderEvent.Of(order, OrderEventKind.Cancelled, _books.Now));
        }
    }

    /// <inheritdoc/>
    public void Protect(PositionId position, Price stopLoss, Price takeProfit)
    {
        if (_positions.Find(position) is { } found)
        {
            _guard.Protect(found, stopLoss, takeProfit, isPolicy: false);
        }
        else
        {
            _books.OnProtectionRefused(position, DenialCode.PositionUnknown, _books.Now);
        }
    }

    /// <summary>Applies a report of the terminal.</summary>
    public void Apply(VenueReport report)
    {
        switch (report)
        {
            case VenueAcknowledged acknowledged:
                Acknowledge(acknowledged);
                break;
            case VenueOutcome outcome:
                Answer(outcome);
                break;
            case VenueDeal deal:
                _deals.Hear(deal);
                break;
            case VenuePositionChanged position:
                Hear(position);
                break;
            case VenueOrderChanged order:
                Hear(order);
                break;
            case VenueSnapshot snapshot:
                _review.Apply(snapshot, _standing);
                break;
            case VenueAccount account:
                _standing.Apply(account);
                break;
            case VenueLink link:
                _standing.Apply(link);
                break;
            default:
                throw new InvalidOperationException($"A report of a kind nobody knows: {report.GetType().Name}.");
        }

        SettleAll();
        ReleaseHeld();
        _requests.Prepare(_books.Orders.LastNumber);
        _questions.AdvanceTo(_books.Now, _standing.IsConnected);
    }

    /// <summary>Moves time on: what was not answered in time is unknown and asked about.</summary>
    public void AdvanceTo(Timestamp now)
    {
        foreach (var request in _requests.Open)
        {
            if (!request.IsLost && (!request.IsAnswered || request.LacksDeals) && now - request.HeardAt > _answerNanosMax)
            {
                Lose(request);
            }
        }

        _guard.AdvanceTo(_positions, now);
        _questions.AdvanceTo(now, _standing.IsConnected);
    }

    /// <summary>Lets something happen to an order if its life has a place for it; reports come in any order, so most are old news by then.</summary>
    public void Tell(Order order, OrderEventKind kind, DenialCode code = DenialCode.None)
    {
        if (!order.IsQuarantined && OrderLife.Next(order.State, kind) is not null)
        {
            _books.Take(order, OrderEvent.Of(order.Intent.Order, kind, _books.Now, code));
        }
    }

    /// <summary>Makes a request unknown, and asks.</summary>
    public void Lose(TerminalRequest request)
    {
        request.IsLost = true;
        _questions.Want();
        if (request is { IsOrder: true, Order: { } order })
        {
            Tell(order, OrderEventKind.Lost);
        }
    }

    /// <summary>Whether a request should have been answered before a moment.</summary>
    public bool IsLate(TerminalRequest request, Timestamp at) => at >= request.HeardAt.Plus(_answerNanosMax);

    /// <summary>Takes the broker's answer to a request; a second one changes nothing.</summary>
    public void Answer(VenueOutcome outcome)
    {
        if (_requests.Find(outcome.ClientId) is not { IsAnswered: false } request)
        {
            return;
        }

        request.HeardAt = _books.Now;
        request.Ticket = outcome.Ticket != 0 ? outcome.Ticket : request.Ticket;
        Remember(request);
        var answer = ReturnCodes.ClassOf(outcome.ReturnCode);
        if (answer == ReturnClass.Unknown)
        {
            Lose(request);
            return;
        }

        if (answer == ReturnClass.RefusedHalting)
        {
            _standing.Halt($"the terminal says {outcome.ReturnCode}: {outcome.Text}");
        }

        if (answer is ReturnClass.RefusedReconcile or ReturnClass.AlreadySo)
        {
            _questions.Want();
        }

        switch (request.Kind)
        {
            case VenueRequestKind.Protect:
                _guard.Answer(request, _positions, answer is ReturnClass.Done or ReturnClass.Placed or ReturnClass.DonePartly || outcome.ReturnCode == 10025, outcome.ReturnCode);
                _requests.Settle(request);
                break;
            case VenueRequestKind.Cancel:
                Tell(request.Order!, answer is ReturnClass.Done or ReturnClass.Placed ? OrderEventKind.Cancelled : OrderEventKind.CancelRejected);
                _requests.Settle(request);
                break;
            default:
                Answer(request, request.Order!, answer, outcome);
                break;
        }
    }

    /// <summary>Takes the state of a pending order.</summary>
    public void Hear(VenueOrderChanged changed)
    {
        var request = _requests.Find(changed.ClientId) ?? _requests.FindTicket(changed.Ticket);
        if (request is null)
        {
            _review.AdoptOrder(changed);
            return;
        }

        if (request is not { IsOrder: true, Order: { } order })
        {
            return;
        }

        request.Ticket = changed.Ticket;
        Remember(request);
        request.HeardAt = _books.Now;
        switch (changed.State)
        {
            case OrderState.Accepted:
                Tell(order, OrderEventKind.Accepted);
                break;
            case OrderState.Working when request.Kind == VenueRequestKind.Pending:
                request.IsAnswered = true;
                request.IsLost = false;
                if (order.State is OrderState.Submitted or OrderState.Accepted or OrderState.Unknown)
                {
                    Tell(order, OrderEventKind.Working);
                }

                break;
            case OrderState.Cancelled when request.Kind == VenueRequestKind.Pending:
                End(request, order, OrderEventKind.Cancelled);
                break;
            case OrderState.Expired:
                End(request, order, OrderEventKind.Expired);
                break;
            case OrderState.Rejected:
                End(request, order, OrderEventKind.Rejected, DenialCode.VenueRefused);
                break;
            default:
                break;  // filled, or partly: deals say so
        }
    }

    /// <summary>Ends an order that will deal no more.</summary>
    public void End(TerminalRequest request, Order order, OrderEventKind kind, DenialCode code = DenialCode.None)
    {
        if (order.State == OrderState.Submitted && kind is OrderEventKind.Cancelled or OrderEventKind.Expired)
        {
            Tell(order, OrderEventKind.Accepted);
        }

        Tell(order, kind, code);
        _requests.Settle(request);
    }

    /// <summary>Closes a position by policy: an order like any other, but nobody's decision.</summary>
    public void CloseByPolicy(Position position)
    {
        var side = position.Side == Side.Buy ? Side.Sell : Side.Buy;
        var closes = _parts.Setup.Mode == PositionMode.Hedging ? position.Id : (PositionId?)null;
        var intent = new OrderIntent(
            default, _parts.Setup.Tenant, _parts.Setup.Account, position.OpenedBy.Strategy, 0, position.OpenedBy.Instrument, side,
            position.Quantity.Abs, OrderKind.Market, Price.None, Price.None, Price.None, Price.None, TimeInForce.ImmediateOrCancel, true, closes,
            _books.Now);
        Submit(in _books.Begin(in intent, RiskVerdict.Approved).Intent);
    }

    /// <summary>After the word is given that nothing opens, nothing does: whoever asks and whatever the risk gate said.</summary>
    private DenialCode LastGate() => _state switch
    {
        TradingState.Halted => DenialCode.Halted,
        TradingState.Reducing => DenialCode.ReducingOnly,
        _ => Barrier,
    };

    /// <summary>
    /// A closing request names the venue's position, on a netting account too: one that is gone by then is answered so, where an order by symbol
    /// would open the opposite. Where orders on their way are part of what it closes, it waits for them.
    /// </summary>
    private void Close(Order order)
    {
        ref readonly var intent = ref order.Intent;
        var slot = _parts.TradedSlot(intent.Instrument);
        var position = _books.Portfolio.Find(slot, intent.Closes ?? default);
        var isOpposite = position is not null && position.Side != intent.Side;
        var free = isOpposite ? position!.Quantity.Abs - Closing(position) : Quantity.Zero;
        if (free < intent.Quantity && IsOpeningOnTheWay(in intent))
        {
            if (!_held.Contains(order))
            {
                _held.Add(order);
            }

            return;
        }

        _held.Remove(order);
        if (free <= Quantity.Zero || _positions.Find(position!.Id) is not { } found)
        {
            Reject(order, DenialCode.NothingToReduce);
            return;
        }

        Send(order, Quantity.Min(free, intent.Quantity), found.Id);
    }

    private void ReleaseHeld()
    {
        for (var i = _held.Count - 1; i >= 0; i--)
        {
            Close(_held[i]);
        }
    }

    private Quantity Closing(Position position)
    {
        var id = _positions.Find(position.Id)?.Id ?? 0;
        var sum = Quantity.Zero;
        foreach (var request in _requests.Open)
        {
            if (request is { Kind: VenueRequestKind.Deal, Order: { } order } && request.Position == id)
            {
                sum += order.SignedRemaining.Abs;
            }
        }

        return sum;
    }

    private bool IsOpeningOnTheWay(in OrderIntent closing)
    {
        foreach (var request in _requests.Open)
        {
            if (request is { Kind: VenueRequestKind.Deal, Position: 0, Order: { } order }
                && order.Intent.Instrument == closing.Instrument && order.Intent.Side != closing.Side)
            {
                return true;
            }
        }

        return false;
    }

    private void Send(Order order, Quantity quantity, long position)
    {
        var kind = order.Intent.Kind == OrderKind.Market ? VenueRequestKind.Deal : VenueRequestKind.Pending;
        var request = Request(kind, order, quantity, position);
        _requests.Send(order, in request);
    }

    private VenueRequest Request(VenueRequestKind kind, Order order, Quantity quantity, long position)
    {
        ref readonly var intent = ref order.Intent;
        var opens = position == 0;
        return new(
            kind, intent.Order, intent.Instrument, intent.Side, intent.Kind, quantity, intent.LimitPrice, intent.StopPrice,
            opens ? intent.StopLoss : Price.None, opens ? intent.TakeProfit : Price.None, intent.TimeInForce, position, 0, opens, _books.Now);
    }

    private void Remember(TerminalRequest request)
    {
        if (request is { IsOrder: true, Order: { } order })
        {
            _deals.Remember(request.Ticket, order.Intent.Order);
        }
    }

    private void Reject(Order order, DenialCode code) => Tell(order, OrderEventKind.Rejected, code);

    private void Acknowledge(VenueAcknowledged acknowledged)
    {
        if (_requests.Find(acknowledged.ClientId) is not { IsAnswered: false } request)
        {
            return;
        }

        request.HeardAt = _books.Now;
        if (acknowledged.State == VenueAcknowledgement.Refused)
        {
            Refuse(request, acknowledged.Code == "E_HALTED" ? DenialCode.Halted : DenialCode.VenueRefused, $"the terminal refused it: {acknowledged.Code}");
        }
        else if (request is { IsOrder: true, Order: { State: OrderState.Submitted } order })
        {
            Tell(order, OrderEventKind.Accepted);
        }
    }

    private void Answer(TerminalRequest request, Order order, ReturnClass answer, VenueOutcome outcome)
    {
        if (answer is not (ReturnClass.Done or ReturnClass.DonePartly or ReturnClass.Placed))
        {
            var isAlarming = answer is ReturnClass.RefusedAlarming or ReturnClass.RefusedHalting;
            Refuse(request, ReturnCodes.DenialOf(outcome.ReturnCode), $"{outcome.ReturnCode} {outcome.Text}", isAlarming);
            return;
        }

        request.IsLost = false;
        if (order.State is OrderState.Submitted or OrderState.Unknown)
        {
            Tell(order, OrderEventKind.Accepted);
        }

        if (request.Kind == VenueRequestKind.Pending)
        {
            request.IsAnswered = true;
            Tell(order, OrderEventKind.Working);
        }
        else if (answer != ReturnClass.Placed)
        {
            request.IsAnswered = true;
            request.Expected = outcome.Quantity > Quantity.Zero ? outcome.Quantity : answer == ReturnClass.Done ? order.Intent.Quantity : null;
            if (request.Expected is null)
            {
                _questions.Want();
            }
        }
    }

    /// <summary>Says that a request was not done and never will be.</summary>
    public void Refuse(TerminalRequest request, DenialCode code, string why, bool isAlarming = false)
    {
        switch (request.Kind)
        {
            case VenueRequestKind.Protect:
                _guard.Answer(request, _positions, isDone: false, returnCode: 0);
                _requests.Settle(request);
                break;
            case VenueRequestKind.Cancel:
                Tell(request.Order!, OrderEventKind.CancelRejected);
                _requests.Settle(request);
                break;
            default:
                _books.Alert(isAlarming, "ORDER_REFUSED", $"{request.Order!.Intent.Order}: {why}");
                if (request.Dealt.IsZero)
                {
                    End(request, request.Order!, OrderEventKind.Rejected, code);
                }
                else
                {
                    End(request, request.Order!, OrderEventKind.Cancelled);
                }

                break;
        }
    }

    private void Hear(VenuePositionChanged changed)
    {
        var slot = _parts.TradedSlot(changed.Instrument);
        if (slot < 0)
        {
            _standing.Foreign(changed.Instrument);
            return;
        }

        if (_positions.Find(changed.Position) is not { } position)
        {
            if (!changed.Quantity.IsZero)
            {
                position = _positions.Add(changed.Position, slot);
                _questions.Doubt();  // a deal must follow
                _guard.Hear(position, changed);
            }

            return;
        }

        _guard.Hear(position, changed);
        var held = position.Booked is { } id ? _books.Portfolio.Find(id)?.Quantity.Abs ?? Quantity.Zero : Quantity.Zero;
        if (held != changed.Quantity)
        {
            _questions.Doubt();
        }
    }

    /// <summary>Ends what is known to be over.</summary>
    private void SettleAll()
    {
        for (var i = _requests.Open.Length - 1; i >= 0; i--)
        {
            if (i >= _requests.Open.Length)
            {
                continue;
            }

            var request = _requests.Open[i];
            if (request is not { IsOrder: true, Order: { } order })
            {
                continue;
            }

            if (order.IsQuarantined || !OrderLife.IsOpen(order.State))
            {
                if (!request.LacksDeals)
                {
                    _requests.Settle(request);
                }
            }
            else if (request is { Kind: VenueRequestKind.Deal, IsAnswered: true, Expected: { } expected } && request.Dealt >= expected)
            {
                End(request, order, OrderEventKind.Cancelled);
            }
        }
    }
}

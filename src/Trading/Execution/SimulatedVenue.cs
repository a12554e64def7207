using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;
using Arus.Trading.Risk;

namespace Arus.Trading.Execution;

/// <summary>
/// A market place made of quotes. Buyers meet the ask, sellers the bid; a gap fills at the quote behind it. It keeps its own books, as a broker
/// does, and knows nothing of the account but its orders.
/// <para>Time: an order arrives its latency after it was sent and fills on the first tradable quote from then on; without latency at once, on the
/// quote in force. On bars it meets the open of the first bar that begins when it is sent or later and ends after it arrives.</para>
/// <para>Protective stops go before targets, both before orders, and the stop-out comes last.</para>
/// </summary>
internal sealed class SimulatedVenue : IVenue, IPaperMarket
{
    private readonly AccountSetup _setup;
    private readonly QuoteBoard _board;
    private readonly VenueTerms[] _terms;
    private readonly ITradingCalendar _calendar;
    private readonly Portfolio _books;
    private readonly VenueOrders _orders = new();
    private readonly List<Protection> _protections = [];
    private IVenueListener? _listener;
    private BarPath _path;
    private Timestamp _now = Timestamp.Min;
    private Timestamp _heardAt = Timestamp.Min;
    private Timestamp _nextRollover = Timestamp.Min;
    private bool _onBars;
    private bool _hasEnded;
    private bool _isBarCounted;

    /// <summary>A venue for one account.</summary>
    public SimulatedVenue(AccountParts parts)
    {
        (_setup, _board, _terms, _calendar) = (parts.Setup, parts.Board, parts.Terms, parts.Calendar);
        _books = new(parts.Setup, parts.Board, parts.Rates, parts.Terms.Length);
        parts.Carry(_books);
        Arm();
    }

    /// <inheritdoc/>
    public long AmbiguousBars { get; private set; }

    /// <summary>What the venue believes the account has.</summary>
    public Portfolio Books => _books;

    private IVenueListener Listener => _listener ?? throw new InvalidOperationException("Nobody listens to the venue: connect first.");

    /// <summary>Says who hears what happens; once, before the first order.</summary>
    public void Connect(IVenueListener listener) => _listener = listener;

    /// <inheritdoc/>
    public void Submit(in OrderIntent intent)
    {
        var slot = _board.SlotOf(intent.Instrument);
        if (slot < 0 || slot >= _terms.Length)
        {
            Tell(intent.Order, OrderEventKind.Rejected, _now, DenialCode.InstrumentUnknown);
            return;
        }

        var latency = _hasEnded ? 0 : _terms[slot].LatencyNanos;
        var order = _orders.Add(in intent, slot, _now, _now.Plus(latency));
        if (_hasEnded || (!_onBars && latency == 0 && _board[slot].IsInForce))
        {
            _orders.RemoveIf(order, Meet(order, _now));
            StopOut();
        }
    }

    /// <inheritdoc/>
    public void Cancel(OrderId order)
    {
        if (_orders.Find(order) is not { } found)
        {
            return;  // it was filled or has ended, and that was said
        }

        found.CancelsAt = _now.Plus(_hasEnded ? 0 : _terms[found.Slot].LatencyNanos);
        if (found.CancelsAt <= _now)
        {
            _orders.RemoveIf(found, Due(found));
        }
    }

    /// <inheritdoc/>
    public void Protect(PositionId position, Price stopLoss, Price takeProfit)
    {
        var latency = !_hasEnded && _books.Find(position) is { } found ? _terms[found.Slot].LatencyNanos : 0;
        _protections.Add(new(position, stopLoss, takeProfit, _now.Plus(latency)));
        TakeProtections();
    }

    /// <inheritdoc/>
    public void End()
    {
        _hasEnded = true;
        for (var i = 0; i < _orders.Count;)
        {
            var order = _orders[i];
            order.CancelsAt = order.CancelsAt == Timestamp.Max ? Timestamp.Max : _now;
            i += _orders.RemoveIf(order, Due(order)) ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public void AdvanceTo(Timestamp now, Timestamp heardAt)
    {
        _heardAt = heardAt;
        if (now <= _now)
        {
            return;
        }

        if (_now == Timestamp.Min)
        {
            _nextRollover = _calendar.NextRollover(now);
        }
        else if (now >= _nextRollover && _books.IsValued)
        {
            Roll(now);
        }

        _now = now;
        TakeProtections();
        for (var i = 0; i < _orders.Count;)
        {
            var order = _orders[i];
            i += _orders.RemoveIf(order, Due(order)) ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public void Match(int slot, in Tick quote)
    {
        if (_books.OnQuote(slot))
        {
            Arm();
        }

        if (slot < _terms.Length && _books.IsValued)
        {
            Protect(slot, quote.VenueTime);
            for (var i = 0; i < _orders.Count;)
            {
                var order = _orders[i];
                i += order.Slot == slot && MayMeet(order) && _orders.RemoveIf(order, Meet(order, quote.VenueTime)) ? 0 : 1;
            }
        }

        StopOut();
    }

    /// <inheritdoc/>
    public void BeginBar(int slot, in Bar bar)
    {
        _onBars = true;
        _isBarCounted = false;
        _path.Begin(in bar, bar.Spread > PriceDelta.Zero || slot >= _terms.Length ? bar.Spread : _terms[slot].BarSpread);
    }

    /// <inheritdoc/>
    public bool TryStep(out Tick quote)
    {
        if (!_path.IsInside && !_path.WantsDirection)
        {
            quote = _path.Open();
            return true;
        }

        var slot = _board.SlotOf(_path.Bar.Instrument);
        if (_path.WantsDirection)
        {
            _path.Direct(LowHurts(slot));
        }

        if (!_path.TryTarget(out var target))
        {
            quote = default;
            return false;
        }

        quote = _path.GoTo(NextLevel(slot, target));
        return true;
    }

    /// <summary>A long position, or an order to sell, is hurt by the low first: its stop, or the entry before the turn.</summary>
    private bool LowHurts(int slot)
    {
        var net = _books.NetOf(slot);
        return net.IsZero ? _orders.FirstSide(slot) == Side.Sell : net.Micros > 0;
    }

    /// <summary>The nearest bid on the way at which an order or a protective price is touched, else the target.</summary>
    private Price NextLevel(int slot, Price target)
    {
        var nearest = target;
        foreach (var position in _books.Open)
        {
            if (position.Slot == slot)
            {
                var shift = position.Side == Side.Sell ? _path.Spread : PriceDelta.Zero;
                _path.Nearer(position.StopLoss - shift, target, ref nearest);
                _path.Nearer(position.TakeProfit - shift, target, ref nearest);
            }
        }

        for (var i = 0; i < _orders.Count; i++)
        {
            var order = _orders[i];
            if (order.Slot == slot && MayMeet(order))
            {
                var shift = order.Intent.Side == Side.Buy ? _path.Spread : PriceDelta.Zero;
                _path.Nearer(order.Intent.LimitPrice - shift, target, ref nearest);
                _path.Nearer(order.Intent.StopPrice - shift, target, ref nearest);
            }
        }

        return nearest;
    }

    /// <summary>Whether an order has arrived where the quote is.</summary>
    private bool MayMeet(VenueOrder order) => _onBars
        ? order.SentAt <= _path.Bar.OpenedAt && order.ArrivesAt < _path.Bar.ClosesAt
        : order.ArrivesAt <= _now;

    /// <summary>What time alone does to an order; true when it is over.</summary>
    private bool Due(VenueOrder order)
    {
        if (order.ArrivesAt <= _now || order.CancelsAt <= _now)
        {
            Accept(order);
        }

        if (order.CancelsAt <= _now)
        {
            Tell(order.Intent.Order, OrderEventKind.Cancelled, order.CancelsAt);
            return true;
        }

        if (order.ExpiresAt <= _now)
        {
            Tell(order.Intent.Order, OrderEventKind.Expired, order.ExpiresAt);
            return true;
        }

        return false;
    }

    private void Accept(VenueOrder order)
    {
        if (order.IsAccepted)
        {
            return;
        }

        order.IsAccepted = true;
        order.ExpiresAt = order.Intent.TimeInForce == TimeInForce.Day ? _calendar.NextRollover(order.ArrivesAt) : Timestamp.Max;
        Tell(order.Intent.Order, OrderEventKind.Accepted, order.ArrivesAt <= _now ? order.ArrivesAt : _now);
    }

    /// <summary>Lets an order meet the quote on the board; true when it is over.</summary>
    private bool Meet(VenueOrder order, Timestamp at)
    {
        Accept(order);
        ref readonly var intent = ref order.Intent;
        var meeting = _board[order.Slot].Meeting(intent.Side);
        var sign = (int)intent.Side;
        if (intent.Kind == OrderKind.Market)
        {
            return Fill(order, meeting, _terms[order.Slot].Slippage, at);
        }

        var isTouched = Math.Sign(meeting.Nanos - intent.StopPrice.Nanos) != -sign;
        if (intent.Kind == OrderKind.Stop && isTouched)
        {
            return Fill(order, meeting, _terms[order.Slot].Slippage, at);
        }

        if (intent.Kind == OrderKind.StopLimit && isTouched && !order.IsTriggered)
        {
            Work(order, at);
            order.IsTriggered = true;
            Tell(intent.Order, OrderEventKind.Triggered, at);
        }

        var isLimit = intent.Kind == OrderKind.Limit || order.IsTriggered;
        if (isLimit && Math.Sign(meeting.Nanos - intent.LimitPrice.Nanos) != sign)
        {
            return Fill(order, meeting, PriceDelta.Zero, at);
        }

        if (intent.TimeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill)
        {
            Tell(intent.Order, OrderEventKind.Cancelled, at);
            return true;
        }

        Work(order, at);
        return false;
    }

    private void Work(VenueOrder order, Timestamp at)
    {
        if (!order.IsWorking)
        {
            order.IsWorking = true;
            Tell(order.Intent.Order, OrderEventKind.Working, at);
        }
    }

    /// <summary>Fills an order as far as it may be filled. Always ends it.</summary>
    private bool Fill(VenueOrder order, Price quoted, PriceDelta slippage, Timestamp at)
    {
        ref readonly var intent = ref order.Intent;
        var isHedging = _setup.Mode == PositionMode.Hedging;
        var position = isHedging && intent.Closes is null ? null : _books.Find(order.Slot, intent.Closes ?? default);
        var isOpposite = position is not null && position.Side != intent.Side;
        var reducing = isOpposite ? Quantity.Min(intent.Quantity, position!.Quantity.Abs) : Quantity.Zero;
        var onlyReduces = intent.ReduceOnly || intent.Closes is not null;
        if (onlyReduces && reducing.IsZero)
        {
            Tell(intent.Order, OrderEventKind.Rejected, at, DenialCode.NothingToReduce);
            return true;
        }

        var quantity = onlyReduces ? reducing : intent.Quantity;
        var opening = quantity - reducing;
        var price = quoted + (slippage * (int)intent.Side);
        if (!opening.IsZero && !HasMargin(order.Slot, opening, price, isOpposite ? position : null))
        {
            Tell(intent.Order, OrderEventKind.Rejected, at, DenialCode.MarginInsufficient);
            return true;
        }

        var keepsPosition = position is not null && (opening.IsZero || !isOpposite);
        var id = keepsPosition ? position!.Id : new PositionId(intent.Order.Value);
        var isComplete = quantity == intent.Quantity;
        Book(in intent, order.Slot, quantity, quoted, price, isComplete, FillCause.Order, id, at);
        if (!isComplete)
        {
            Tell(intent.Order, OrderEventKind.Cancelled, at);
        }

        return true;
    }

    private bool HasMargin(int slot, Quantity opening, Price price, Position? closed)
    {
        var used = _books.MarginUsed.Amount - (closed?.Margin.Amount ?? 0m);
        return used + _books.MarginFor(slot, opening, price).Amount <= _books.Equity.Amount;
    }

    private void Protect(int slot, Timestamp at)
    {
        for (var i = 0; i < _books.Open.Length;)
        {
            var position = _books.Open[i];
            var closes = position.Slot == slot ? Touched(position) : FillCause.Order;
            if (closes == FillCause.Order)
            {
                i++;
                continue;
            }

            CountAmbiguous(position, closes);
            ClosePosition(position, closes, closes == FillCause.StopLoss ? _terms[slot].Slippage : PriceDelta.Zero, at);
        }
    }

    /// <summary>Which protective price the quote touches; <see cref="FillCause.Order"/> for none.</summary>
    private FillCause Touched(Position position)
    {
        var closing = _board[position.Slot].Closing(position.Quantity).Nanos;
        var sign = (int)position.Side;
        if (position.StopLoss.IsSome && Math.Sign(closing - position.StopLoss.Nanos) != sign)
        {
            return FillCause.StopLoss;
        }

        var isReached = position.TakeProfit.IsSome && Math.Sign(closing - position.TakeProfit.Nanos) != -sign;
        return isReached && !(_onBars && _path.IsInside && Holds(position.StopLoss, position)) ? FillCause.TakeProfit : FillCause.Order;
    }

    private bool Holds(Price price, Position position) => _path.Holds(price, isAsk: position.Side == Side.Sell);

    private void CountAmbiguous(Position position, FillCause cause)
    {
        if (cause == FillCause.StopLoss && _onBars && _path.IsInside && !_isBarCounted && Holds(position.TakeProfit, position))
        {
            _isBarCounted = true;
            AmbiguousBars++;
        }
    }

    /// <summary>Closes the greatest loss first, until equity is back at the level.</summary>
    private void StopOut()
    {
        while (_books.Watch.IsBelowAlarm && _books.Open.Length > 0)
        {
            var worst = _books.Open[0];
            foreach (var position in _books.Open)
            {
                worst = _books.ProfitOf(position) < _books.ProfitOf(worst) ? position : worst;
            }

            ClosePosition(worst, FillCause.StopOut, _terms[worst.Slot].Slippage, _onBars ? _heardAt : _now);
        }
    }

    private void ClosePosition(Position position, FillCause cause, PriceDelta slippage, Timestamp at)
    {
        var intent = position.OpenedBy;
        var quoted = _board[position.Slot].Closing(position.Quantity);
        var price = quoted - (slippage * (int)position.Side);
        Book(in intent, position.Slot, position.Quantity.Abs, quoted, price, isComplete: true, cause, position.Id, at);
    }

    private void Book(
        in OrderIntent intent, int slot, Quantity quantity, Price quoted, Price price, bool isComplete, FillCause cause, PositionId position,
        Timestamp at)
    {
        var commission = _terms[slot].Commission(quantity, _setup.Cash.Currency);
        var fill = new OrderEvent(
            intent.Order, OrderEventKind.Filled, at, _heardAt, quantity, price, isComplete, DenialCode.None, cause, position, quoted,
            _board[slot].Spread, commission);
        _books.Apply(in intent, in fill, slot, out _, out _);
        Arm();
        Listener.OnOrderEvent(in fill);
    }

    private void Arm() => _books.SetAlarm(_books.MarginUsed.Amount > 0 ? _books.MarginUsed.Amount * _setup.StopOutLevel : null);

    /// <summary>Takes the new stops and targets that have arrived. One the market has passed meanwhile is refused; the old one holds.</summary>
    private void TakeProtections()
    {
        for (var i = 0; i < _protections.Count;)
        {
            var wanted = _protections[i];
            if (wanted.ArrivesAt > _now)
            {
                i++;
                continue;
            }

            _protections.RemoveAt(i);
            var refusal = Refusal(in wanted);
            if (refusal == DenialCode.None)
            {
                Listener.OnProtected(wanted.Position, wanted.StopLoss, wanted.TakeProfit, wanted.ArrivesAt);
            }
            else
            {
                Listener.OnProtectionRefused(wanted.Position, refusal, wanted.ArrivesAt);
            }
        }
    }

    private DenialCode Refusal(in Protection wanted)
    {
        if (_books.Find(wanted.Position) is not { } position)
        {
            return DenialCode.PositionUnknown;
        }

        var verdict = RiskGate.JudgeProtection(
            position.Side, wanted.StopLoss, wanted.TakeProfit, _board.Instruments[position.Slot], _board[position.Slot], allowUnprotected: true);
        if (verdict.IsApproved)
        {
            (position.StopLoss, position.TakeProfit) = (wanted.StopLoss, wanted.TakeProfit);
        }

        return verdict.Code;
    }

    /// <summary>Books swap at every end of a trading day passed. Saturday and Sunday count nothing: the triple day counts for them.</summary>
    private void Roll(Timestamp now)
    {
        for (; _nextRollover <= now; _nextRollover = _calendar.NextRollover(_nextRollover))
        {
            var day = _calendar.TradingDayEndingAt(_nextRollover);
            if (day is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            foreach (var position in _books.Open)
            {
                var nights = _board.Instruments[position.Slot].Swap.TripleDay == day ? 3 : 1;
                var closing = _board[position.Slot].Closing(position.Quantity);
                var amount = _terms[position.Slot].Swap(position.Quantity, closing, nights, _setup.Cash.Currency);
                if (amount.Amount != 0)
                {
                    _books.BookSwap(position.Id, amount);
                    Listener.OnSwap(position.Id, _nextRollover, nights, amount);
                }
            }
        }
    }

    private void Tell(OrderId order, OrderEventKind kind, Timestamp at, DenialCode code = DenialCode.None) =>
        Listener.OnOrderEvent(OrderEvent.Of(order, kind, at, code) with { ReceivedAt = _heardAt });

    /// <summary>A new stop and target on their way.</summary>
    private readonly record struct Protection(PositionId Position, Price StopLoss, Price TakeProfit, Timestamp ArrivesAt);
}

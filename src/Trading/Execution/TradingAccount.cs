using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using Arus.Trading.Portfolios;
using Arus.Trading.Risk;

namespace Arus.Trading.Execution;

/// <summary>
/// One account: <see cref="IntentPlanner"/> → <see cref="RiskGate"/> → <see cref="IVenue"/>, and back through <see cref="OrderLife"/> into the
/// <see cref="Portfolio"/>. A quote goes to the board, marks the positions, and then meets the venue.
/// </summary>
internal sealed class TradingAccount : ITradingAccount, IVenueListener
{
    private readonly AccountParts _parts;
    private readonly QuoteBoard _board;
    private readonly Portfolio _portfolio;
    private readonly IVenue _venue;
    private readonly IPaperMarket? _paper;
    private readonly ITradingListener _listener;
    private readonly RiskGate _gate;
    private readonly RiskFacts _facts;
    private readonly OrderBook _orders = new();
    private readonly AccountTally _tally;
    private HeldTicket[] _tickets = new HeldTicket[8];
    private OrderIntent[] _planned = new OrderIntent[9];
    private Timestamp _now = Timestamp.Min;
    private Timestamp _nextRollover = Timestamp.Min;
    private decimal _dayStart;
    private bool _hasLostToday;

    /// <summary>An account of its parts on a venue.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="venue">Where it trades.</param>
    /// <param name="paper">The same venue, where the quotes must drive it; null for a terminal.</param>
    /// <param name="listener">Hears everything.</param>
    public TradingAccount(AccountParts parts, IVenue venue, IPaperMarket? paper, ITradingListener listener)
    {
        (_parts, _board, _venue, _paper, _listener) = (parts, parts.Board, venue, paper, listener);
        _portfolio = new(parts.Setup, parts.Board, parts.Rates, parts.Traded.Length);
        _gate = new(parts.Setup.Limits);
        _facts = new(parts, _portfolio, _orders);
        _tally = new(parts.Setup.Cash.Currency);
        BeginDay(parts.Setup.Cash.Amount);
    }

    /// <inheritdoc/>
    public AccountSetup Setup => _parts.Setup;

    /// <inheritdoc/>
    public TradingState State { get; private set; }

    /// <inheritdoc/>
    public AccountSnapshot Snapshot => new(
        _portfolio.Balance, _portfolio.Equity, _portfolio.MarginUsed, _portfolio.Open.Length,
        Money.Of(_portfolio.Exposure, _portfolio.Balance.Currency));

    /// <inheritdoc/>
    public TradingTotals Totals => _tally.Totals(_portfolio.Watch, _paper?.AmbiguousBars ?? 0, _parts.Rates.LastRates);

    /// <summary>Cash and positions.</summary>
    public Portfolio Portfolio => _portfolio;

    /// <inheritdoc/>
    public void OnTick(in Tick tick)
    {
        AdvanceTo(tick.ReceivedAt, tick.ReceivedAt);
        var slot = _board.SlotOf(tick.Instrument);
        if (slot < 0)
        {
            return;
        }

        if (tick.IsTradable)
        {
            Quote(slot, in tick);
        }
        else
        {
            _board.Doubt(slot);
        }
    }

    /// <inheritdoc/>
    public void OnBar(in Bar bar)
    {
        var slot = _board.SlotOf(bar.Instrument);
        if (slot >= 0 && bar.Flags == QuoteFlags.None)
        {
            AdvanceTo(bar.OpenedAt, bar.ClosesAt);
            Walk(slot, in bar);
        }

        AdvanceTo(bar.ClosesAt, bar.ClosesAt);
    }

    /// <inheritdoc/>
    public void Execute(in Decision decision)
    {
        if (decision.Outcome != DecisionOutcome.Change)
        {
            return;
        }

        var slot = _parts.TradedSlot(decision.Instrument);
        if (slot < 0)
        {
            ThrowNotTraded(decision.Instrument);
        }

        WatchDailyLoss();
        var traded = _parts.Traded[slot];
        var terms = new PlanTerms(
            Setup, traded.Instrument, traded.Plan.Sizing, _portfolio.NetOf(slot) + _orders.InFlight(decision.Instrument),
            _portfolio.Equity.Amount, _parts.Profits[slot].IsKnown ? _parts.Profits[slot].Rate : 0m, _now);
        var count = IntentPlanner.Plan(in decision, in terms, Tickets(slot), _planned);
        for (var i = 0; i < count; i++)
        {
            Send(in _planned[i]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException"><c>ACCOUNT_FOREIGN</c>: the intent names another tenant or account.</exception>
    public OrderId Place(in OrderIntent intent)
    {
        if (intent.Tenant != Setup.Tenant || intent.Account != Setup.Account)
        {
            ThrowForeign(in intent);
        }

        WatchDailyLoss();
        return Send(in intent);
    }

    /// <inheritdoc/>
    public bool Cancel(OrderId order)
    {
        if (!_orders.TryFind(order, out var found) || found.IsQuarantined
            || OrderLife.Next(found.State, OrderEventKind.CancelRequested) is null)
        {
            return false;
        }

        Take(found, OrderEvent.Of(order, OrderEventKind.CancelRequested, _now));
        _venue.Cancel(order);
        return true;
    }

    /// <inheritdoc/>
    public RiskVerdict Protect(PositionId position, Price stopLoss, Price takeProfit) => throw new NotSupportedException();

    /// <inheritdoc/>
    public OrderId? Close(PositionId position) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void OnClock(Timestamp now) => AdvanceTo(now, now);

    /// <inheritdoc/>
    public void OnReport(VenueReport report) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void SetFeedSilent(bool isSilent) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IReadOnlyList<OpenPosition> Positions => throw new NotSupportedException();

    /// <inheritdoc/>
    public void SetState(TradingState state, string reason)
    {
        _hasLostToday = false;
        _portfolio.SetAlarm(DayLimit);  // a day that is lost stays lost: the next quote says so again
        Become(state, reason);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _paper?.End();
        for (var i = _orders.Open.Length - 1; i >= 0; i--)
        {
            Cancel(_orders.Open[i].Intent.Order);
        }

        for (var i = _portfolio.Open.Length - 1; i >= 0; i--)
        {
            if (i >= _portfolio.Open.Length)
            {
                continue;  // a stop-out went before us
            }

            var position = _portfolio.Open[i];
            var closing = new OrderIntent(
                default, Setup.Tenant, Setup.Account, position.OpenedBy.Strategy, 0, position.OpenedBy.Instrument,
                position.Side == Side.Buy ? Side.Sell : Side.Buy, position.Quantity.Abs, OrderKind.Market, Price.None, Price.None, Price.None,
                Price.None, TimeInForce.ImmediateOrCancel, true, Setup.Mode == PositionMode.Hedging ? position.Id : null, _now);
            Send(in closing, RiskVerdict.Approved);
        }
    }

    /// <inheritdoc/>
    public void OnOrderEvent(in OrderEvent happened)
    {
        if (happened is { Kind: OrderEventKind.Filled, Cause: not FillCause.Order })
        {
            TakeProtective(in happened);
        }
        else if (_orders.TryFind(happened.Order, out var order))
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
        var instrument = _portfolio.Find(position)?.OpenedBy.Instrument ?? default;
        _portfolio.BookSwap(position, amount);
        _tally.Swapped(amount);
        _listener.OnSwap(position, instrument, at, nights, amount);
    }

    private decimal DayLimit => _dayStart * (1 - Setup.Limits.DailyLossFractionMax);

    private void Quote(int slot, in Tick tick)
    {
        _board.Set(slot, in tick);
        _portfolio.OnQuote(slot);
        _paper?.Match(slot, in tick);
        WatchDailyLoss();
    }

    private void Walk(int slot, in Bar bar)
    {
        if (_paper is null)
        {
            Quote(slot, new Tick(bar.Instrument, bar.Close, bar.CloseAsk, bar.ClosesAt, bar.ClosesAt));
            return;
        }

        _paper.BeginBar(slot, in bar);
        while (_paper.TryStep(out var quote))
        {
            Quote(slot, in quote);
        }
    }

    private void AdvanceTo(Timestamp now, Timestamp heardAt)
    {
        _paper?.AdvanceTo(now, heardAt);
        if (now <= _now)
        {
            return;
        }

        var isFirst = _now == Timestamp.Min;
        _now = now;
        if (now >= _nextRollover)
        {
            _nextRollover = _parts.Calendar.NextRollover(now);
            if (!isFirst)
            {
                BeginDay(_portfolio.Equity.Amount);
            }
        }
    }

    private void BeginDay(decimal equity)
    {
        _dayStart = equity;
        _portfolio.SetAlarm(DayLimit);
        if (_hasLostToday)
        {
            _hasLostToday = false;
            Become(State == TradingState.Reducing ? TradingState.Active : State, "a new trading day began");
        }
    }

    private void WatchDailyLoss()
    {
        if (_portfolio.Watch.IsBelowAlarm && !_hasLostToday)
        {
            LoseDay();
        }
    }

    private void LoseDay()
    {
        _hasLostToday = true;
        _portfolio.SetAlarm(null);
        if (State == TradingState.Active)
        {
            Become(TradingState.Reducing, string.Create(
                CultureInfo.InvariantCulture,
                $"{DenialCodeText.Of(DenialCode.DailyLossReached)}: lost {LossFraction:0.####}, limit {Setup.Limits.DailyLossFractionMax:0.####}"));
        }
    }

    private decimal LossFraction => _dayStart > 0 ? (_dayStart - _portfolio.Equity.Amount) / _dayStart : 0m;

    private void Become(TradingState state, string reason)
    {
        if (state != State)
        {
            State = state;
            _listener.OnState(state, reason, _now);
        }
    }

    private ReadOnlySpan<HeldTicket> Tickets(int slot)
    {
        var open = _portfolio.Open;
        if (open.Length > _tickets.Length)
        {
            _tickets = new HeldTicket[2 * open.Length];
            _planned = new OrderIntent[_tickets.Length + 1];
        }

        var count = 0;
        for (var i = 0; Setup.Mode == PositionMode.Hedging && i < open.Length; i++)
        {
            if (open[i].Slot == slot)
            {
                _tickets[count++] = new(open[i].Id, _facts.Free(open[i]));
            }
        }

        return _tickets.AsSpan(0, count);
    }

    private OrderId Send(in OrderIntent intent)
    {
        var question = _facts.Ask(in intent, _now) with
        {
            State = State,
            HasLostToday = _hasLostToday,
            DailyLossFraction = _hasLostToday ? LossFraction : 0m,
        };
        return Send(in intent, _gate.Judge(in intent, in question));
    }

    private OrderId Send(in OrderIntent intent, RiskVerdict verdict)
    {
        var order = _orders.Begin(in intent);
        var id = order.Intent.Order;
        _tally.Judged(in verdict);
        _listener.OnVerdict(in order.Intent, in verdict);
        Take(order, OrderEvent.Of(id, verdict.IsApproved ? OrderEventKind.Submitted : OrderEventKind.Denied, _now, verdict.Code));
        if (verdict.IsApproved)
        {
            _venue.Submit(in order.Intent);
        }

        return id;
    }

    private void Take(Order order, in OrderEvent happened)
    {
        var isFill = happened.Kind == OrderEventKind.Filled;
        if (order.IsQuarantined || (isFill && IsOrphan(in order.Intent)) || !order.Take(in happened))
        {
            Quarantine(order, in happened);
            return;
        }

        _listener.OnOrderEvent(in order.Intent, in happened, order.State);
        if (isFill)
        {
            Book(in order.Intent, in happened, order.Intent.Side);
        }

        if (!OrderLife.IsOpen(order.State))
        {
            _orders.Settle(order);
        }
    }

    /// <summary>Whether an order closes a ticket that is no longer there.</summary>
    private bool IsOrphan(in OrderIntent intent) =>
        Setup.Mode == PositionMode.Hedging && intent.Closes is { } ticket && _portfolio.Find(ticket) is null;

    private void TakeProtective(in OrderEvent happened)
    {
        if (_portfolio.Find(happened.Position) is not { } position || happened.Quantity > position.Quantity.Abs)
        {
            Quarantine(happened.Order, OrderState.Filled, in happened);
            return;
        }

        var intent = position.OpenedBy;
        var side = position.Side == Side.Buy ? Side.Sell : Side.Buy;
        _listener.OnOrderEvent(in intent, in happened, OrderState.Filled);
        Book(in intent, in happened, side);
    }

    private void Book(in OrderIntent intent, in OrderEvent fill, Side side)
    {
        var slot = _board.SlotOf(intent.Instrument);
        var hasClosed = _portfolio.Apply(in intent, in fill, slot, out var result, out var trade);
        _tally.Filled(in fill, side, _parts.Profits[slot].Use());
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
            _listener.OnQuarantined(happened.Order, order.State, happened.Kind, _now);
            return;
        }

        order.IsQuarantined = true;
        Quarantine(happened.Order, order.State, in happened);
        _orders.Settle(order);
    }

    private void Quarantine(OrderId order, OrderState state, in OrderEvent happened)
    {
        _tally.Quarantined++;
        _listener.OnQuarantined(order, state, happened.Kind, _now);
    }

    [DoesNotReturn]
    private static void ThrowNotTraded(InstrumentId instrument) =>
        throw new InvalidOperationException($"A decision about {instrument}, which the account does not trade.");

    [DoesNotReturn]
    private void ThrowForeign(in OrderIntent intent) => throw new RefusedException(new(
        "ACCOUNT_FOREIGN", "order", $"for {intent.Tenant}/{intent.Account}", $"{Setup.Tenant}/{Setup.Account}, whose account this is"));
}

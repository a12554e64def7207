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
/// One account: <see cref="IntentPlanner"/> → <see cref="RiskGate"/> → <see cref="IVenue"/>, and back into the <see cref="AccountBooks"/>.
/// A quote goes to the board, marks the positions, and then meets the venue.
/// </summary>
internal sealed class TradingAccount : ITradingAccount
{
    private readonly AccountParts _parts;
    private readonly QuoteBoard _board;
    private readonly Portfolio _portfolio;
    private readonly OrderBook _orders;
    private readonly IVenue _venue;
    private readonly IPaperMarket? _paper;
    private readonly TerminalVenue? _terminal;
    private readonly ITradingListener _listener;
    private readonly RiskGate _gate;
    private readonly RiskFacts _facts;
    private readonly LossWatch _losses;
    private HeldTicket[] _tickets = new HeldTicket[8];
    private OrderIntent[] _planned = new OrderIntent[9];
    private Timestamp _nextRollover = Timestamp.Min;
    private bool _isFeedSilent;

    /// <summary>An account of its parts on a venue.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="books">What it has; the venue reports to them.</param>
    /// <param name="venue">Where it trades.</param>
    /// <param name="paper">The same venue, where the quotes must drive it; null for a terminal.</param>
    /// <param name="listener">Hears everything.</param>
    public TradingAccount(AccountParts parts, AccountBooks books, IVenue venue, IPaperMarket? paper, ITradingListener listener)
    {
        (_parts, _board, _venue, _paper, _listener) = (parts, parts.Board, venue, paper, listener);
        _terminal = venue as TerminalVenue;
        (Books, _portfolio, _orders) = (books, books.Portfolio, books.Orders);
        _gate = new(parts.Setup.Limits);
        _facts = new(parts, _portfolio, _orders);
        var opening = parts.Setup.Opening;
        _losses = new(_portfolio, parts.Setup.Limits.DailyLossFractionMax, (opening?.DayStart ?? parts.Setup.Cash).Amount);
        if (opening is not null)
        {
            AdvanceTo(opening.At, opening.At);
        }
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
    public TradingTotals Totals => Books.Tally.Totals(_portfolio.Watch, _paper?.AmbiguousBars ?? 0, _parts.Rates.LastRates);

    /// <summary>What it has.</summary>
    public AccountBooks Books { get; }

    /// <summary>Cash and positions.</summary>
    public Portfolio Portfolio => _portfolio;

    /// <summary>Its terminal; null on paper.</summary>
    public TerminalVenue? Terminal => _terminal;

    private Timestamp Now => Books.Now;

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
            Setup, traded.Instrument, traded.Plan.Sizing, _portfolio.OwnOf(slot) + _orders.InFlight(decision.Instrument),
            _portfolio.Equity.Amount, _parts.Profits[slot].IsKnown ? _parts.Profits[slot].Rate : 0m, Now);
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

        Books.Take(found, OrderEvent.Of(order, OrderEventKind.CancelRequested, Now));
        _venue.Cancel(order);
        return true;
    }

    /// <inheritdoc/>
    public RiskVerdict Protect(PositionId position, Price stopLoss, Price takeProfit)
    {
        if (_portfolio.Find(position) is not { } found)
        {
            return new(DenialCode.PositionUnknown, 0m, 0m);
        }

        var traded = _parts.Traded[found.Slot];
        var verdict = RiskGate.JudgeProtection(
            found.Side, stopLoss, takeProfit, traded.Instrument, _board[found.Slot], traded.Plan.AllowUnprotected);
        if (verdict.IsApproved)
        {
            _venue.Protect(position, stopLoss, takeProfit);
        }

        return verdict;
    }

    /// <inheritdoc/>
    public OrderId? Close(PositionId position) => _portfolio.Find(position) is { } found ? Send(Closing(found)) : null;

    /// <inheritdoc/>
    public void OnClock(Timestamp now) => AdvanceTo(now, now);

    /// <inheritdoc/>
    public void OnReport(VenueReport report)
    {
        if (_terminal is null)
        {
            throw new InvalidOperationException("An account on paper has no venue outside.");
        }

        _terminal.Apply(report);
        if (_terminal.TakeDayStart() is { } equity)
        {
            _losses.Begin(equity);
        }

        if (_terminal.TakeHalt() is { } reason)
        {
            Become(TradingState.Halted, reason);
        }

        WatchDailyLoss();
    }

    /// <inheritdoc/>
    public void SetFeedSilent(bool isSilent)
    {
        _isFeedSilent = isSilent;
        for (var slot = 0; isSilent && slot < _board.Instruments.Length; slot++)
        {
            _board.Doubt(slot);  // nothing is filled on paper at a price nobody quotes any more
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OpenPosition> Positions
    {
        get
        {
            var open = _portfolio.Open;
            var views = new OpenPosition[open.Length];
            for (var i = 0; i < open.Length; i++)
            {
                views[i] = View(open[i]);
            }

            return views;
        }
    }

    /// <inheritdoc/>
    public void SetState(TradingState state, string reason)
    {
        _losses.Forgive();
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
            if (i >= _portfolio.Open.Length || _portfolio.Open[i].IsAdopted)
            {
                continue;  // a stop-out went before us, or it is somebody else's
            }

            Send(Closing(_portfolio.Open[i]), RiskVerdict.Approved);
        }
    }

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
        if (now <= Now)
        {
            return;
        }

        var isFirst = Now == Timestamp.Min;
        Books.Now = now;
        _terminal?.AdvanceTo(now);
        if (now >= _nextRollover)
        {
            _nextRollover = _parts.Calendar.NextRollover(now);
            if (!isFirst && _losses.Begin(_portfolio.Equity.Amount))
            {
                Become(State == TradingState.Reducing ? TradingState.Active : State, "a new trading day began");
            }
        }
    }

    private void WatchDailyLoss()
    {
        if (_losses.IsLostNow() && State == TradingState.Active)
        {
            Become(TradingState.Reducing, string.Create(
                CultureInfo.InvariantCulture,
                $"{DenialCodeText.Of(DenialCode.DailyLossReached)}: lost {_losses.Fraction:0.####}, limit {Setup.Limits.DailyLossFractionMax:0.####}"));
        }
    }

    private void Become(TradingState state, string reason)
    {
        if (state != State)
        {
            State = state;
            _terminal?.Follow(state);
            _listener.OnState(state, reason, Now);
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
            if (open[i].Slot == slot && !open[i].IsAdopted)
            {
                _tickets[count++] = new(open[i].Id, _facts.Free(open[i]));
            }
        }

        return _tickets.AsSpan(0, count);
    }

    private DenialCode Barrier => _terminal?.Barrier switch
    {
        null or DenialCode.None => _isFeedSilent ? DenialCode.FeedSilent : DenialCode.None,
        var barrier => barrier.Value,
    };

    private OrderIntent Closing(Position position) => new(
        default, Setup.Tenant, Setup.Account, position.OpenedBy.Strategy, 0, position.OpenedBy.Instrument,
        position.Side == Side.Buy ? Side.Sell : Side.Buy, position.Quantity.Abs, OrderKind.Market, Price.None, Price.None, Price.None,
        Price.None, TimeInForce.ImmediateOrCancel, true, Setup.Mode == PositionMode.Hedging ? position.Id : null, Now);

    private OpenPosition View(Position position) => new(
        position.Id, position.OpenedBy.Instrument, position.Side, position.Quantity.Abs, position.AveragePrice,
        _board[position.Slot].IsKnown ? _board[position.Slot].Closing(position.Quantity) : Price.None, position.StopLoss, position.TakeProfit,
        _portfolio.ProfitOf(position), _portfolio.RiskToStop(position), position.Swap + position.Accrued, position.OpenedAt, position.IsAdopted);

    private OrderId Send(in OrderIntent intent)
    {
        var question = _facts.Ask(in intent, Now) with
        {
            State = State,
            HasLostToday = _losses.HasLost,
            DailyLossFraction = _losses.HasLost ? _losses.Fraction : 0m,
            Barrier = Barrier,
        };
        var verdict = _gate.Judge(in intent, in question, out var opens);

        // What was judged as closing must not open when it arrives after something else closed the position.
        return Send(opens || !verdict.IsApproved ? intent : intent with { ReduceOnly = true }, verdict);
    }

    private OrderId Send(in OrderIntent intent, RiskVerdict verdict)
    {
        var order = Books.Begin(in intent, in verdict);
        var id = order.Intent.Order;
        if (verdict.IsApproved)
        {
            _venue.Submit(in order.Intent);
        }

        return id;
    }

    [DoesNotReturn]
    private static void ThrowNotTraded(InstrumentId instrument) =>
        throw new InvalidOperationException($"A decision about {instrument}, which the account does not trade.");

    [DoesNotReturn]
    private void ThrowForeign(in OrderIntent intent) => throw new RefusedException(new(
        "ACCOUNT_FOREIGN", "order", $"for {intent.Tenant}/{intent.Account}", $"{Setup.Tenant}/{Setup.Account}, whose account this is"));
}

using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Engine.Receipts;
using Arus.Engine.Runs;

namespace Arus.Engine.Live;

/// <summary>
/// What others see of a session. The loop's thread writes, any thread reads; nobody waits for the other, and what was handed out does not change.
/// It is built again with the session when a journal is read.
/// </summary>
internal sealed class LiveView(SessionBegin begin, ObserverHub hub, ChainBook chains, TimeProvider time) : ISessionTrace
{
    private const int Kept = 10_000;
    private const int AlertsKept = 1_000;
    private const int MinutesKept = 30 * 24 * 60;
    private const long PublishMilliseconds = 250;

    private readonly NumberedRing<LiveDecision> _decisions = new(Kept, decision => decision.Number);
    private readonly NumberedRing<NumberedTrade> _trades = new(Kept, trade => trade.Number);
    private readonly NumberedRing<LiveAlert> _alerts = new(AlertsKept, alert => alert.Number);
    private readonly LiveEquity[] _minutes = new LiveEquity[MinutesKept + 64];
    private readonly Dictionary<string, long> _rejected = [];
    private readonly List<OrderId> _ordersOfDecision = [];
    private FeatureTable[] _features = [];
    private volatile LiveAccount? _accountView;
    private volatile LivePosition[] _positionsView = [];
    private volatile IReadOnlyDictionary<InstrumentId, IReadOnlyList<AgentScore>> _agents = new Dictionary<InstrumentId, IReadOnlyList<AgentScore>>();
    private volatile IReadOnlyDictionary<string, long> _rejectedView = new Dictionary<string, long>();
    private ITradingAccount _account = null!;
    private IReadOnlyList<EngineLane> _lanes = [];
    private long _minuteCount;
    private Timestamp _nextMinute = Timestamp.Min;
    private decimal _dayStartEquity;
    private bool _isDirty;
    private bool _scoresChanged;
    private long _publishedAt;

    public SessionBegin Begin => begin;

    public LiveOrders Orders { get; } = new(Kept, hub);

    public QuoteTable Quotes { get; } = new();

    public IReadOnlyDictionary<InstrumentId, FeatureTable> Features { get; private set; } = new Dictionary<InstrumentId, FeatureTable>();

    /// <summary>Whether nobody is told, because what happens happened before.</summary>
    public bool IsRecovering { get; set; } = true;

    public LiveAccount? Account => _accountView;

    public IReadOnlyList<LivePosition> Positions => _positionsView;

    public IReadOnlyDictionary<InstrumentId, IReadOnlyList<AgentScore>> Agents => _agents;

    public IReadOnlyDictionary<string, long> Rejected => _rejectedView;

    public bool IsSilent { get; private set; }

    public string? Refused { get; private set; }

    public TradingState State => _account?.State ?? TradingState.Active;

    public string StateReason { get; private set; } = "";

    /// <summary>Whether cash or positions changed since the last look: what a checkpoint is for.</summary>
    public bool HasNewHoldings { get; set; }

    /// <summary>Whether state, silence or refusal changed since the last look.</summary>
    public bool HasNewStatus { get; set; }

    public LiveDecision? Decision(long number) => _decisions.Find(number);

    public Page<LiveDecision> Decisions(PageRequest page, bool changesOnly) =>
        _decisions.Page(page, changesOnly ? decision => decision.Outcome != DecisionOutcome.Hold : null);

    public Page<ClosedTrade> Trades(PageRequest page)
    {
        var found = _trades.Page(page);
        return new Page<ClosedTrade>([.. found.Items.Select(item => item.Trade)], found.Next);
    }

    public Page<LiveAlert> Alerts(PageRequest page) => _alerts.Page(page);

    public IReadOnlyList<LiveEquity> Equity()
    {
        var count = Volatile.Read(ref _minuteCount);
        var kept = Math.Min(count, MinutesKept);
        return [.. Enumerable.Range(0, (int)kept).Select(i => _minutes[(count - kept + i) % _minutes.Length])];
    }

    /// <summary>Shows the features as they are.</summary>
    public void RefreshFeatures()
    {
        foreach (var features in _features)
        {
            features.Refresh();
        }
    }

    /// <summary>Shows what changed, at most four times a second unless something happened.</summary>
    public void Publish(bool evenIfNothingHappened)
    {
        if (_account is null || (!_isDirty && !evenIfNothingHappened && (_positionsView.Length == 0 || time.GetElapsedTime(_publishedAt).TotalMilliseconds < PublishMilliseconds)))
        {
            return;
        }

        _isDirty = false;
        _publishedAt = time.GetTimestamp();
        ShowAccount();
        if (_scoresChanged)
        {
            _scoresChanged = false;
            _agents = Scores();
        }
    }

    /// <summary>The account as it stands, for a session that goes on with it.</summary>
    public AccountStand Stand(Timestamp now)
    {
        var snapshot = _account.Snapshot;
        var last = Math.Max(Orders.Newest, _account.Setup.Opening?.LastOrder.Value ?? 0);
        return new(snapshot.Balance, new AccountOpening(now, Money.Of(_dayStartEquity, snapshot.Balance.Currency), new OrderId(last), _account.Positions));
    }

    public void OnOpened(ITradingAccount account, IReadOnlyList<EngineLane> lanes)
    {
        (_account, _lanes) = (account, lanes);
        Features = lanes.ToDictionary(lane => lane.Instrument.Id, lane => new FeatureTable(lane.Features));
        _features = [.. Features.Values];
        _dayStartEquity = account.Snapshot.Equity.Amount;
        _agents = Scores();
        _isDirty = true;
    }

    public void OnTick(in Tick tick)
    {
        Quotes.Set(in tick);
        if (tick.ReceivedAt >= _nextMinute)
        {
            var snapshot = _account.Snapshot;
            _minutes[_minuteCount % _minutes.Length] = new LiveEquity(tick.ReceivedAt, snapshot.Equity.Amount, snapshot.Balance.Amount);
            Volatile.Write(ref _minuteCount, _minuteCount + 1);
            _nextMinute = tick.ReceivedAt.FloorTo(Timestamp.NanosPerMinute).Plus(Timestamp.NanosPerMinute);
        }

        if (!IsRecovering)
        {
            chains.OnTickDone();
            hub.OnTick(in tick);
        }
    }

    public void OnRejected(string code)
    {
        _rejected[code] = _rejected.GetValueOrDefault(code) + 1;
        _rejectedView = new Dictionary<string, long>(_rejected);
    }

    public void OnMarket() => chains.Mark(Hop.Market);

    public void OnFeatures() => chains.Mark(Hop.Features);

    public void OnBarClosed(in Bar bar)
    {
        if (!IsRecovering)
        {
            hub.OnBar(in bar);
        }
    }

    public void OnDeciding(in Decision decision)
    {
        chains.Mark(Hop.Decision);
        _ordersOfDecision.Clear();
    }

    public void OnDecided(in Decision decision, Lane lane)
    {
        var seen = LiveDecisions.Of(in decision, lane.FeatureNames, _ordersOfDecision);
        _decisions.Put(seen);
        _scoresChanged = true;
        if (decision.Outcome != DecisionOutcome.Hold)
        {
            _isDirty = true;
            hub.OnDecision(seen, IsRecovering);
        }
    }

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict)
    {
        chains.OnVerdict(in intent, verdict.IsApproved);
        _ordersOfDecision.Add(intent.Order);
        Orders.OnVerdict(in intent, in verdict, IsRecovering);
    }

    public void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state)
    {
        _isDirty = true;
        Orders.OnEvent(in intent, in happened, state, IsRecovering);
    }

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result) => (_isDirty, HasNewHoldings) = (true, true);

    public void OnTradeClosed(in ClosedTrade trade)
    {
        _isDirty = true;
        _trades.Put(new NumberedTrade(_trades.Newest + 1, trade));
    }

    public void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount) => (_isDirty, HasNewHoldings) = (true, true);

    public void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at) =>
        OnAlert(true, "ORDER_QUARANTINED", $"{order} is {state.ToText()}, and the venue says {happened.ToText()}: it is set aside", at);

    public void OnState(TradingState state, string reason, Timestamp at) => (StateReason, HasNewStatus) = (reason, true);

    public void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at) => (_isDirty, HasNewHoldings) = (true, true);

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at)
    {
        (_isDirty, HasNewHoldings) = (true, true);
        Orders.OnAdopted(in intent, quantity, price, at, IsRecovering);
    }

    public void OnAlert(bool isCritical, string code, string text, Timestamp at) => OnAlert(isCritical ? AlertSeverity.Critical : AlertSeverity.Warning, code, text, at);

    public void OnAlert(AlertSeverity severity, string code, string text, Timestamp at)
    {
        var alert = new LiveAlert(_alerts.Newest + 1, at, severity, code, text);
        _alerts.Put(alert);
        hub.OnAlert(alert, IsRecovering);
    }

    public void OnDayEnd(in AccountSnapshot account)
    {
        _dayStartEquity = account.Equity.Amount;
        _isDirty = true;
    }

    public void OnSilent(bool isSilent) => (IsSilent, HasNewStatus) = (isSilent, true);

    public void OnRefused(string? reason) => (Refused, HasNewStatus) = (reason, true);

    private Dictionary<InstrumentId, IReadOnlyList<AgentScore>> Scores() => _lanes.ToDictionary(lane => lane.Instrument.Id, lane => lane.Strategy.Scores);

    private void ShowAccount()
    {
        var snapshot = _account.Snapshot;
        var open = _account.Positions;
        var currency = snapshot.Equity.Currency;
        var totals = _account.Totals;
        var risk = open.Any(position => position.RiskToStop is null) ? (Money?)null : Money.Of(open.Sum(position => position.RiskToStop!.Value.Amount), currency);
        var high = totals.EquityHigh.Amount;
        var account = new LiveAccount(
            _account.Setup.Tenant, _account.Setup.Account, snapshot.Balance, snapshot.Equity, snapshot.MarginUsed, snapshot.Exposure, risk,
            Money.Of(snapshot.Equity.Amount - _dayStartEquity, currency), Money.Of(_dayStartEquity * _account.Setup.Limits.DailyLossFractionMax, currency),
            totals.EquityHigh, high > 0 ? Math.Max(0, (high - snapshot.Equity.Amount) / high) : 0, snapshot.OpenPositions);
        var positions = new LivePosition[open.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            var each = open[i];
            positions[i] = new LivePosition(
                each.Position, each.Instrument, each.Side, each.Quantity, each.Entry, each.Current, each.StopLoss, each.TakeProfit, each.Profit, each.Swap,
                each.OpenedAt, each.IsAdopted);
        }

        var positionsChanged = positions.Length > 0 || _positionsView.Length > 0;
        _accountView = account;
        _positionsView = positions;
        if (!IsRecovering)
        {
            hub.OnAccount(account);
            if (positionsChanged)
            {
                hub.OnPositions(positions);
            }
        }
    }

    private sealed record NumberedTrade(long Number, ClosedTrade Trade);
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Engine.Live;

/// <summary>The session of this process as others see it, whatever it is doing; before it was read it is empty.</summary>
internal sealed class LiveSession(CommandQueue commands, ReadingQueue readings, ObserverHub hub) : ILiveSession
{
    private static readonly LiveStatus None = new(
        "", LivePhase.Recovering, "", new StrategyId(""), [], new SourceId(""), VenueKind.Paper, TradingState.Active, "", default, default, 0,
        new Dictionary<string, long>(), 0, 0, null, false, 0);

    private volatile RunningSession? _running;
    private volatile IVenueLink? _link;
    private volatile string? _failure;

    public LiveStatus Status => _running is { } running ? running.Status
        : _failure is { } failure ? None with { Phase = LivePhase.Failed, Reason = failure } : None;

    public RefusedReadings RefusedReadings => readings.Refused;

    public IReadOnlyList<HopPercentiles> Percentiles => _running?.Chains.Percentiles ?? [];

    public IReadOnlyList<Tick> Quotes => _running?.View.Quotes.All ?? [];

    public string LedgerPath => _running?.LedgerPath ?? "";

    public LiveAccount? Account(TenantId tenant) => Of(tenant)?.View.Account;

    public IReadOnlyList<LivePosition> Positions(TenantId tenant) => Of(tenant)?.View.Positions ?? [];

    public Page<LiveOrder> Orders(TenantId tenant, PageRequest page, bool openOnly) => Of(tenant)?.View.Orders.Page(page, openOnly) ?? new([], null);

    public LiveOrder? Order(TenantId tenant, OrderId order) => Of(tenant)?.View.Orders.Find(order.Value);

    public Page<ClosedTrade> Trades(TenantId tenant, PageRequest page) => Of(tenant)?.View.Trades(page) ?? new([], null);

    public Page<LiveDecision> Decisions(PageRequest page, bool changesOnly) => _running?.View.Decisions(page, changesOnly) ?? new([], null);

    public LiveDecision? Decision(long number) => _running?.View.Decision(number);

    public IReadOnlyList<NamedValue> Features(InstrumentId instrument) =>
        _running?.View.Features.TryGetValue(instrument, out var features) == true ? features.All() : [];

    public IReadOnlyList<FeatureOrigin> FeatureOrigins(InstrumentId instrument) =>
        _running?.Parts.PlanOf(instrument) is { } plan ? [.. plan.Features.Select(spec => new FeatureOrigin(spec.Name, spec.Period, spec.Indicator.Indicator))] : [];

    public IReadOnlyList<AgentScore> Agents(InstrumentId instrument) => _running?.View.Agents.GetValueOrDefault(instrument) ?? [];

    public IReadOnlyDictionary<string, string> Models(InstrumentId instrument) =>
        _running?.Core.Commands.Models.GetValueOrDefault(instrument) ?? new Dictionary<string, string>();

    public IReadOnlyList<LiveEquity> Equity(TenantId tenant) => Of(tenant)?.View.Equity() ?? [];

    public Page<LiveAlert> Alerts(PageRequest page) => _running?.View.Alerts(page) ?? new([], null);

    public Page<LiveChain> Chains(PageRequest page, bool slowestFirst) => _running?.Chains.Page(page, slowestFirst) ?? new([], null);

    public LiveChain? Chain(OrderId order) => _running?.Chains.Find(order);

    public Task<CommandResult> Send(TenantId tenant, LiveCommand command, CancellationToken cancel)
    {
        if (tenant != TenantId.Local)
        {
            return Task.FromResult(new CommandResult(new Fault("SESSION_UNKNOWN", $"command {command.Id}", "there is no such session", "a session of one's own"), null));
        }

        var answer = commands.Send(command, cancel);
        if (command is SetTradingState { State: TradingState.Halted } halt)
        {
            // The gate is closed already; the terminal need not wait for the engine either.
            _link?.SetState(TradingState.Halted, halt.Reason);
        }

        return answer;
    }

    public IDisposable Subscribe(ILiveObserver observer) => hub.Subscribe(observer);

    /// <summary>From now on this is the session.</summary>
    public void Show(RunningSession running, IVenueLink link) => (_link, _running) = (link, running);

    /// <summary>It could not even begin.</summary>
    public void Fail(string reason) => _failure = reason;

    private RunningSession? Of(TenantId tenant) => tenant == TenantId.Local ? _running : null;
}

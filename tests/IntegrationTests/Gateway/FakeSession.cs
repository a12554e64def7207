using System.Collections.Concurrent;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.IntegrationTests.Gateway;

/// <summary>A session that is what a test says it is, and remembers what it was asked.</summary>
internal sealed class FakeSession : ILiveRunner, ILiveSession
{
    /// <summary>Whether it takes what is posted.</summary>
    public bool HasRoom { get; set; } = true;

    /// <summary>What was posted.</summary>
    public ConcurrentQueue<LiveReading> Readings { get; } = new();

    private readonly ConcurrentDictionary<string, CommandResult> _done = new();

    public ConcurrentQueue<LiveCommand> Commands { get; } = new();

    public List<ILiveObserver> Observers { get; } = [];

    public LiveStatus Status { get; set; } = Specimens.Status;

    public List<LiveOrder> AllOrders { get; } = [];

    public List<LiveDecision> AllDecisions { get; } = [];

    public List<LivePosition> AllPositions { get; } = [];

    public List<LiveAlert> AllAlerts { get; } = [];

    public Func<LiveCommand, Task<CommandResult>> Answer { get; set; } = _ => Task.FromResult(new CommandResult(null, null));

    public ILiveSession Session => this;

    /// <summary>How the agents do, by instrument; the first is the one meant where none is named.</summary>
    public Dictionary<InstrumentId, IReadOnlyList<AgentScore>> AllAgents { get; } = [];

    public RefusedReadings RefusedReadings { get; set; } = RefusedReadings.None;

    public IReadOnlyList<HopPercentiles> Percentiles => [new("total", 3, 1, 2, 3, 4)];

    public IReadOnlyList<Tick> Quotes => [Specimens.Tick(1.1m)];

    public string LedgerPath { get; set; } = "none";

    public LiveAccount? Account(TenantId tenant) => tenant == TenantId.Local ? Specimens.Account : null;

    public IReadOnlyList<LivePosition> Positions(TenantId tenant) => tenant == TenantId.Local ? AllPositions : [];

    public Page<LiveOrder> Orders(TenantId tenant, PageRequest page, bool openOnly) => Cut(AllOrders.Where(order => order.Tenant == tenant), page);

    public LiveOrder? Order(TenantId tenant, OrderId order) => AllOrders.Find(kept => kept.Order == order && kept.Tenant == tenant);

    public Page<ClosedTrade> Trades(TenantId tenant, PageRequest page) => new([], null);

    public Page<LiveDecision> Decisions(PageRequest page, bool changesOnly) =>
        Cut(AllDecisions.Where(decision => !changesOnly || decision.Outcome == DecisionOutcome.Change), page);

    public LiveDecision? Decision(long number) => AllDecisions.Find(decision => decision.Number == number);

    /// <summary>The versions of models it goes by.</summary>
    public Dictionary<string, string> ModelPins { get; } = [];

    public IReadOnlyDictionary<string, string> Models(InstrumentId instrument) => ModelPins;

    public IReadOnlyList<NamedValue> Features(InstrumentId instrument) => [new("ema20", 1.1), new("rsi", double.NaN), new("macd.signal", 0.1), new("H1-macd-signal", 0.2)];

    public IReadOnlyList<AgentScore> Agents(InstrumentId instrument) => AllAgents.GetValueOrDefault(instrument) ?? [];

    /// <summary>What its features are.</summary>
    public List<FeatureOrigin> AllOrigins { get; } = [];

    public IReadOnlyList<FeatureOrigin> FeatureOrigins(InstrumentId instrument) => AllOrigins;

    public IReadOnlyList<LiveEquity> Equity(TenantId tenant) => [new(Specimens.Start, 100_000m, 100_000m)];

    public Page<LiveAlert> Alerts(PageRequest page) => Cut(AllAlerts, page);

    public Page<LiveChain> Chains(PageRequest page, bool slowestFirst) => new([], null);

    public LiveChain? Chain(OrderId order) => null;

    public Task<CommandResult> Send(TenantId tenant, LiveCommand command, CancellationToken cancel)
    {
        if (_done.TryGetValue(command.Id, out var before))
        {
            return Task.FromResult(before);
        }

        Commands.Enqueue(command);
        return Do();

        async Task<CommandResult> Do() => _done[command.Id] = await Answer(command);
    }

    public IDisposable Subscribe(ILiveObserver observer)
    {
        Observers.Add(observer);
        return new Subscription(() => Observers.Remove(observer));
    }

    public Task Run(string dataDirectory, LiveOptions options, IVenueLink link, CancellationToken stop) => throw new NotSupportedException("The gateway starts no session.");

    public IFeedInlet Open(SourceId source, IFeedReceipts receipts) => throw new NotSupportedException("The gateway feeds no session.");

    public bool TryPost(LiveReading reading)
    {
        if (HasRoom)
        {
            Readings.Enqueue(reading);
        }

        return HasRoom;
    }

    private static Page<T> Cut<T>(IEnumerable<T> all, PageRequest page)
    {
        var from = page.After is null ? 0 : int.TryParse(page.After, out var number) && number >= 0 ? number : throw new InvalidInputException("CURSOR", "after", "none", "next");
        var items = all.Skip(from).Take(page.Limit + 1).ToList();
        return new([.. items.Take(page.Limit)], items.Count > page.Limit ? $"{from + page.Limit}" : null);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>
/// The running session as others see it. Every member answers at once, from any thread, with what was true at one moment; what it returns does not
/// change afterwards. A reader who names a tenant that is not the session's finds nothing.
/// </summary>
public interface ILiveSession
{
    /// <summary>How it is.</summary>
    LiveStatus Status { get; }

    /// <summary>The account; null before the first quote or for another tenant.</summary>
    LiveAccount? Account(TenantId tenant);

    /// <summary>Open positions.</summary>
    IReadOnlyList<LivePosition> Positions(TenantId tenant);

    /// <summary>Orders, newest first, of those kept in memory: all open ones and the last 10,000.</summary>
    Page<LiveOrder> Orders(TenantId tenant, PageRequest page, bool openOnly);

    /// <summary>One order; null when there is none, or it is another tenant's.</summary>
    LiveOrder? Order(TenantId tenant, OrderId order);

    /// <summary>Closed trades, newest first, of the last 10,000.</summary>
    Page<ClosedTrade> Trades(TenantId tenant, PageRequest page);

    /// <summary>Decisions, newest first, of the last 10,000.</summary>
    Page<LiveDecision> Decisions(PageRequest page, bool changesOnly);

    /// <summary>One decision; null when it is not kept.</summary>
    LiveDecision? Decision(long number);

    /// <summary>The newest values of the features of an instrument; empty when it is not traded.</summary>
    IReadOnlyList<NamedValue> Features(InstrumentId instrument);

    /// <summary>What those values are, for every value or group of values; empty when it is not traded.</summary>
    IReadOnlyList<FeatureOrigin> FeatureOrigins(InstrumentId instrument);

    /// <summary>Skill, weight and cost of each agent of an instrument's strategy, as measured so far; empty when it is not traded.</summary>
    IReadOnlyList<AgentScore> Agents(InstrumentId instrument);

    /// <summary>Which versions of a model an instrument's strategy goes by, as its plan pins them; empty where it reads none.</summary>
    IReadOnlyDictionary<string, string> Models(InstrumentId instrument);

    /// <summary>Equity, one point a minute, oldest first, of the last 30 days.</summary>
    IReadOnlyList<LiveEquity> Equity(TenantId tenant);

    /// <summary>Readings it did not take since the process began.</summary>
    RefusedReadings RefusedReadings { get; }

    /// <summary>Alerts, newest first, of the last 1,000.</summary>
    Page<LiveAlert> Alerts(PageRequest page);

    /// <summary>Chains, newest or slowest first, of the last 10,000.</summary>
    Page<LiveChain> Chains(PageRequest page, bool slowestFirst);

    /// <summary>The chain of an order; null when it is not kept.</summary>
    LiveChain? Chain(OrderId order);

    /// <summary>Percentiles of every hop.</summary>
    IReadOnlyList<HopPercentiles> Percentiles { get; }

    /// <summary>The newest quote of every instrument the session's source quotes.</summary>
    IReadOnlyList<Tick> Quotes { get; }

    /// <summary>Where its ledger is.</summary>
    string LedgerPath { get; }

    /// <summary>Does what a person asks; completes when it is done or refused. A halt closes the last gate before it is queued.</summary>
    Task<CommandResult> Send(TenantId tenant, LiveCommand command, CancellationToken cancel);

    /// <summary>Hears everything from now on until disposed.</summary>
    IDisposable Subscribe(ILiveObserver observer);
}

/// <summary>Hears a live session, in order, on a thread of its own that never holds up the engine. Ticks may be left out when it is slow; nothing else is.</summary>
public interface ILiveObserver
{
    /// <summary>A quote.</summary>
    void OnTick(in Tick tick);

    /// <summary>A bar has closed.</summary>
    void OnBar(in Bar bar);

    /// <summary>A decision that changed something, or was kept from it.</summary>
    void OnDecision(LiveDecision decision);

    /// <summary>An order is new or changed.</summary>
    void OnOrder(LiveOrder order);

    /// <summary>The open positions changed; all of them.</summary>
    void OnPositions(IReadOnlyList<LivePosition> positions);

    /// <summary>The account changed; at most four times a second.</summary>
    void OnAccount(LiveAccount account);

    /// <summary>The session changed its phase or state.</summary>
    void OnStatus(LiveStatus status);

    /// <summary>Something a person should know.</summary>
    void OnAlert(LiveAlert alert);
}

/// <summary>A part of a list.</summary>
/// <param name="After">What the page before called next; null for the first.</param>
/// <param name="Limit">1 to 1,000.</param>
public readonly record struct PageRequest(string? After, int Limit);

/// <summary>A part of a list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

using System.Text.Json;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Learning;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Gateway.Api;

/// <summary>A whole list.</summary>
/// <param name="Items">All of it.</param>
internal sealed record ListOf<T>(IReadOnlyList<T> Items);

/// <summary>What signs one in.</summary>
/// <param name="Name">The owner's name.</param>
/// <param name="Password">His password.</param>
internal sealed record SignInBody(string Name, string Password);

/// <summary>A code that signs in once.</summary>
/// <param name="Code">The code.</param>
internal sealed record CodeBody(string Code);

/// <summary>A token.</summary>
/// <param name="Token">To be sent as <c>Authorization: Bearer</c>; also set as a cookie.</param>
/// <param name="ExpiresAt">Until when, unless used before.</param>
internal sealed record SignInAnswer(string Token, Timestamp ExpiresAt);

/// <summary>Who is signed in.</summary>
/// <param name="Name">His name.</param>
/// <param name="Tenant">Whose data he sees.</param>
/// <param name="ExpiresAt">Until when, unless he asks for something before.</param>
internal sealed record MeAnswer(string Name, TenantId Tenant, Timestamp ExpiresAt);

/// <summary>How the session and the server are.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Reason">Why, where the phase needs a reason.</param>
/// <param name="Strategy">What it runs.</param>
/// <param name="Instruments">What it trades.</param>
/// <param name="Source">Whose quotes it trades on.</param>
/// <param name="Venue">Where its orders go.</param>
/// <param name="State">Active, reducing or halted.</param>
/// <param name="StateReason">Why.</param>
/// <param name="StartedAt">When the session began.</param>
/// <param name="Now">Engine time.</param>
/// <param name="Ticks">Ticks taken so far.</param>
/// <param name="Rejected">Ticks that went to quarantine, by code.</param>
/// <param name="Decisions">Decisions taken so far.</param>
/// <param name="Orders">Orders judged so far.</param>
/// <param name="LastTickAt">Engine time of the newest quote.</param>
/// <param name="IsSilent">Whether the feed is silent or late beyond its limit: nothing is opened.</param>
/// <param name="JournalBytes">Size of the journal.</param>
/// <param name="Version">Of the program.</param>
/// <param name="ServerStartedAt">When the process began to serve.</param>
/// <param name="UptimeSeconds">Since then.</param>
/// <param name="RefusedReadings">Headlines, requests, answers of language models and alerts that it did not take.</param>
internal sealed record StatusAnswer(
    string Session, LivePhase Phase, string Reason, StrategyId Strategy, IReadOnlyList<InstrumentId> Instruments, SourceId Source, VenueKind Venue,
    TradingState State, string StateReason, Timestamp StartedAt, Timestamp Now, long Ticks, IReadOnlyDictionary<string, long> Rejected,
    long Decisions, long Orders, Timestamp? LastTickAt, bool IsSilent, long JournalBytes, string Version, Timestamp ServerStartedAt,
    long UptimeSeconds, RefusedReadings RefusedReadings);

/// <summary>An order to place.</summary>
/// <param name="Instrument">What.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">In units of the base; positive.</param>
/// <param name="Kind">Market, limit, stop or stop-limit.</param>
/// <param name="LimitPrice">Of a limit or stop-limit order.</param>
/// <param name="StopPrice">Of a stop or stop-limit order.</param>
/// <param name="StopLoss">Its protective stop; demanded of an order that opens.</param>
/// <param name="TakeProfit">Its target.</param>
/// <param name="TimeInForce">How long.</param>
/// <param name="ReduceOnly">Whether it may only reduce.</param>
internal sealed record PlaceBody(
    InstrumentId Instrument, Side Side, Quantity Quantity, OrderKind Kind, Price? LimitPrice = null, Price? StopPrice = null,
    Price? StopLoss = null, Price? TakeProfit = null, TimeInForce TimeInForce = TimeInForce.GoodTillCancelled, bool ReduceOnly = false);

/// <summary>What a working order becomes; what is absent stays.</summary>
/// <param name="Quantity">In units of the base; positive.</param>
/// <param name="LimitPrice">Of a limit or stop-limit order.</param>
/// <param name="StopPrice">Of a stop or stop-limit order.</param>
/// <param name="StopLoss">Its protective stop.</param>
/// <param name="TakeProfit">Its target.</param>
internal sealed record ModifyBody(
    Quantity? Quantity = null, Price? LimitPrice = null, Price? StopPrice = null, Price? StopLoss = null, Price? TakeProfit = null);

/// <summary>A position's new protection.</summary>
/// <param name="StopLoss">The new stop.</param>
/// <param name="TakeProfit">The new target; null removes it.</param>
internal sealed record ProtectBody(Price StopLoss, Price? TakeProfit = null);

/// <summary>Why a person does it.</summary>
/// <param name="Reason">In his words.</param>
internal sealed record ReasonBody(string Reason);

/// <summary>What the account may do now.</summary>
/// <param name="State">Active, reducing or halted.</param>
internal sealed record StateAnswer(TradingState State);

/// <summary>What became of a command.</summary>
/// <param name="Order">The order it made; null where it makes none.</param>
internal sealed record CommandAnswer(OrderId? Order);

/// <summary>One opinion with the decision it was given for.</summary>
/// <param name="Decision">Its number.</param>
/// <param name="At">Engine time.</param>
/// <param name="Instrument">About what.</param>
/// <param name="Opinion">What was said.</param>
internal sealed record OpinionAnswer(long Decision, Timestamp At, InstrumentId Instrument, LiveOpinion Opinion);

/// <summary>An agent and how it does.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Score">How it does on the instrument, and what it cost there; null when it has no seat in the session.</param>
/// <param name="Latest">What it said last of the instrument; null while it has said nothing.</param>
/// <param name="CostUsd">What asking others cost it since the session began, of all instruments, in US dollars; 0 for an agent that computes.</param>
/// <param name="CostTodayUsd">What of that fell on the newest day (UTC).</param>
internal sealed record AgentAnswer(AgentInfo Info, AgentScore? Score, OpinionAnswer? Latest, double CostUsd, double CostTodayUsd);

/// <summary>The newest value of one feature of a strategy.</summary>
/// <param name="Name">What the strategy calls it.</param>
/// <param name="Value">The number; null while warming up.</param>
/// <param name="Period">Of the bars it is computed from.</param>
/// <param name="Indicator">The indicator it comes from; null for a feature of the catalogue.</param>
/// <param name="Feature">The feature of the catalogue it is; null for an indicator, which may have the same name and another formula.</param>
internal sealed record FeatureValueAnswer(string Name, double Value, BarPeriod? Period, string? Indicator, string? Feature);

/// <summary>What can be computed of a market.</summary>
/// <param name="Items">Every indicator: what a strategy document can ask for with settings.</param>
/// <param name="Features">Every feature: what models read, and documents by name.</param>
internal sealed record CatalogAnswer(IReadOnlyList<IndicatorInfo> Items, IReadOnlyList<FeatureInfo> Features);

/// <summary>What a part of the strategy's document stands for.</summary>
/// <param name="Name">The part, such as <c>agents.forecast.versions</c>.</param>
/// <param name="Value">Such as <c>3@</c> and the model's id, with commas between several.</param>
internal sealed record PinAnswer(string Name, string Value);

/// <summary>One version of a model.</summary>
/// <param name="Slot">What it is for, such as <c>eurusd-h1</c>.</param>
/// <param name="Number">Its version in the slot, from 1.</param>
/// <param name="Id">The model.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">What it is used for.</param>
/// <param name="From">The first moment of what it learned from.</param>
/// <param name="To">The last.</param>
/// <param name="DataHash">Names the data.</param>
/// <param name="Rows">How many rows it learned from.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="RegisteredBy">By whom.</param>
/// <param name="ExpiresAt">When it is no longer to be used; null for never.</param>
/// <param name="Metrics">What it was judged by, on rows it had not seen.</param>
internal sealed record ModelAnswer(
    string Slot, int Number, string Id, string Kind, ModelStage Stage, Timestamp From, Timestamp To, string DataHash, int Rows, Timestamp RegisteredAt,
    string RegisteredBy, Timestamp? ExpiresAt, IReadOnlyList<MetricAnswer> Metrics);

/// <summary>A number a model was judged by.</summary>
/// <param name="Name">Such as <c>logLoss</c>.</param>
/// <param name="Value">The number.</param>
internal sealed record MetricAnswer(string Name, double Value);

/// <summary>A built-in strategy.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Description">In words.</param>
internal sealed record StrategyAnswer(StrategyId Id, string Description);

/// <summary>A bar.</summary>
/// <param name="OpenedAt">Start.</param>
/// <param name="ClosesAt">End, not part of it.</param>
/// <param name="Open">First bid.</param>
/// <param name="High">Highest bid.</param>
/// <param name="Low">Lowest bid.</param>
/// <param name="Close">Last bid.</param>
/// <param name="Spread">Ask less bid at the close.</param>
/// <param name="Volume">Ticks in it, or what the source states.</param>
/// <param name="Flags">What was suspicious.</param>
internal sealed record BarAnswer(
    Timestamp OpenedAt, Timestamp ClosesAt, Price Open, Price High, Price Low, Price Close, PriceDelta Spread, long Volume, QuoteFlags Flags);

/// <summary>A tick.</summary>
/// <param name="At">Venue time.</param>
/// <param name="Bid">Bid.</param>
/// <param name="Ask">Ask.</param>
/// <param name="Flags">What was suspicious.</param>
internal sealed record TickAnswer(Timestamp At, Price Bid, Price Ask, QuoteFlags Flags);

/// <summary>An indicator over bars.</summary>
/// <param name="Items">One per bar.</param>
/// <param name="Outputs">The names of the values.</param>
internal sealed record IndicatorAnswer(IReadOnlyList<IndicatorPoint> Items, IReadOnlyList<string> Outputs);

/// <summary>An indicator at one bar.</summary>
/// <param name="OpenedAt">Start of the bar.</param>
/// <param name="Values">In the order of the outputs; null while warming up.</param>
internal sealed record IndicatorPoint(Timestamp OpenedAt, IReadOnlyList<double> Values);

/// <summary>What an import read and stored.</summary>
/// <param name="Stored">New rows; 0 for a dry run.</param>
/// <param name="AlreadyStored">Rows that were there, equal, before.</param>
/// <param name="Summary">What was found.</param>
internal sealed record ImportAnswer(long Stored, long AlreadyStored, ImportSummary Summary);

/// <summary>A backtest to run on a stretch of the store.</summary>
/// <param name="Strategy">A built-in strategy by name.</param>
/// <param name="Instrument">What is traded.</param>
/// <param name="Source">Whose data.</param>
/// <param name="Settings">Dotted paths into the strategy document and their values.</param>
/// <param name="From">First moment, included.</param>
/// <param name="To">Last moment, not included.</param>
/// <param name="Cash">What the account starts with.</param>
/// <param name="Currency">The account's currency; USD when absent.</param>
internal sealed record BacktestBody(
    string Strategy, InstrumentId Instrument, SourceId Source, IReadOnlyDictionary<string, string>? Settings = null, Timestamp? From = null,
    Timestamp? To = null, decimal? Cash = null, Currency? Currency = null);

/// <summary>A backtest that was asked for.</summary>
/// <param name="Id">Its id until it is kept.</param>
internal sealed record BacktestStarted(string Id);

/// <summary>What a backtest is doing.</summary>
internal enum BacktestState
{
    /// <summary>It runs, or waits for the one before it.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It could not be run.</summary>
    Failed,

    /// <summary>A person ended it.</summary>
    Cancelled,
}

/// <summary>A backtest, running or kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">Strategy, symbol and stretch in words.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="StartedAt">When it was asked for, or made.</param>
/// <param name="Verdict">The verdict in one word; null before the end.</param>
/// <param name="NetProfit">End less start equity; null before the end.</param>
/// <param name="Hash">SHA-256 of its ledger; null before the end.</param>
/// <param name="Run">The id it is kept by; null before the end.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="HasReport">Whether there is a report to open.</param>
/// <param name="Result">What it found, where one backtest is asked for; null before the end, and for a run of an earlier process, whose report says it.</param>
internal sealed record BacktestAnswer(
    string Id, string What, BacktestState State, double Progress, Timestamp StartedAt, VerdictResult? Verdict, Money? NetProfit, string? Hash,
    string? Run, string? Error, bool HasReport, JsonElement? Result = null);

/// <summary>A terminal to let in.</summary>
/// <param name="Name">1 to 32 characters of a–z, 0–9 and '-': also the source of its ticks.</param>
internal sealed record TerminalBody(string Name);

/// <summary>How a part of the system is.</summary>
internal enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Healthy,

    /// <summary>It works, and a person should look.</summary>
    Degraded,

    /// <summary>It does not work.</summary>
    Unhealthy,
}

/// <summary>One part of the system.</summary>
/// <param name="Name">Which.</param>
/// <param name="Status">How it is.</param>
/// <param name="Detail">In words.</param>
internal sealed record CheckAnswer(string Name, CheckStatus Status, string Detail);

/// <summary>How the server is.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Runtime">What it runs on.</param>
/// <param name="StartedAt">When it began to serve.</param>
/// <param name="DataDirectory">Where everything is kept.</param>
/// <param name="DataBytes">What that takes.</param>
/// <param name="DiskFreeBytes">What is left on its disk.</param>
/// <param name="MemoryBytes">What the process holds.</param>
/// <param name="Roles">Which roles it has.</param>
/// <param name="Durability">What its records survive; null where nobody said.</param>
/// <param name="Checks">Every part by name.</param>
internal sealed record SystemAnswer(
    string Version, string Runtime, Timestamp StartedAt, string DataDirectory, long DataBytes, long DiskFreeBytes, long MemoryBytes,
    IReadOnlyList<string> Roles, Durability? Durability, IReadOnlyList<CheckAnswer> Checks);

/// <summary>Whether the server is ready.</summary>
/// <param name="Status">The gravest of the checks.</param>
/// <param name="Checks">Every part by name.</param>
internal sealed record HealthAnswer(CheckStatus Status, IReadOnlyList<CheckAnswer> Checks);

using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>How a session is.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Reason">Why, where the phase needs a reason; empty otherwise.</param>
/// <param name="Strategy">What it runs.</param>
/// <param name="Instruments">What it trades.</param>
/// <param name="Source">Whose quotes it trades on.</param>
/// <param name="Venue">Where its orders go.</param>
/// <param name="State">Active, reducing or halted.</param>
/// <param name="StateReason">Why; empty when active from the start.</param>
/// <param name="StartedAt">When the session began.</param>
/// <param name="Now">Engine time.</param>
/// <param name="Ticks">Ticks taken so far.</param>
/// <param name="Rejected">Ticks that went to quarantine, by code.</param>
/// <param name="Decisions">Decisions taken so far.</param>
/// <param name="Orders">Orders judged so far.</param>
/// <param name="LastTickAt">Engine time of the newest quote; null before the first.</param>
/// <param name="IsSilent">Whether the feed is silent or late beyond its limit: nothing is opened.</param>
/// <param name="JournalBytes">Size of the journal.</param>
public sealed record LiveStatus(
    string Session, LivePhase Phase, string Reason, StrategyId Strategy, IReadOnlyList<InstrumentId> Instruments, SourceId Source, VenueKind Venue,
    TradingState State, string StateReason, Timestamp StartedAt, Timestamp Now, long Ticks, IReadOnlyDictionary<string, long> Rejected,
    long Decisions, long Orders, Timestamp? LastTickAt, bool IsSilent, long JournalBytes);

/// <summary>What a session is doing.</summary>
public enum LivePhase
{
    /// <summary>Reading its journal.</summary>
    Recovering,

    /// <summary>Taking ticks and orders.</summary>
    Running,

    /// <summary>Refused by policy, such as a real-money account that is not armed; it takes ticks and trades nothing.</summary>
    Refused,

    /// <summary>Stopped by a fault of its own or of the disk; it trades nothing.</summary>
    Failed,

    /// <summary>Ended in good order.</summary>
    Stopped,
}

/// <summary>The account at one moment.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Account">Which.</param>
/// <param name="Balance">Without open profit.</param>
/// <param name="Equity">With open profit.</param>
/// <param name="MarginUsed">Used.</param>
/// <param name="Exposure">Gross, in the account's currency.</param>
/// <param name="OpenRisk">What is lost if every stop is hit now; null while a position has no stop.</param>
/// <param name="DayProfit">Since the last rollover.</param>
/// <param name="DayLossLimit">The loss of a day at which only reducing is allowed.</param>
/// <param name="EquityHigh">The highest equity so far.</param>
/// <param name="Drawdown">Below it, as a fraction.</param>
/// <param name="OpenPositions">How many.</param>
public sealed record LiveAccount(
    TenantId Tenant, AccountId Account, Money Balance, Money Equity, Money MarginUsed, Money Exposure, Money? OpenRisk, Money DayProfit,
    Money DayLossLimit, Money EquityHigh, decimal Drawdown, int OpenPositions);

/// <summary>One open position.</summary>
/// <param name="Position">By the order that opened it.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Side">Long is buy.</param>
/// <param name="Quantity">Held.</param>
/// <param name="Entry">Average opening price.</param>
/// <param name="Current">What closing would meet now; none before the first quote.</param>
/// <param name="StopLoss">None when unprotected.</param>
/// <param name="TakeProfit">None when without.</param>
/// <param name="Profit">Open profit in the account's currency.</param>
/// <param name="Swap">Booked so far.</param>
/// <param name="OpenedAt">Engine time.</param>
/// <param name="IsAdopted">Whether it was found at the venue and not opened by this session.</param>
public sealed record LivePosition(
    PositionId Position, InstrumentId Instrument, Side Side, Quantity Quantity, Price Entry, Price Current, Price StopLoss, Price TakeProfit,
    Money Profit, Money Swap, Timestamp OpenedAt, bool IsAdopted);

/// <summary>Something a person should know.</summary>
/// <param name="Number">1, 2, 3 … in a session.</param>
/// <param name="At">Engine time.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Code">Stable, such as <c>POSITION_UNPROTECTED</c>.</param>
/// <param name="Text">In words.</param>
public sealed record LiveAlert(long Number, Timestamp At, AlertSeverity Severity, string Code, string Text);

/// <summary>How grave an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Notice,

    /// <summary>Look at it today.</summary>
    Warning,

    /// <summary>Look at it now.</summary>
    Critical,
}

/// <summary>Equity at one moment of a live session.</summary>
/// <param name="At">Engine time.</param>
/// <param name="Equity">In the account's currency.</param>
/// <param name="Balance">In the account's currency.</param>
public readonly record struct LiveEquity(Timestamp At, decimal Equity, decimal Balance);

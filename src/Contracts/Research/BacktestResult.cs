using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Research;

/// <summary>Everything a backtest found out.</summary>
public sealed record BacktestResult
{
    /// <summary>Start of the hash of the run's inputs.</summary>
    public required string RunId { get; init; }

    /// <summary>SHA-256 of the ledger, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>False when the run was cancelled.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What went in.</summary>
    public required BacktestInputs Inputs { get; init; }

    /// <summary>What the data was worth.</summary>
    public required DataQuality Quality { get; init; }

    /// <summary>Share of the hours the instrument trades, between the first and the last row, that lie in a gap; 0 to 1.</summary>
    public required double GapShare { get; init; }

    /// <summary>Bars closed, of every period built.</summary>
    public required long Bars { get; init; }

    /// <summary>Decisions written down.</summary>
    public required long Decisions { get; init; }

    /// <summary>Records in the ledger.</summary>
    public required long Records { get; init; }

    /// <summary>What the account did in total.</summary>
    public required TradingTotals Totals { get; init; }

    /// <summary>Positions the venue closed for want of margin.</summary>
    public required long StopOuts { get; init; }

    /// <summary>Equity at the start.</summary>
    public required Money StartEquity { get; init; }

    /// <summary>Equity at the end.</summary>
    public required Money EndEquity { get; init; }

    /// <summary>Equity over time, thinned out so that no high and no low is lost.</summary>
    public required IReadOnlyList<EquityPoint> Equity { get; init; }

    /// <summary>Equity at the end of every trading day.</summary>
    public required IReadOnlyList<EquityPoint> Days { get; init; }

    /// <summary>Price bars for a chart, at most about 2,000, each of which may span several bars of the run.</summary>
    public required IReadOnlyList<Bar> Candles { get; init; }

    /// <summary>Every closed trade, in the order of closing.</summary>
    public required IReadOnlyList<ClosedTrade> Trades { get; init; }

    /// <summary>Return of each calendar month (UTC) of the run, in order.</summary>
    public required IReadOnlyList<MonthlyReturn> Months { get; init; }

    /// <summary>Every statistic, in the order of a report.</summary>
    public required IReadOnlyList<Statistic> Statistics { get; init; }

    /// <summary>Every cost used and where it comes from.</summary>
    public required IReadOnlyList<CostLine> Costs { get; init; }

    /// <summary>How the agents did; empty for a strategy without any.</summary>
    public required IReadOnlyList<AgentScore> Agents { get; init; }

    /// <summary>How each way to agree did; empty for a strategy without agents.</summary>
    public IReadOnlyList<FusionScore> Fusions { get; init; } = [];

    /// <summary>What followed each pattern; empty where none was measured.</summary>
    public IReadOnlyList<PatternScore> Patterns { get; init; } = [];

    /// <summary>How far the answers of language models it could hear may know what came after; null where there were none.</summary>
    public Contamination? Contamination { get; init; }

    /// <summary>What the result may be trusted for.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What it took; says nothing about the result and is in no hash.</summary>
    public required RunEffort Effort { get; init; }

    /// <summary>Where the report is; <see langword="null"/> when none was kept.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Where the ledger is; <see langword="null"/> when none was kept.</summary>
    public string? LedgerPath { get; init; }
}

/// <summary>What went into a backtest, resolved: no catalogue, file or default need be looked up to understand it.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Plan">The checked document.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Instrument">What was traded.</param>
/// <param name="TradingCosts">At which costs.</param>
/// <param name="Account">With which account.</param>
/// <param name="Resolution">Ticks, or bars of one period.</param>
/// <param name="SimulatedBy">How the data was made; <see langword="null"/> for recorded data.</param>
/// <param name="Header">Everything the result depends on besides the market, as canonical JSON: the first record of the ledger.</param>
public sealed record BacktestInputs(
    string Strategy, StrategyPlan Plan, BacktestRequest Request, Instrument Instrument, TradingCosts TradingCosts, AccountSetup Account,
    BarPeriod Resolution, string? SimulatedBy, string Header);

/// <summary>Equity at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Equity">How much, in the account's currency.</param>
public readonly record struct EquityPoint(Timestamp At, decimal Equity);

/// <summary>The return of a month.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Return">Equity at its end ÷ equity before it − 1; <see langword="null"/> when that was zero or less.</param>
public readonly record struct MonthlyReturn(int Year, int Month, double? Return);

/// <summary>One cost as it was used.</summary>
/// <param name="Id">commission, spread, slippage, latency, swapLong or swapShort.</param>
/// <param name="Name">In words.</param>
/// <param name="Value">The number with its unit, such as <c>3.5 USD per lot and side</c>.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="IsZero">Whether nothing is charged: flagged.</param>
public sealed record CostLine(string Id, string Name, string Value, CostOrigin Origin, bool IsZero)
{
    /// <summary>Whether it is zero or a typical value nobody stated for this account.</summary>
    public bool IsFlagged => IsZero || Origin == CostOrigin.Assumed;
}

/// <summary>What a run took on this machine.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="ElapsedMilliseconds">From opening the first file to the final hash.</param>
/// <param name="QuotesPerSecond">Rows ÷ that time; 0 when it was too short to measure.</param>
/// <param name="PeakMemoryBytes">Most memory the process held so far.</param>
public sealed record RunEffort(Timestamp StartedAt, double ElapsedMilliseconds, double QuotesPerSecond, long PeakMemoryBytes);

/// <summary>Writes down what a backtest found out.</summary>
public interface IBacktestReporter
{
    /// <summary>One JSON object on one line: money as text in full precision, times in ISO 8601 UTC.</summary>
    string ToJson(BacktestResult result);

    /// <summary>One self-contained HTML page: no network, no other file.</summary>
    string ToHtml(BacktestResult result);
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Engine;

/// <summary>
/// The one path from a quote to an order, for backtest, paper and live: deterministic, one writer. The feed, the clock inside it and the
/// account's venue are its only doors.
/// </summary>
public interface IEngine
{
    /// <summary>Runs a feed to its end, or until cancelled between two quotes.</summary>
    /// <exception cref="InvalidOperationException">The feed went back in time.</exception>
    EngineResult Run(IMarketFeed feed, CancellationToken cancel);
}

/// <summary>One instrument and what is done with it.</summary>
/// <param name="Instrument">What.</param>
/// <param name="Plan">The strategy's plan.</param>
/// <param name="Bars">Builds its bars.</param>
/// <param name="Features">Computes its features.</param>
/// <param name="Strategy">Decides.</param>
public sealed record EngineLane(Instrument Instrument, StrategyPlan Plan, IBarBuilder Bars, IFeaturePipeline Features, IStrategy Strategy)
{
    /// <summary>The instruments it is compared with: their bars reach its features and its strategy, and are closed with its own.</summary>
    public IReadOnlyList<EnginePeer> Peers { get; init; } = [];
}

/// <summary>An instrument another is compared with.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Bars">Builds its bars.</param>
public sealed record EnginePeer(InstrumentId Instrument, IBarBuilder Bars);

/// <summary>What a run consists of.</summary>
/// <param name="Header">Everything the result depends on besides the market, as canonical JSON; the first record of the ledger.</param>
/// <param name="Lanes">What is traded.</param>
/// <param name="Account">Opens the account once the engine is there to listen.</param>
/// <param name="Observer">Hears what the engine does, for reports; it changes nothing.</param>
/// <param name="LedgerPath">Where the receipts go; <see langword="null"/> hashes them without keeping them.</param>
public sealed record EngineSetup(
    string Header, IReadOnlyList<EngineLane> Lanes, Func<ITradingListener, ITradingAccount> Account, IEngineObserver Observer, string? LedgerPath);

/// <summary>Hears what the engine does.</summary>
public interface IEngineObserver
{
    /// <summary>A bar of a lane closed (on a feed of ticks: of the shortest period the lane builds).</summary>
    void OnBar(in Bar bar, in AccountSnapshot account);

    /// <summary>A fill.</summary>
    void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result);

    /// <summary>A closed trade.</summary>
    void OnTradeClosed(in ClosedTrade trade);

    /// <summary>A trading day ended.</summary>
    void OnDayEnd(Timestamp rollover, in AccountSnapshot account);
}

/// <summary>What came of a run.</summary>
/// <param name="RunId">Start of the hash of the run's inputs.</param>
/// <param name="Hash">SHA-256 of the ledger, in lower-case hexadecimal.</param>
/// <param name="Quotes">Ticks taken, or bars on a feed of bars.</param>
/// <param name="FlaggedQuotes">Those of them that are flagged.</param>
/// <param name="Bars">Bars closed, of every period built.</param>
/// <param name="Decisions">Decisions written down.</param>
/// <param name="Records">Records in the ledger.</param>
/// <param name="IsComplete">False when the run was cancelled.</param>
public sealed record EngineResult(
    string RunId, string Hash, long Quotes, long FlaggedQuotes, long Bars, long Decisions, long Records, bool IsComplete);

/// <summary>Makes engines.</summary>
public interface IEngineFactory
{
    /// <summary>An engine for one run.</summary>
    IEngine Create(EngineSetup setup);
}

/// <summary>Makes lanes, the same for a backtest and for a live session.</summary>
public interface ILaneFactory
{
    /// <summary>A fresh lane: nothing of an earlier run is in it.</summary>
    /// <param name="plan">The strategy's plan.</param>
    /// <param name="instrument">What it trades.</param>
    /// <param name="others">What it compares that with, those of the plan.</param>
    /// <param name="resolution">Of the data it will be fed.</param>
    /// <param name="sources">What the strategy reads besides the market.</param>
    /// <exception cref="InvalidInputException">The data is too coarse for the plan.</exception>
    EngineLane Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<Instrument> others, BarPeriod resolution, Sources sources);
}

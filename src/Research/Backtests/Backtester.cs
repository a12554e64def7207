using System.Diagnostics;
using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Arus.Research.Runs;
using Arus.Research.Statistics;
using Arus.Research.Validation;
using Arus.Research.Verdicts;

namespace Arus.Research.Backtests;

/// <summary>Composes a run from the ports (data, bars, features, strategy, account, engine), runs it and collects what came of it.</summary>
internal sealed class Backtester(
    IInstrumentCatalog instruments, ICostCatalog costs, IStrategyLibrary strategies, IMarketDataReader reader, ITradingCalendar calendar,
    ILaneFactory lanes, ITradingAccountFactory accounts, IEngineFactory engines, IBacktestReporter reporter, TimeProvider time) : IBacktester
{
    private static readonly AccountId Paper = new("paper");

    public BacktestResult Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        CheckedRequest.ThrowOnFaults(request);
        var known = request.InstrumentsFile is { } file ? instruments.With(file) : instruments;
        var instrument = Find(known, request.Instrument);
        var charged = FindCosts(request);
        var plan = strategies.Load(request.Strategy, request.Settings, instrument, new() { Directory = request.DataDirectory });
        request = request with { Settings = Pinned(request.Settings, plan.Pins) };
        if (plan.Instruments.Count > 0 && !plan.Instruments.Contains(instrument.Id))
        {
            throw new InvalidInputException("STRATEGY_INSTRUMENT", request.Strategy, $"does not trade {instrument.Id}", string.Join(" or ", plan.Instruments));
        }

        var account = new AccountSetup(
            TenantId.Local, Paper, request.Cash, request.Leverage, request.Mode, request.Limits, request.StatedRates);
        Instrument[] rates = [.. request.RateSources.Select(source => Find(known, source.Instrument))];
        var startedAt = Timestamp.From(time.GetUtcNow());

        using var staging = request.KeepsRun && request.DataDirectory is { } directory ? RunStaging.Create(directory) : null;
        var ledger = staging?.LedgerPath ?? request.LedgerPath;
        var clock = time.GetTimestamp();
        Instrument[] others = [.. plan.Others.Select(other => Find(known, other))];
        using var feed = Open(request, plan.Others);
        var recorder = new EquityRecorder(calendar, instrument, request.Cash);
        var lane = lanes.Create(plan, instrument, others, feed.Resolution, plan.Sources);
        var header = RunHeader.Of(plan, instrument, charged, account, rates, feed.Resolution, request.From, request.To);
        if (request is { IsTrial: true, DataDirectory: { } counted })
        {
            // Before it runs: a trial whose result was looked at and thrown away was a trial.
            var data = request.Store is { } store ? store.Source.Value : string.Join('\n', request.Files!.Files.Select(Path.GetFullPath));
            new TrialBook(counted).Add(plan.Id.Value, instrument.Id, $"{header}\n{data}");
        }

        ITradingAccount? opened = null;
        var engine = engines.Create(new(
            header, [lane], listener => opened = accounts.OpenPaper(account, [new(instrument, charged, plan)], rates, listener), recorder, ledger));
        var outcome = engine.Run(new ProgressFeed(feed, progress), cancel);
        var elapsed = time.GetElapsedTime(clock).TotalMilliseconds;

        var trading = opened ?? throw new InvalidOperationException("The engine opened no account.");
        var simulatedBy = request.SimulatedBy ?? (request.Store?.Source.Value.StartsWith("simulated", StringComparison.Ordinal) == true
            ? $"source {request.Store.Source}" : null);
        var inputs = new BacktestInputs(
            plan.Id.Value, plan, request, instrument, charged, account, feed.Resolution, simulatedBy, header);
        var effort = new RunEffort(startedAt, elapsed, elapsed > 0 ? feed.Quality.Rows * 1_000.0 / elapsed : 0, PeakMemory());
        var result = Collect(inputs, outcome, MarketCoverage.Within(feed.Quality, request.From, request.To), trading, recorder, lane.Strategy, effort);
        return Keep(result, staging);
    }

    private BacktestResult Collect(
        BacktestInputs inputs, EngineResult outcome, DataQuality quality, ITradingAccount account, EquityRecorder recorder,
        IStrategy strategy, RunEffort effort)
    {
        var (start, end) = (inputs.Account.Cash, account.Snapshot.Equity);
        if (quality.Last is { } last)
        {
            recorder.Finish(last, end);
        }

        var totals = account.Totals;
        var lines = CostLines.Of(inputs.TradingCosts, inputs.Instrument, inputs.Resolution);
        var gaps = MarketCoverage.GapShare(quality, inputs.Instrument.Sessions, calendar);
        var contamination = HeardContamination.Of(inputs.Plan.Opinions, quality.First, quality.Last);
        double[] profits = [.. recorder.Trades.Select(trade => (double)trade.Profit.Amount)];
        return new()
        {
            RunId = outcome.RunId,
            Hash = outcome.Hash,
            IsComplete = outcome.IsComplete,
            Inputs = inputs,
            Quality = quality,
            GapShare = gaps,
            Bars = outcome.Bars,
            Decisions = outcome.Decisions,
            Records = outcome.Records,
            Totals = totals,
            StopOuts = recorder.StopOuts,
            StartEquity = start,
            EndEquity = end,
            Equity = recorder.Equity,
            Days = recorder.Days,
            Candles = recorder.Candles,
            Trades = recorder.Trades,
            Months = MonthlyReturns.Of(start.Amount, recorder.Days),
            Costs = lines,
            Agents = strategy.Scores,
            Fusions = strategy.Fusions,
            Patterns = strategy.Patterns,
            Contamination = contamination,
            Effort = effort,
            Statistics = StatisticsBook.Of(new()
            {
                Start = start,
                End = end,
                Totals = totals,
                Days = recorder.Days,
                DailyCloses = recorder.DailyCloses,
                Trades = recorder.Trades,
                Balances = recorder.Balances,
                FirstPrice = recorder.FirstPrice,
                LastPrice = recorder.LastPrice,
                TimeInMarket = Moments.Ratio(recorder.BarsInMarket, recorder.Bars),
                LeverageMax = recorder.LeverageMax,
                MarginLevelMin = recorder.MarginLevelMin,
                Turnover = recorder.Turnover,
                DaysPerYear = inputs.Instrument.Kind == InstrumentKind.Crypto ? 365 : 252,
            }),
            Verdict = VerdictRules.Judge(new(
                quality.First is null ? 0 : quality.Rows, quality.Rejected.Values.Sum(), quality.Flagged.Values.Sum(), gaps, outcome.IsComplete, inputs.SimulatedBy is not null,
                [.. lines.Where(line => line.IsZero).Select(line => line.Name)],
                [.. lines.Where(line => line.Origin == CostOrigin.Assumed).Select(line => line.Name)], recorder.Trades.Count, totals.AmbiguousBars,
                TradeBook.LargestShare(profits, (double)(end - start).Amount), recorder.StopOuts, totals.Quarantined, end - start)
            {
                Contamination = contamination,
            }),
        };
    }

    /// <summary>Puts report and ledger where they were asked for; the copies are made last, from what is kept.</summary>
    private BacktestResult Keep(BacktestResult result, RunStaging? staging)
    {
        var request = result.Inputs.Request;
        result = result with { LedgerPath = request.LedgerPath, ReportPath = request.ReportPath };
        if (staging is not null)
        {
            var kept = staging.Keep(result, reporter.ToHtml(result));
            Copy(kept.LedgerPath, request.LedgerPath);
            Copy(kept.ReportPath!, request.ReportPath);
            return result with { LedgerPath = request.LedgerPath ?? kept.LedgerPath, ReportPath = request.ReportPath ?? kept.ReportPath };
        }

        if (request.ReportPath is { } path)
        {
            File.WriteAllText(path, reporter.ToHtml(result));
        }

        return result;
    }

    private static void Copy(string from, string? to)
    {
        if (to is not null && File.Exists(from))
        {
            File.Copy(from, to, overwrite: true);
        }
    }

    /// <summary>So that the run can be run again when the data directory has moved on.</summary>
    private static IReadOnlyDictionary<string, string> Pinned(IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> pins) =>
        pins.Count == 0 ? settings : settings.Where(pair => !pins.ContainsKey(pair.Key)).Concat(pins).ToDictionary();

    private IMarketFeed Open(BacktestRequest request, IReadOnlyList<InstrumentId> others)
    {
        var feeds = new List<IMarketFeed>();
        try
        {
            // Of equal moments the others come first: their bars belong to the row that closes then.
            foreach (var other in others)
            {
                feeds.Add(OpenOther(request, other));
            }

            feeds.Add(OpenOne(request, request.Files, request.Store));
            foreach (var source in request.RateSources.Where(source => !others.Contains(source.Instrument)))
            {
                feeds.Add(OpenOne(request, source.Files, source.Store));
            }

            if (feeds.Select(feed => feed.Resolution).Distinct().Count() > 1)
            {
                throw new InvalidInputException(
                    "RATE_RESOLUTION", "rates", "their resolution differs from that of the traded data", $"{feeds[others.Count].Resolution} data of every instrument");
            }

            return feeds.Count == 1 ? feeds[0] : reader.Merge(feeds);
        }
        catch
        {
            feeds.ForEach(feed => feed.Dispose());
            throw;
        }
    }

    /// <summary>The data of an instrument the strategy compares its own with: given as a rate, or of the same source.</summary>
    private IMarketFeed OpenOther(BacktestRequest request, InstrumentId other) =>
        request.RateSources.FirstOrDefault(source => source.Instrument == other) is { } given ? OpenOne(request, given.Files, given.Store)
        : request.Store is { } store ? OpenOne(request, null, store with { Instruments = [other] })
        : throw new InvalidInputException("BACKTEST_OTHER_DATA", other.ToString(), "the strategy compares with it, and there is no data of it", "its files as a rate, or data of the store");

    private IMarketFeed OpenOne(BacktestRequest request, FileRequest? files, StoreRequest? store) => files is not null
        ? reader.OpenFiles(files with { Threads = request.Threads }, request.From, request.To)
        : reader.OpenStore(request.DataDirectory!, store! with { From = request.From ?? store.From, To = request.To ?? store.To });

    private static Instrument Find(IInstrumentCatalog known, InstrumentId id) => known.TryFind(id, out var instrument)
        ? instrument
        : throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol, or a file of instruments");

    private TradingCosts FindCosts(BacktestRequest request)
    {
        var known = request.CostsFile is { } file ? costs.With(file) : costs;
        return known.TryFind(request.Instrument, out var found)
            ? found
            : throw new InvalidInputException("COSTS_UNKNOWN", request.Instrument.ToString(), "has no known costs", "a file of costs");
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}

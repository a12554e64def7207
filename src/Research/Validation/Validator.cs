using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;
using Arus.Research.Statistics;
using Arus.Research.Verdicts;

namespace Arus.Research.Validation;

/// <summary>
/// Runs the judged settings and their variations once each over all of the data: the engine knows no future, so what a run did within some days is what it
/// would have done had the data ended there. Choosing and judging then happen on days, with an embargo between them.
/// </summary>
internal sealed class Validator(
    IBacktester backtester, ILeaveOneOut leaveOneOut, IStrategyLibrary strategies, IInstrumentCatalog instruments, LeakageProbe probe) : IValidator
{
    public ValidationResult Validate(ValidationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        CheckedValidation.ThrowOnFaults(request);
        request = request with { Backtest = Pinned(request.Backtest) };
        var tries = Tries(request);
        var results = new List<BacktestResult>();
        foreach (var settings in tries)
        {
            results.Add(Run(request.Backtest with { Settings = settings }, isJudged: results.Count == 0, cancel));
            progress?.Report((double)results.Count / (tries.Count + 1));
        }

        var leakage = probe.Look(results[0].Inputs, cancel);
        AgentWorth[] agents = request.AsksAgents && results[0].Inputs.Plan.Seats.Count > 0
            ? [.. leaveOneOut.Run(request.Backtest, null, cancel).Select(seat => Worth(seat, results[0]))]
            : [];
        cancel.ThrowIfCancellationRequested();
        progress?.Report(1);
        var returns = results.Select(DailyReturns).ToList();
        var runs = new TrialRuns(returns, results[0].Inputs.Instrument.Kind == InstrumentKind.Crypto ? 365 : 252);
        return Judge(request, results, runs, agents, leakage);
    }

    private static ValidationResult Judge(ValidationRequest request, List<BacktestResult> results, TrialRuns runs, AgentWorth[] agents, LeakageFindings leakage)
    {
        var judged = results[0];
        var windows = new List<WalkForwardWindow>();
        var outside = new List<double>();
        foreach (var (before, within) in DaySplits.WalkForward(runs.Days, request.Windows, request.EmbargoDays))
        {
            var chosen = runs.Best(days => days[before]);
            var days = runs.Returns[chosen][within];
            outside.AddRange(days);
            windows.Add(new(
                judged.Days[within.Start.Value].At, judged.Days[within.End.Value - 1].At, chosen, runs.Sharpe(runs.Returns[chosen].AsSpan(before)), runs.Sharpe(days),
                ReturnMetrics.Total(days) ?? 0));
        }

        // Days on which the chosen one did nothing did not earn either.
        double[] splits = [.. DaySplits.Combinatorial(runs.Days, request.Groups, request.TestGroups, request.EmbargoDays)
            .Select(split => runs.Sharpe(TrialRuns.Where(runs.Returns[runs.Best(days => TrialRuns.Where(days, split.Chooses))], split.Judges)) ?? 0)];
        var trialsEver = request.Backtest.DataDirectory is { } directory
            ? new TrialBook(directory).Count(judged.Inputs.Plan.Id.Value, judged.Inputs.Instrument.Id)
            : results.Count;
        double[] path = [.. outside];
        var total = ReturnMetrics.Total(path);
        var deflated = Overfitting.DeflatedSharpe(path, trialsEver, runs.SharpeDeviation());
        var probability = Overfitting.Probability(runs.Returns);
        var result = new ValidationResult
        {
            Judged = judged,
            Trials = [.. results.Select(one => new Trial(
                one.Inputs.Request.Settings, one.RunId, one.EndEquity - one.StartEquity, runs.Sharpe(DailyReturns(one)), one.Trades.Count, one.Hash))],
            TrialsEver = trialsEver,
            Windows = windows,
            WalkForwardReturn = total,
            WalkForwardSharpe = runs.Sharpe(path),
            WalkForwardDays = path.Length,
            CrossValidation = splits,
            DeflatedSharpe = deflated,
            OverfitProbability = probability?.Overfit,
            ChosenLosesProbability = probability?.Loss,
            Agents = agents,
            Leaks = leakage.Leaks,
            Verdict = ValidationRules.Judge(new(judged.Verdict, path.Length, total, deflated, probability, splits, trialsEver, leakage)
            {
                Contaminated = results.Select(one => VerdictRules.Contaminated(one.Contamination)).MaxBy(check => check.Finding)!,
            }),
            Hash = "",
        };
        return result with { Hash = HashOf(result) };
    }

    /// <summary>What is read besides the market is looked up once: a session that adds to it meanwhile must not let trials differ in more than their settings.</summary>
    private BacktestRequest Pinned(BacktestRequest backtest)
    {
        var pins = strategies.Load(backtest.Strategy, backtest.Settings, Find(backtest), new() { Directory = backtest.DataDirectory }).Pins
            .Where(pin => pin.Key.StartsWith("sources.", StringComparison.Ordinal)).ToDictionary();
        return backtest with { Settings = backtest.Settings.Where(pair => !pins.ContainsKey(pair.Key)).Concat(pins).ToDictionary() };
    }

    private Instrument Find(BacktestRequest backtest)
    {
        var known = backtest.InstrumentsFile is { } file ? instruments.With(file) : instruments;
        return known.TryFind(backtest.Instrument, out var instrument)
            ? instrument
            : throw new InvalidInputException("INSTRUMENT_UNKNOWN", backtest.Instrument.ToString(), "is not in the catalogue", "a known symbol, or a file of instruments");
    }

    /// <summary>The judged settings first, then the variations without those that a document does not take.</summary>
    private List<IReadOnlyDictionary<string, string>> Tries(ValidationRequest request)
    {
        var judged = request.Backtest.Settings;
        var instrument = Find(request.Backtest);
        var sources = new Sources { Directory = request.Backtest.DataDirectory };
        var first = strategies.Load(request.Backtest.Strategy, judged, instrument, sources).Document;
        var documents = new HashSet<string>(StringComparer.Ordinal) { first };
        var tries = new List<IReadOnlyDictionary<string, string>> { judged };
        var isStated = request.Variations.Count > 0;
        var variations = isStated ? Neighbourhood.Combinations(request.Variations, judged) : Neighbourhood.Of(first, judged);
        foreach (var settings in Shuffled(variations, request))
        {
            if (tries.Count < request.TrialsMax && Loads(settings) is { } document && documents.Add(document))
            {
                tries.Add(settings);
            }
        }

        return tries;

        // A neighbour may leave the range its setting allows; what somebody stated may not.
        string? Loads(IReadOnlyDictionary<string, string> settings)
        {
            try
            {
                return strategies.Load(request.Backtest.Strategy, settings, instrument, sources).Document;
            }
            catch (InvalidInputException) when (!isStated)
            {
                return null;
            }
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Shuffled(IReadOnlyList<IReadOnlyDictionary<string, string>> all, ValidationRequest request)
    {
        if (all.Count < request.TrialsMax)
        {
            return all;
        }

        var shuffled = all.ToArray();
        var random = new StrictRandom(request.Seed);
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = random.NextInt(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }

    private static AgentWorth Worth(SeatWorth seat, BacktestResult judged)
    {
        var score = judged.Agents.FirstOrDefault(agent => agent.Agent == seat.Agent);
        return new(seat.Agent, score?.Kind, seat.Worth, score?.Skill ?? double.NaN, score?.Weight ?? 0);
    }

    private BacktestResult Run(BacktestRequest request, bool isJudged, CancellationToken cancel)
    {
        var result = backtester.Run(request with { KeepsRun = isJudged && request.KeepsRun, ReportPath = isJudged ? request.ReportPath : null, LedgerPath = isJudged ? request.LedgerPath : null }, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return result.Days.Count >= 2
            ? result
            : throw new InvalidInputException("VALIDATION_TOO_SHORT", "data", $"it has {result.Days.Count} trading days", "at least two, and for a verdict some years");
    }

    private static double[] DailyReturns(BacktestResult result)
    {
        var returns = new double[result.Days.Count];
        var before = result.StartEquity.Amount;
        for (var i = 0; i < returns.Length; i++)
        {
            var equity = result.Days[i].Equity;
            returns[i] = before > 0 ? (double)(equity / before) - 1 : 0;
            before = equity;
        }

        return returns;
    }

    private static string HashOf(ValidationResult result)
    {
        var text = new StringBuilder();
        foreach (var line in result.Trials.Select(trial => trial.Hash).Concat(result.Agents.Select(agent => $"{agent.Agent} {agent.Worth}"))
            .Concat(result.Leaks.Select(leak => $"{leak.Feature} {leak.Kind} {leak.At}")))
        {
            text.Append(line).Append('\n');
        }

        double?[] numbers = [result.WalkForwardReturn, result.WalkForwardSharpe, result.DeflatedSharpe, result.OverfitProbability, .. result.CrossValidation.Select(value => (double?)value)];
        foreach (var number in numbers)
        {
            text.Append(number?.ToString("R", CultureInfo.InvariantCulture) ?? "none").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Append(result.Verdict.Result).ToString())));
    }
}

using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;

namespace Arus.Contracts.Research;

/// <summary>What to validate: a backtest, the variations it was chosen from, and how its data is cut.</summary>
public sealed record ValidationRequest
{
    /// <summary>The run that is judged; its settings are the first trial.</summary>
    public required BacktestRequest Backtest { get; init; }

    /// <summary>
    /// Settings by dotted path and the values to try, every combination of which is a trial; empty for the neighbourhood: every number of the document's
    /// rules a fifth down and a quarter up, one at a time.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Variations { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The most trials; the first ones of a seeded shuffle where there are more combinations. 1 to 10,000.</summary>
    public int TrialsMax { get; init; } = 32;

    /// <summary>Decides which combinations are tried where not all are.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Windows of the walk-forward; each but the first is judged with what was best before it. 2 to 50.</summary>
    public int Windows { get; init; } = 6;

    /// <summary>Groups the days are cut into for cross-validation. 4 to 16, even.</summary>
    public int Groups { get; init; } = 10;

    /// <summary>Groups tested at a time. 1 to half of the groups.</summary>
    public int TestGroups { get; init; } = 2;

    /// <summary>Days left out on each side of a stretch that is judged, so that nothing that was open reaches over. 0 to 100.</summary>
    public int EmbargoDays { get; init; } = 5;

    /// <summary>Whether every agent is silenced in a run of its own, to see what it was worth.</summary>
    public bool AsksAgents { get; init; } = true;
}

/// <summary>One set of settings that was tried.</summary>
/// <param name="Settings">What was laid over the document.</param>
/// <param name="RunId">Of its run.</param>
/// <param name="NetProfit">After all costs.</param>
/// <param name="Sharpe">Of its daily returns, annualised; null where it is not defined.</param>
/// <param name="Trades">Closed.</param>
/// <param name="Hash">Of its ledger.</param>
public sealed record Trial(IReadOnlyDictionary<string, string> Settings, string RunId, Money NetProfit, double? Sharpe, int Trades, string Hash);

/// <summary>One window of a walk-forward.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Chosen">Which trial was best before it: an index of <see cref="ValidationResult.Trials"/>.</param>
/// <param name="SharpeBefore">Of the chosen before the window, annualised.</param>
/// <param name="SharpeWithin">Of the chosen in the window, annualised; null where it is not defined.</param>
/// <param name="ReturnWithin">Compounded, in the window.</param>
public sealed record WalkForwardWindow(Timestamp From, Timestamp To, int Chosen, double? SharpeBefore, double? SharpeWithin, double ReturnWithin);

/// <summary>What an agent was worth.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Kind">The sort of event it speaks about; null for one that never spoke.</param>
/// <param name="Worth">Net profit with it less net profit without it: what it earned.</param>
/// <param name="Skill">Its measured skill in the judged run; NaN before the first score.</param>
/// <param name="Weight">Its share in the vote at the end; 0 for what does not vote.</param>
public sealed record AgentWorth(string Agent, OpinionKind? Kind, Money Worth, double Skill, double Weight)
{
    /// <summary>Whether it earned money, and, where it votes, knew more than the base rate.</summary>
    public bool HasEarnedItsWeight => Worth.Amount > 0 && (Kind != OpinionKind.Direction || Skill > 0);
}

/// <summary>What a validation found.</summary>
public sealed record ValidationResult
{
    /// <summary>The judged run.</summary>
    public required BacktestResult Judged { get; init; }

    /// <summary>Everything that was tried here; the first is the judged run.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Different trials ever made of this strategy on this instrument in this data directory, these among them.</summary>
    public required int TrialsEver { get; init; }

    /// <summary>The walk-forward.</summary>
    public required IReadOnlyList<WalkForwardWindow> Windows { get; init; }

    /// <summary>Compounded return over all windows that were judged.</summary>
    public required double? WalkForwardReturn { get; init; }

    /// <summary>Annualised Sharpe ratio over all windows that were judged.</summary>
    public required double? WalkForwardSharpe { get; init; }

    /// <summary>Days in those windows.</summary>
    public required int WalkForwardDays { get; init; }

    /// <summary>Annualised Sharpe ratio of what was best outside, per split of the purged cross-validation, in the order of the splits.</summary>
    public required IReadOnlyList<double> CrossValidation { get; init; }

    /// <summary>Probability that the Sharpe ratio out of sample is above what the best of so many trials would show by luck (Bailey and López de Prado, 2014).</summary>
    public required double? DeflatedSharpe { get; init; }

    /// <summary>Probability that the best in sample is below the median out of sample (Bailey, Borwein, López de Prado and Zhu, 2017); null for a single trial.</summary>
    public required double? OverfitProbability { get; init; }

    /// <summary>Probability that the best in sample loses out of sample; null for a single trial.</summary>
    public required double? ChosenLosesProbability { get; init; }

    /// <summary>What each agent was worth; empty where there are none or it was not asked.</summary>
    public required IReadOnlyList<AgentWorth> Agents { get; init; }

    /// <summary>Features and decisions of the judged run that know the future; a single one ends in REJECT.</summary>
    public required IReadOnlyList<Leak> Leaks { get; init; }

    /// <summary>PASS, SUSPECT or REJECT, with every check.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>SHA-256 over the hashes of all ledgers and every number above: the same request gives the same.</summary>
    public required string Hash { get; init; }
}

/// <summary>Validates strategies.</summary>
public interface IValidator
{
    /// <summary>Runs every trial, judges the result out of sample, and counts the trials for ever.</summary>
    /// <param name="request">What to validate.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1.</param>
    /// <param name="cancel">Ends it; nothing is said then.</param>
    /// <exception cref="InvalidInputException">The request, or something it names, is wrong; every fault is named.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValidationResult Validate(ValidationRequest request, IProgress<double>? progress, CancellationToken cancel);
}

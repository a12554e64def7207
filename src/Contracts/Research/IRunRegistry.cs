using Arus.Contracts.Intelligence;

namespace Arus.Contracts.Research;

/// <summary>The runs kept in a data directory.</summary>
public interface IRunRegistry
{
    /// <summary>Every run, newest first; one whose manifest cannot be read is listed as damaged.</summary>
    IReadOnlyList<RunEntry> List(string dataDirectory);

    /// <summary>Finds one by its id or an unambiguous start of it.</summary>
    /// <exception cref="InvalidInputException">There is none, or several begin like this.</exception>
    RunEntry Find(string dataDirectory, string idOrStart);
}

/// <summary>One kept run.</summary>
/// <param name="Id">The run's id; with a suffix such as <c>-2</c> when the same inputs gave another ledger, which only a changed program does.</param>
/// <param name="Directory">Where it is.</param>
/// <param name="Damage">What is wrong with its manifest; <see langword="null"/> when nothing is. Then the rest is empty.</param>
/// <param name="What">Strategy, symbol and stretch in words.</param>
/// <param name="StartedAt">When it was made.</param>
/// <param name="Verdict">The verdict in one word; <see langword="null"/> for a damaged one.</param>
/// <param name="NetProfit">End less start equity; <see langword="null"/> for a damaged one.</param>
/// <param name="Hash">SHA-256 of its ledger.</param>
/// <param name="LedgerPath">Its ledger.</param>
/// <param name="ReportPath">Its report; <see langword="null"/> when there is none.</param>
/// <param name="Request">What was asked for, with full paths of its files, so that it can be run again; <see langword="null"/> for a damaged one.</param>
public sealed record RunEntry(
    string Id, string Directory, string? Damage, string What, Timestamp StartedAt, VerdictResult? Verdict, Money? NetProfit, string Hash,
    string LedgerPath, string? ReportPath, BacktestRequest? Request)
{
    /// <summary>How its agents did; empty for a strategy without any.</summary>
    public IReadOnlyList<AgentScore> Agents { get; init; } = [];
}

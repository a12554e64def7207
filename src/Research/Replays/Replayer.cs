using Arus.Contracts.Engine;
using Arus.Contracts.Research;

namespace Arus.Research.Replays;

/// <summary>Recomputes a kept run from its request into a ledger of its own, and lets the receipts compare the two.</summary>
internal sealed class Replayer(IRunRegistry runs, IBacktester backtester, IReceipts receipts) : IReplayer
{
    /// <inheritdoc/>
    public ReplayVerdict Replay(string dataDirectory, string ledgerPath, OrderId order, IProgress<double>? progress, CancellationToken cancel)
    {
        var request = Request(dataDirectory, ledgerPath);
        var folder = Directory.CreateTempSubdirectory("arus-replay-").FullName;
        try
        {
            var recomputed = Path.Combine(folder, "ledger.jsonl");
            var result = backtester.Run(
                request with { DataDirectory = dataDirectory, KeepsRun = false, IsTrial = false, LedgerPath = recomputed, ReportPath = null }, progress, cancel);
            return result.IsComplete ? receipts.Compare(ledgerPath, recomputed, order) : throw new OperationCanceledException(cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private BacktestRequest Request(string dataDirectory, string ledgerPath)
    {
        var kept = runs.List(dataDirectory).Where(run => run.Damage is null).ToList();
        var run = kept.Find(run => Path.GetFullPath(run.LedgerPath) == Path.GetFullPath(ledgerPath))
            ?? kept.Find(run => FirstLine(run.LedgerPath) is { } line && line == FirstLine(ledgerPath));
        return run?.Request ?? throw new InvalidInputException(
            "LEDGER_WITHOUT_RUN", ledgerPath, $"no run kept in {dataDirectory} has these inputs", "a ledger of a kept run, or --data with the directory that keeps it");
    }

    private static string? FirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
}

using System.Globalization;
using System.Text.Json;
using Arus.Contracts.Research;

namespace Arus.Research.Runs;

/// <summary>Reads the runs of a data directory: <c>runs/&lt;id&gt;/{run.json, ledger.jsonl, report.html}</c>.</summary>
internal sealed class RunRegistry : IRunRegistry
{
    public IReadOnlyList<RunEntry> List(string dataDirectory)
    {
        var runs = Path.Combine(Path.GetFullPath(dataDirectory), RunStaging.Folder);
        return !Directory.Exists(runs)
            ? []
            : [.. Directory.EnumerateDirectories(runs)
                .Where(directory => !Path.GetFileName(directory).StartsWith('.'))
                .Select(Read)
                .OrderByDescending(run => run.StartedAt)
                .ThenBy(run => run.Id, StringComparer.Ordinal)];
    }

    public RunEntry Find(string dataDirectory, string idOrStart)
    {
        var runs = List(dataDirectory);
        if (runs.FirstOrDefault(run => run.Id == idOrStart) is { } exact)
        {
            return exact;
        }

        RunEntry[] found = [.. runs.Where(run => idOrStart.Length > 0 && run.Id.StartsWith(idOrStart, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InvalidInputException("RUN_UNKNOWN", $"run {idOrStart}", "no run begins like this", "an id that 'runs' lists"),
            _ => throw new InvalidInputException(
                "RUN_AMBIGUOUS", $"run {idOrStart}", $"{found.Length} runs begin like this", string.Join(" or ", found.Select(run => run.Id))),
        };
    }

    /// <summary>Reads one run; what is wrong with its manifest is said, not thrown.</summary>
    public static RunEntry Read(string directory)
    {
        var id = Path.GetFileName(directory);
        var ledger = Path.Combine(directory, RunStaging.LedgerName);
        var report = Path.Combine(directory, RunStaging.ReportName);
        try
        {
            var manifest = RunManifest.Parse(File.ReadAllText(Path.Combine(directory, RunStaging.ManifestName)));
            if (manifest.Format > RunManifest.FormatVersion)
            {
                return Damaged($"its format {manifest.Format} is newer than {RunManifest.FormatVersion}");
            }

            var profit = Money.Of(decimal.Parse(manifest.NetProfit, CultureInfo.InvariantCulture), Currency.Of(manifest.Currency));
            return new(
                id, directory, null, manifest.What, new(manifest.StartedAtNanos), manifest.Verdict, profit, manifest.Hash, ledger,
                File.Exists(report) ? report : null, manifest.ToRequest())
            {
                Agents = manifest.Agents ?? [],
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or FormatException or OverflowException
            or ArgumentException or NullReferenceException)
        {
            return Damaged(fault.Message);
        }

        RunEntry Damaged(string damage) => new(id, directory, damage, "", default, null, null, "", ledger, File.Exists(report) ? report : null, null);
    }
}

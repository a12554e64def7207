using Arus.Contracts.Research;

namespace Arus.Research.Runs;

/// <summary>
/// A run on its way into <c>&lt;data&gt;/runs/&lt;id&gt;</c>: written in a hidden directory beside, then renamed, so that a kept run is always whole.
/// Disposing before <see cref="Keep"/> leaves nothing behind.
/// </summary>
internal sealed class RunStaging : IDisposable
{
    public const string Folder = "runs";
    public const string ManifestName = "run.json";
    public const string LedgerName = "ledger.jsonl";
    public const string ReportName = "report.html";

    private readonly string _runs;
    private readonly string _directory;

    private RunStaging(string runs, string directory)
    {
        _runs = runs;
        _directory = directory;
    }

    public string LedgerPath => Path.Combine(_directory, LedgerName);

    public static RunStaging Create(string dataDirectory)
    {
        var runs = Path.Combine(Path.GetFullPath(dataDirectory), Folder);
        Directory.CreateDirectory(runs);
        var number = 1;
        string directory;
        do
        {
            directory = Path.Combine(runs, $".new-{Environment.ProcessId}-{number++}");
        }
        while (Directory.Exists(directory));

        Directory.CreateDirectory(directory);
        return new(runs, directory);
    }

    /// <summary>
    /// Writes manifest and report and moves all into place. A run with the same id and ledger is replaced; one with another ledger is kept, and
    /// this one gets a suffix: -2, -3 …
    /// </summary>
    public RunEntry Keep(BacktestResult result, string report)
    {
        File.WriteAllText(Path.Combine(_directory, ReportName), report);
        File.WriteAllText(Path.Combine(_directory, ManifestName), RunManifest.Of(result).ToJson());
        for (var number = 1; ; number++)
        {
            var target = Path.Combine(_runs, number == 1 ? result.RunId : $"{result.RunId}-{number}");
            if (!Directory.Exists(target))
            {
                Directory.Move(_directory, target);
                return RunRegistry.Read(target);
            }

            if (RunRegistry.Read(target) is { Damage: null } earlier && earlier.Hash == result.Hash)
            {
                var old = _directory + ".old";
                Directory.Move(target, old);
                Directory.Move(_directory, target);
                Directory.Delete(old, recursive: true);
                return RunRegistry.Read(target);
            }
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}

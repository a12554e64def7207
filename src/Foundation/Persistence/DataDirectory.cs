using System.Globalization;
using System.Text;

namespace Arus.Foundation.Persistence;

/// <summary>
/// The one directory everything is kept in:
/// <code>
/// format                              version of the layout
/// writer.lock, writer                 who may write, and who does
/// ticks/‹source›/‹symbol›/            ticks of one series
/// bars/‹source›/‹symbol›/‹period›/    bars of one series
/// quarantine/                         rows an import did not take
/// runs/                               backtests and their ledgers
/// models/‹slot›/                      versions of a model and what was decided about them
/// calendars/                          economic calendars, by the hash of their content
/// news/                               headlines and their sentiment, in the order they came in
/// language/                           what language models cost and said
/// journal/                            everything a live session took in, in one order
/// sessions/‹id›/                      ledgers of live sessions, derived from the journal
/// terminals.json, .key, .lock         keys of terminals, sealed, and what they are sealed with
/// backup/v‹N›/                        what a migration from version N changed, as it was
/// </code>
/// Readers need no lock. One writer at a time holds <see cref="WriterLock"/> for as long as this object lives.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>The version this program writes.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Environment variable that names the directory to use by default.</summary>
    public const string PathVariable = "ARUS_DATA";

    internal const string BackupFolder = "backup";
    private const string FormatFile = "format";
    private const string FormatPrefix = "arus data ";

    private readonly WriterLock? _lock;

    private DataDirectory(string root, WriterLock? writerLock)
    {
        Root = root;
        _lock = writerLock;
    }

    /// <summary>The directory used where none is named: what <see cref="PathVariable"/> says, else <c>arus</c> in the platform's user data folder.</summary>
    public static string DefaultPath => Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "arus");

    /// <summary>Its full path.</summary>
    public string Root { get; }

    /// <summary>Whether this object holds the writer lock.</summary>
    public bool IsWritable => _lock is not null;

    /// <summary>Ticks, by source and symbol.</summary>
    public string Ticks => Path.Combine(Root, "ticks");

    /// <summary>Bars, by source, symbol and period.</summary>
    public string Bars => Path.Combine(Root, "bars");

    /// <summary>Rows an import did not take.</summary>
    public string Quarantine => Path.Combine(Root, "quarantine");

    /// <summary>Backtests and their ledgers.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>The journal of a data directory's live sessions.</summary>
    public static string Journal(string root) => Path.Combine(root, "journal");

    /// <summary>The economic calendars of a data directory.</summary>
    public static string Calendars(string root) => Path.Combine(root, "calendars");

    /// <summary>The headlines of a data directory.</summary>
    public static string News(string root) => Path.Combine(root, "news");

    /// <summary>Where a data directory keeps what language models cost and said.</summary>
    public static string Language(string root) => Path.Combine(root, "language");

    /// <summary>Where a data directory keeps what a live session is told by.</summary>
    public static string Session(string root, string id) => Path.Combine(root, "sessions", id);

    /// <summary>
    /// Opens a directory for reading, beside whoever writes. One that does not exist is read as empty; one of an older version is migrated first.
    /// </summary>
    /// <exception cref="RefusedException">The directory is of a newer version, or of an older one and somebody writes there.</exception>
    /// <exception cref="InvalidInputException">It is no data directory.</exception>
    public static DataDirectory OpenForReading(string path, IReadOnlyList<IDataMigration> migrations, TimeProvider clock)
    {
        var root = Path.GetFullPath(path);
        CheckIsDirectory(root);
        if (Directory.Exists(root) && ReadVersion(root) is > 0 and < CurrentVersion)
        {
            using var writer = OpenForWriting(root, migrations, clock);
        }

        return new DataDirectory(root, writerLock: null);
    }

    /// <summary>Opens a directory for writing: creates it where it does not exist, takes the lock, migrates what is older.</summary>
    /// <exception cref="RefusedException">Somebody else writes there, it is of a newer version, or the disk is full.</exception>
    /// <exception cref="InvalidInputException">It is no data directory.</exception>
    public static DataDirectory OpenForWriting(string path, IReadOnlyList<IDataMigration> migrations, TimeProvider clock)
    {
        var root = Path.GetFullPath(path);
        CheckIsDirectory(root);
        PhysicalDisk.Instance.CreateFolder(root);
        _ = ReadVersion(root);
        var writerLock = WriterLock.Take(root, clock);
        try
        {
            Migrate(root, ReadVersion(root), migrations);
            return new DataDirectory(root, writerLock);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Lets the next writer in.</summary>
    public void Dispose() => _lock?.Dispose();

    private static void CheckIsDirectory(string root)
    {
        if (File.Exists(root))
        {
            throw new InvalidInputException("DATA_DIRECTORY_INVALID", root, "is a file", "a directory");
        }
    }

    private static void Migrate(string root, int version, IReadOnlyList<IDataMigration> migrations)
    {
        if (version == 0)
        {
            WriteVersion(root, CurrentVersion);
            return;
        }

        for (; version < CurrentVersion; version++)
        {
            var migration = migrations.FirstOrDefault(candidate => candidate.From == version) ?? throw new RefusedException(new Fault(
                "DATA_DIRECTORY_TOO_OLD", root, $"the data is of version {version}, and no migration from it is known here",
                $"version {CurrentVersion}"));
            var step = new MigrationStep(PhysicalDisk.Instance, root, version);
            step.Keep(Path.Combine(root, FormatFile));
            migration.Run(step);
            WriteVersion(root, version + 1);
        }
    }

    private static void WriteVersion(string root, int version) => PhysicalDisk.Instance.Replace(
        Path.Combine(root, FormatFile), Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{FormatPrefix}{version}\n")));

    /// <summary>The version of a directory; 0 for one nobody has written in. Refuses a newer one.</summary>
    private static int ReadVersion(string root)
    {
        var path = Path.Combine(root, FormatFile);
        if (!File.Exists(path))
        {
            return EmptyVersion(root);
        }

        var text = File.ReadAllText(path, Encoding.ASCII).Trim();
        if (!text.StartsWith(FormatPrefix, StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(FormatPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || version < 1)
        {
            throw new InvalidInputException("DATA_DIRECTORY_INVALID", path, $"is '{text[..Math.Min(text.Length, 40)]}'", $"'{FormatPrefix}{CurrentVersion}'");
        }

        return version <= CurrentVersion ? version : throw new RefusedException(new Fault(
            "DATA_DIRECTORY_TOO_NEW", root, $"the data is of version {version}, this program knows versions up to {CurrentVersion}",
            $"a program that knows version {version}"));
    }

    // A folder full of something else is not ours to fill.
    private static int EmptyVersion(string root)
    {
        var foreign = Directory.EnumerateFileSystemEntries(root)
            .Select(Path.GetFileName)
            .FirstOrDefault(name => name is not ("writer.lock" or "writer" or "format.new" or "quarantine" or "runs" or "trials" or "models" or "calendars" or "news" or "language" or "lost+found")
                && !name!.StartsWith("terminals.", StringComparison.Ordinal) && name[0] != '.');
        return foreign is null ? 0 : throw new InvalidInputException(
            "DATA_DIRECTORY_INVALID", root, $"holds '{foreign}' but no '{FormatFile}' file", "a data directory, or an empty or new one");
    }
}

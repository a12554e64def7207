using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>The data directories this process writes in: each is locked once, however many parts of the process write there. Thread-safe.</summary>
internal sealed class WriterHolds(IReadOnlyList<IDataMigration> migrations, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shared> _shared = [];

    /// <summary>Takes part in the right to write, and takes it where nobody here has it.</summary>
    /// <exception cref="RefusedException">Another process writes there, it is of a newer version, or the disk is full.</exception>
    /// <exception cref="InvalidInputException">It is no data directory.</exception>
    public HeldDirectory Take(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        lock (_gate)
        {
            if (!_shared.TryGetValue(root, out var shared))
            {
                shared = new(DataDirectory.OpenForWriting(root, migrations, clock));
                _shared.Add(root, shared);
            }

            shared.Holders++;
            return new(shared.Directory, shared.Claims, () => Release(root, shared));
        }
    }

    private void Release(string root, Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Holders == 0)
            {
                _shared.Remove(root);
                shared.Directory.Dispose();
            }
        }
    }

    private sealed class Shared(DataDirectory directory)
    {
        public DataDirectory Directory { get; } = directory;

        public SeriesClaims Claims { get; } = new();

        public int Holders { get; set; }
    }
}

using Arus.Contracts.Gateway;

namespace Arus.Gateway.Health;

/// <summary>What the data directory takes, counted at most once a minute.</summary>
internal sealed class DataSize(ServerFacts server, TimeProvider time)
{
    private static readonly TimeSpan CountedEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _bytes = -1;
    private long _countedAt;

    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                if (_bytes < 0 || time.GetElapsedTime(_countedAt) > CountedEvery)
                {
                    _bytes = Count();
                    _countedAt = time.GetTimestamp();
                }

                return _bytes;
            }
        }
    }

    private long Count()
    {
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(server.DataDirectory).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        {
            try
            {
                bytes += file.Length;
            }
            catch (FileNotFoundException)
            {
                // It was replaced between being listed and being measured.
            }
        }

        return bytes;
    }
}

using System.Globalization;
using System.Text.Json;
using Arus.Foundation.Persistence;

namespace Arus.Terminals.Keys;

/// <summary>A key as it is kept.</summary>
/// <param name="Name">Of the terminal.</param>
/// <param name="Id">Public half.</param>
/// <param name="CreatedAt">When, ISO 8601 UTC.</param>
/// <param name="Secret">Sealed.</param>
/// <param name="BoundTo"><c>login@server</c>; null before the first use.</param>
/// <param name="IsRevoked">Whether it is let in no more.</param>
internal sealed record StoredKey(string Name, string Id, string CreatedAt, string Secret, string? BoundTo, bool IsRevoked);

/// <summary>The file the keys are in: replaced as a whole, under a lock of its own, since it changes beside the writer of the data directory.</summary>
internal static class KeyFile
{
    private const string Name = "terminals.json";
    private const string LockName = "terminals.lock";
    private const int Version = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>All keys; none where there is no file.</summary>
    public static IReadOnlyList<StoredKey> Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, Name);
        try
        {
            if (!PhysicalDisk.Instance.Exists(path))
            {
                return [];
            }

            var content = JsonSerializer.Deserialize<Content>(PhysicalDisk.Instance.ReadAll(path), Options)!;
            return content.Version == Version
                ? content.Keys
                : throw new InvalidInputException("TERMINAL_KEYS_INVALID", path, string.Create(CultureInfo.InvariantCulture, $"is of version {content.Version}"), "version 1");
        }
        catch (JsonException error)
        {
            throw new InvalidInputException("TERMINAL_KEYS_INVALID", path, error.Message, "the file as 'arus terminals add' wrote it");
        }
    }

    public static void Write(string dataDirectory, IReadOnlyList<StoredKey> keys) =>
        PhysicalDisk.Instance.Replace(Path.Combine(dataDirectory, Name), JsonSerializer.SerializeToUtf8Bytes(new Content(Version, keys), Options));

    /// <summary>Keeps other changes out until it is disposed.</summary>
    /// <exception cref="RefusedException">Somebody else has held it for ten seconds.</exception>
    public static IDisposable Lock(string dataDirectory, TimeProvider time)
    {
        var path = Path.Combine(dataDirectory, LockName);
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                Task.Delay(Step, time).Wait();
            }
            catch (IOException error) when (!DiskFull.Is(error))
            {
                throw new RefusedException(new Fault("TERMINAL_KEYS_BUSY", path, "another program changes the keys", "that it ends"));
            }
        }
    }

    public static Timestamp Time(string text) => Timestamp.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    private sealed record Content(int Version, IReadOnlyList<StoredKey> Keys);
}

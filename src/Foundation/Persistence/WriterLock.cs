using System.Globalization;
using System.Text;

namespace Arus.Foundation.Persistence;

/// <summary>
/// The right to write in a data directory: an exclusive lock of the operating system on the file <c>writer.lock</c>, which ends with the process
/// that holds it however that dies. The file <c>writer</c> beside it says, for people, who that is.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private const string LockFile = "writer.lock";
    private const string HolderFile = "writer";

    private readonly FileStream _lock;
    private readonly string _holderPath;

    private WriterLock(FileStream lockStream, string holderPath)
    {
        _lock = lockStream;
        _holderPath = holderPath;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="RefusedException">Somebody holds it (the fault says who), or the file system keeps no locks.</exception>
    public static WriterLock Take(string root, TimeProvider clock)
    {
        var path = Path.Combine(root, LockFile);
        var holder = Path.Combine(root, HolderFile);
        var taken = TryLock(path) ?? throw new RefusedException(new Fault(
            "DATA_DIRECTORY_LOCKED", root, $"another process writes here: {Read(holder)}", "one writer at a time; reading works meanwhile"));

        if (TryLock(path) is { } second)
        {
            second.Dispose();
            taken.Dispose();
            throw new RefusedException(new Fault(
                "DATA_DIRECTORY_UNLOCKABLE", root, "the file system keeps no locks (or DOTNET_SYSTEM_IO_DISABLEFILELOCKING is set)",
                "a local file system, where a second writer can be kept out"));
        }

        try
        {
            File.WriteAllText(holder, Describe(clock), Encoding.UTF8);
        }
        catch (IOException error) when (DiskFull.Is(error))
        {
            // The lock is what counts; the name is for people.
        }

        return new WriterLock(taken, holder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_holderPath);
        _lock.Dispose();
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
                                        && !DiskFull.Is(error))
        {
            return null;
        }
    }

    private static string Read(string holder)
    {
        try
        {
            return File.ReadAllText(holder, Encoding.UTF8).Trim();
        }
        catch (IOException)
        {
            return "its name is not written down yet";
        }
    }

    // Only the first word after the program: what follows may hold a key.
    private static string Describe(TimeProvider clock)
    {
        var words = Environment.GetCommandLineArgs();
        var program = Path.GetFileNameWithoutExtension(words[0]);
        var command = words.Length > 1 && !words[1].StartsWith('-') ? $"{program} {words[1]}" : program;
        return string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ({command}), since {Timestamp.From(clock.GetUtcNow())}\n");
    }
}

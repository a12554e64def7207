using Arus.Foundation.Files;

namespace Arus.MarketData.Import;

/// <summary>A regular file, read once from front to back. Anything else (a directory, a device, a pipe) is refused before it is opened.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly long _length;
    private readonly DateTime _modified;

    private SourceFile(string path, FileStream stream)
    {
        Path = path;
        Stream = stream;
        _length = stream.Length;
        _modified = File.GetLastWriteTimeUtc(path);
    }

    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>How much of it has been read, 0 to 1; a decoder may close it early, once it has it all.</summary>
    public double Fraction => _length == 0 || !Stream.CanRead ? 1 : Math.Min(1, (double)Stream.Position / _length);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="InvalidInputException">It is missing, not a regular file, or cannot be opened.</exception>
    public static SourceFile Open(string path)
    {
        try
        {
            if (RegularFile.WhyNot(path) is { } problem)
            {
                var code = System.IO.Path.Exists(path) ? "IMPORT_NOT_A_FILE" : "IMPORT_FILE_MISSING";
                throw new InvalidInputException(code, path, problem, "a regular file; the files of a directory are named one by one");
            }

            return new(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException("IMPORT_FILE_UNREADABLE", path, $"cannot be opened ({error.Message})", "a file this process may read");
        }
    }

    /// <summary>Checks that nobody wrote to the file since it was opened.</summary>
    /// <exception cref="InvalidInputException">Its length or its time of change is another one.</exception>
    public void EnsureUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != _length || now.LastWriteTimeUtc != _modified)
        {
            throw new InvalidInputException("IMPORT_FILE_CHANGED", Path, "changed while it was read", "a file nobody writes to");
        }
    }

    public void Dispose() => Stream.Dispose();
}

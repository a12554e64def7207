using System.Runtime.InteropServices;

namespace Arus.MarketData.Import;

/// <summary>A regular file, read once from front to back. Anything else (a directory, a device, a pipe) is refused before it is opened.</summary>
internal sealed class SourceFile : IDisposable
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;

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

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="InvalidInputException">It is missing, not a regular file, or cannot be opened.</exception>
    public static SourceFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException("IMPORT_NOT_A_FILE", path, "is a directory", "a file; name the files of the directory instead");
        }

        try
        {
            if (!File.Exists(path))
            {
                throw new InvalidInputException("IMPORT_FILE_MISSING", path, "does not exist", "the path of a file");
            }

            if (!IsRegular(path))
            {
                throw new InvalidInputException("IMPORT_NOT_A_FILE", path, "is a device, a pipe or a socket", "a regular file");
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

    /// <summary>Opening a pipe would wait for its writer, so the kind is asked of the system first.</summary>
    private static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (File.GetAttributes(path) & FileAttributes.Device) == 0;
        }

        var answer = new byte[256];
        try
        {
            return FileStatus(CurrentDirectory, path, 0, TypeOnly, answer) != 0
                || (MemoryMarshal.Read<ushort>(answer.AsSpan(ModeOffset)) & KindMask) == RegularKind;
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

#pragma warning disable SYSLIB1054 // Source-generated imports need unsafe code, which this project does not allow.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileStatus(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] answer);
#pragma warning restore SYSLIB1054
}

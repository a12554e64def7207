using System.Runtime.InteropServices;

namespace Arus.Foundation.Files;

/// <summary>
/// Files that are read from front to back. A directory, a device or a pipe is refused before it is opened: a pipe would wait for its writer, a device
/// may never end.
/// </summary>
public static class RegularFile
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;

    /// <summary>Opens a file for reading, beside anyone who writes to it.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="code">The code of the fault.</param>
    /// <param name="expected">What would be right, such as "a ledger file".</param>
    /// <exception cref="InvalidInputException">It is missing, not a regular file, or may not be read.</exception>
    public static FileStream Open(string path, string code, string expected)
    {
        try
        {
            return WhyNot(path) is { } problem
                ? throw new InvalidInputException(code, path, problem, expected)
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException(code, path, $"cannot be opened ({broken.Message})", expected);
        }
    }

    /// <summary>Why a path is no regular file; <see langword="null"/> when it is one.</summary>
    public static string? WhyNot(string path) =>
        Directory.Exists(path) ? "is a directory"
        : !File.Exists(path) ? "does not exist"
        : !IsRegular(path) ? "is a device, a pipe or a socket"
        : null;

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

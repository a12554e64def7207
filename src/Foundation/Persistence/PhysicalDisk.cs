using System.Runtime.InteropServices;
using System.Text;

namespace Arus.Foundation.Persistence;

/// <summary>The file system of the machine.</summary>
public sealed class PhysicalDisk : IDisk
{
    /// <summary>The only one needed.</summary>
    public static readonly PhysicalDisk Instance = new();

    private PhysicalDisk()
    {
    }

    /// <inheritdoc/>
    public IDiskFile Create(string path) => new PhysicalDiskFile(path, FileMode.Create, FileAccess.ReadWrite);

    /// <inheritdoc/>
    public IDiskFile Open(string path, bool forWriting) =>
        new PhysicalDiskFile(path, FileMode.Open, forWriting ? FileAccess.ReadWrite : FileAccess.Read);

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string folder, string suffix) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(path => path.EndsWith(suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)]
        : [];

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (parent is not null)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        if (parent is not null)
        {
            FlushFolder(parent);
        }
    }

    /// <inheritdoc/>
    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <summary>Windows keeps names by its own journal; elsewhere a folder is flushed like a file, where the file system can.</summary>
    public void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenNative([.. Encoding.UTF8.GetBytes(folder), 0], flags: 0);
        if (handle < 0)
        {
            throw new IOException($"{folder} cannot be opened to flush it.", Marshal.GetLastPInvokeError());
        }

        // A file system that cannot flush folders says so and keeps names in order by itself.
        _ = FlushNative(handle);
        _ = CloseNative(handle);
    }

    /// <inheritdoc/>
    public long FreeBytes(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenNative(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FlushNative(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int CloseNative(int handle);
}

namespace Arus.Foundation.Persistence;

/// <summary>What a migration works with: the directory, and the keeping of what it changes.</summary>
public sealed class MigrationStep
{
    private const int CopyBytes = 1 << 20;

    private readonly string _backup;

    internal MigrationStep(IDisk disk, string root, int from)
    {
        Disk = disk;
        Root = root;
        _backup = Path.Combine(root, DataDirectory.BackupFolder, $"v{from}");
    }

    /// <summary>The disk the directory is on.</summary>
    public IDisk Disk { get; }

    /// <summary>The data directory.</summary>
    public string Root { get; }

    /// <summary>Keeps a durable copy of a file under <c>backup/v‹N›</c>, at the same place within it; the first copy stands.</summary>
    /// <exception cref="RefusedException">The disk has no room for the copy.</exception>
    public void Keep(string path)
    {
        var copy = Path.Combine(_backup, Path.GetRelativePath(Root, path));
        if (Disk.Exists(copy))
        {
            return;
        }

        var folder = Path.GetDirectoryName(copy)!;
        using var source = Disk.Open(path, forWriting: false);
        try
        {
            Disk.CreateFolder(folder);
            Copy(source, copy + ".new");
            Disk.Rename(copy + ".new", copy);
            Disk.FlushFolder(folder);
        }
        catch (IOException error) when (DiskFull.Is(error))
        {
            Disk.Delete(copy + ".new");
            throw DiskFull.Refusal(Disk, folder, $"keep a copy of {path}", source.Length);
        }
    }

    private void Copy(IDiskFile source, string path)
    {
        var buffer = new byte[CopyBytes];
        using var target = Disk.Create(path);
        for (long offset = 0; source.Read(offset, buffer) is > 0 and var count; offset += count)
        {
            target.Write(offset, buffer.AsSpan(0, count));
        }

        target.Flush();
    }
}

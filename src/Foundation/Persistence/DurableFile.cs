namespace Arus.Foundation.Persistence;

/// <summary>Small files that are either as before or as they should be, never in between.</summary>
public static class DurableFile
{
    private const string Unfinished = ".new";

    /// <summary>Replaces a file's content in one durable step.</summary>
    /// <exception cref="RefusedException">The disk is full; the file is as before.</exception>
    public static void Replace(this IDisk disk, string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            using (var file = disk.Create(path + Unfinished))
            {
                file.Write(0, content);
                file.Flush();
            }

            disk.Rename(path + Unfinished, path);
            disk.FlushFolder(folder);
        }
        catch (IOException error) when (DiskFull.Is(error))
        {
            disk.Delete(path + Unfinished);
            throw DiskFull.Refusal(disk, folder, $"write {Path.GetFileName(path)}", content.Length);
        }
    }

    /// <summary>The whole content of a file.</summary>
    public static byte[] ReadAll(this IDisk disk, string path)
    {
        using var file = disk.Open(path, forWriting: false);
        var content = new byte[file.Length];
        var read = file.Read(0, content);
        return content[..read];
    }
}

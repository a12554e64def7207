using System.Security.Cryptography;
using System.Text;

namespace Arus.Foundation.Persistence;

/// <summary>
/// Files of one folder, each named by the SHA-256 of its content, so that a name says what is in it for ever; and a pointer to the one in use.
/// </summary>
/// <param name="disk">Where the folder is.</param>
/// <param name="folder">The folder; it is made when something is kept.</param>
/// <param name="suffix">What the files' names end in, such as <c>.csv</c>.</param>
public sealed class ContentShelf(IDisk disk, string folder, string suffix)
{
    private const string Pointer = "current";

    /// <summary>The id of the one in use; null where nothing was kept.</summary>
    public string? Current
    {
        get
        {
            var path = Path.Combine(folder, Pointer);
            return disk.Exists(path) && Encoding.ASCII.GetString(disk.ReadAll(path)) is var id && IsId(id) && disk.Exists(PathOf(id)) ? id : null;
        }
    }

    /// <summary>Whether there is a pointer, be what it names here or not.</summary>
    public bool IsPointed => disk.Exists(Path.Combine(folder, Pointer));

    /// <summary>The ids of all, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => [.. disk.Files(folder, suffix).Select(path => Path.GetFileName(path)[..^suffix.Length]).Where(IsId)];

    /// <summary>Keeps a content and makes it the one in use; the same content is kept once.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">The disk is full; everything is as before.</exception>
    public string Keep(ReadOnlySpan<byte> content)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(content));
        disk.CreateFolder(folder);
        if (!disk.Exists(PathOf(id)))
        {
            disk.Replace(PathOf(id), content);
        }

        disk.Replace(Path.Combine(folder, Pointer), Encoding.ASCII.GetBytes(id));
        return id;
    }

    /// <summary>The content of an id; null where there is none.</summary>
    /// <exception cref="InvalidInputException">The file is damaged: its content is not what its name says.</exception>
    public byte[]? Read(string id)
    {
        if (!IsId(id) || !disk.Exists(PathOf(id)))
        {
            return null;
        }

        var content = disk.ReadAll(PathOf(id));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == id
            ? content
            : throw new InvalidInputException("CONTENT_DAMAGED", PathOf(id), "its content is not what its name says", "the file as it was kept, or importing it again");
    }

    /// <summary>Makes none the one in use; all stay kept.</summary>
    public void UseNone()
    {
        disk.Delete(Path.Combine(folder, Pointer));
        disk.FlushFolder(folder);
    }

    private static bool IsId(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string id) => Path.Combine(folder, id + suffix);
}

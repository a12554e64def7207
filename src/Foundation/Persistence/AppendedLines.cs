using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Arus.Foundation.Persistence;

/// <summary>
/// A file that only grows. Its first bytes never change, so that a length and the SHA-256 of so much name a content for ever: <c>1234@ab12…</c>. The newest such
/// name stands in a file beside it, written last: what a dying process left half written is not part of it. One writer at a time; readers beside it.
/// </summary>
/// <param name="disk">Where it is.</param>
/// <param name="path">The file; it is made when something is added.</param>
public sealed class AppendedLines(IDisk disk, string path)
{
    private readonly string _pointer = path + ".pin";

    /// <summary>The name of all that is there now; null for nothing.</summary>
    public string? Pin => disk.Exists(_pointer) ? Encoding.ASCII.GetString(disk.ReadAll(_pointer)) : null;

    /// <summary>Adds lines, each with its line end, durably.</summary>
    /// <exception cref="RefusedException">The disk is full; what was there still is.</exception>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        var before = Whole();
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            disk.CreateFolder(folder);
            using (var file = disk.Exists(path) ? disk.Open(path, forWriting: true) : disk.Create(path))
            {
                file.Truncate(before.Length);
                file.Write(before.Length, lines);
                file.Flush();
            }

            disk.FlushFolder(folder);
        }
        catch (IOException error) when (DiskFull.Is(error))
        {
            throw DiskFull.Refusal(disk, folder, $"write {Path.GetFileName(path)}", lines.Length);
        }

        disk.Replace(_pointer, Encoding.ASCII.GetBytes(NameOf([.. before, .. lines])));
    }

    /// <summary>Everything there is now.</summary>
    /// <exception cref="InvalidInputException">The file is damaged: it is not what it was.</exception>
    public byte[] Whole() => Pin is not { } pin ? []
        : Read(pin) ?? throw new InvalidInputException("CONTENT_DAMAGED", path, $"its content is not what {Path.GetFileName(_pointer)} says", "both files as they were written");

    /// <summary>The content of a pin; null where the file never had it.</summary>
    public byte[]? Read(string pin)
    {
        var at = pin.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || !int.TryParse(pin.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || !disk.Exists(path))
        {
            return null;
        }

        using var file = disk.Open(path, forWriting: false);
        if (length == 0 || length > file.Length)
        {
            return null;
        }

        var content = new byte[length];
        return file.Read(0, content) == length && NameOf(content) == pin ? content : null;
    }

    private static string NameOf(ReadOnlySpan<byte> content) =>
        string.Create(CultureInfo.InvariantCulture, $"{content.Length}@{Convert.ToHexStringLower(SHA256.HashData(content))}");
}

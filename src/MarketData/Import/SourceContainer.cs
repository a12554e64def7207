using System.Buffers.Binary;
using System.IO.Compression;

namespace Arus.MarketData.Import;

/// <summary>Unpacks what a file holds, by its first bytes: zip, gzip, or itself.</summary>
internal static class SourceContainer
{
    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B, 8];

    /// <summary>The entries of a file, one after another; each is closed when the next is asked for.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, is corrupt, ends early, or changes while it is read.</exception>
    public static IEnumerable<SourceEntry> Open(string path)
    {
        using var file = SourceFile.Open(path);
        var entries = Magic(file) switch
        {
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6] => Members(file),
            [0x1F, 0x8B, ..] => Gzipped(file),
            _ => Plain(file),
        };
        foreach (var entry in entries)
        {
            yield return entry with { FileFraction = () => file.Fraction };
            file.EnsureUnchanged();
        }

        file.EnsureUnchanged();
    }

    private static byte[] Magic(SourceFile file)
    {
        var magic = new byte[4];
        var count = file.Stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Stream.Position = 0;
        return magic[..count];
    }

    private static IEnumerable<SourceEntry> Plain(SourceFile file)
    {
        using var content = Unpacked(file.Path, file.Path, file.Stream);
        yield return new(file.Path, Path.GetFileName(file.Path), content);
    }

    private static IEnumerable<SourceEntry> Gzipped(SourceFile file)
    {
        var name = Path.GetFileName(file.Path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var gzip = new GZipStream(file.Stream, CompressionMode.Decompress);
        using var content = Unpacked(file.Path, name, new CheckedStream(gzip, file.Path, checksum: GzipChecksum(file)));
        yield return new(file.Path, name, content);
    }

    /// <summary>
    /// The CRC-32 at the end of a gzip file, so that one cut short is noticed wherever it was cut. Null where a second member may follow the first:
    /// the last checksum is then not that of the whole.
    /// </summary>
    private static uint? GzipChecksum(SourceFile file)
    {
        const int HeaderAndTrailer = 18;
        var isSingle = true;
        if (file.Stream.Length < HeaderAndTrailer)
        {
            throw Corrupt(file.Path, new InvalidDataException("it is shorter than any gzip file"));
        }

        var block = new byte[64 * 1024];
        var kept = 0;
        file.Stream.Position = 1;
        for (var count = file.Stream.Read(block); count > 0 && isSingle; count = file.Stream.Read(block.AsSpan(kept)))
        {
            var seen = block.AsSpan(0, kept + count);
            isSingle = seen.IndexOf(GzipMagic) < 0;
            kept = Math.Min(2, seen.Length);
            seen[^kept..].CopyTo(block);
        }

        file.Stream.Seek(-8, SeekOrigin.End);
        file.Stream.ReadExactly(block.AsSpan(0, 4));
        file.Stream.Position = 0;
        return isSingle ? BinaryPrimitives.ReadUInt32LittleEndian(block) : null;
    }

    private static IEnumerable<SourceEntry> Members(SourceFile file)
    {
        using var archive = OpenArchive(file);
        ZipArchiveEntry[] members = [.. archive.Entries.Where(static member => !member.FullName.EndsWith('/')
            && !member.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))];
        var data = Array.FindAll(members, static member => !member.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
        foreach (var member in data.Length > 0 ? data : members)
        {
            using var content = Unpacked(file.Path, member.FullName, OpenMember(file, member));
            yield return new(file.Path, member.FullName, content);
        }
    }

    private static ZipArchive OpenArchive(SourceFile file)
    {
        try
        {
            var archive = new ZipArchive(file.Stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw Corrupt(file.Path, error);
        }
    }

    private static CheckedStream OpenMember(SourceFile file, ZipArchiveEntry member)
    {
        try
        {
            return new CheckedStream(member.Open(), $"{file.Path}:{member.FullName}", member.Length, member.Crc32);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw Corrupt(file.Path, error);
        }
    }

    private static Stream Unpacked(string path, string name, Stream content) => name.EndsWith(".bi5", StringComparison.OrdinalIgnoreCase)
        ? LzmaDecoder.Decode(content as CheckedStream ?? new CheckedStream(content, path), path)
        : content as CheckedStream ?? new CheckedStream(content, path);

    private static InvalidInputException Corrupt(string path, Exception error) =>
        new("IMPORT_ARCHIVE_CORRUPT", path, $"is a damaged or incomplete archive ({error.Message})", "a complete archive");
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Contracts.Learning;

namespace Arus.Learning.Files;

/// <summary>
/// Our own file of a model: the eight letters <c>ARUSMODL</c>, a version (4 bytes), the length of the rest (4 bytes), the head, the body of the kind, and the
/// SHA-256 of all before it. docs/models.md describes it byte by byte.
/// </summary>
internal static class ModelFile
{
    /// <summary>The version this code writes; it reads those up to it.</summary>
    public const int Version = 1;

    /// <summary>The largest file of a model, ours or another's, in bytes.</summary>
    public const int SizeMax = 256 * 1024 * 1024;

    private const int ColumnsMax = 65_536;
    private const int SettingsMax = 1_024;
    private const int StepsMax = 65_536;
    private const int StartSize = 16;

    /// <summary>How such a file begins.</summary>
    public static ReadOnlySpan<byte> Magic => "ARUSMODL"u8;

    /// <summary>Writes a model.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">Its head.</param>
    /// <param name="body">Writes what its kind adds.</param>
    public static void Write(Stream stream, ModelHeader header, Action<BodyWriter> body)
    {
        var writer = new BodyWriter();
        writer.Write(header.Id.Value);
        writer.Write(header.Spec.Kind);
        writer.Write(header.Spec.Seed);
        writer.Write(header.Spec.Settings.Count);
        foreach (var (name, value) in header.Spec.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(header.Features.Count);
        foreach (var feature in header.Features)
        {
            writer.Write(feature);
        }

        writer.Write(header.Steps);
        body(writer);

        Span<byte> start = stackalloc byte[StartSize];
        Magic.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(start[12..], writer.Written.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        hash.AppendData(writer.Written);
        stream.Write(start);
        stream.Write(writer.Written);
        stream.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads the head; what is left in the reader is the body.</summary>
    /// <param name="name">What faults call the file.</param>
    /// <param name="content">All of the file, beginning with <see cref="Magic"/>.</param>
    /// <exception cref="InvalidInputException">It is truncated, damaged, or newer than this program.</exception>
    public static (ModelHeader Header, BodyReader Body) Read(string name, byte[] content)
    {
        if (content.Length < StartSize + SHA256.HashSizeInBytes)
        {
            throw BodyReader.Damaged(name, "it ends too early");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(8));
        if (version is < 1 or > Version)
        {
            throw new InvalidInputException("MODEL_FILE_VERSION", name, $"is of version {version}", $"version 1 to {Version}; a newer file needs a newer program");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(12));
        if (length != content.Length - StartSize - SHA256.HashSizeInBytes)
        {
            throw BodyReader.Damaged(name, $"it holds {content.Length - StartSize - SHA256.HashSizeInBytes} bytes where it says {length}");
        }

        if (!SHA256.HashData(content.AsSpan(0, StartSize + length)).AsSpan().SequenceEqual(content.AsSpan(StartSize + length)))
        {
            throw BodyReader.Damaged(name, "its checksum is not that of its content");
        }

        var reader = new BodyReader(name, content.AsMemory(StartSize, length));
        return (Head(reader), reader);
    }

    private static ModelHeader Head(BodyReader reader)
    {
        var id = reader.Text();
        reader.Check(id.Length == 64 && id.All(char.IsAsciiHexDigitLower), "its model id is none");
        var kind = reader.Text();
        var seed = reader.Bits();
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var count = reader.Whole(0, SettingsMax, "the number of settings"); count > 0; count--)
        {
            reader.Check(settings.TryAdd(reader.Text(), reader.Text(lengthMax: 1 << 20)), "a setting stands twice");
        }

        var features = new string[reader.Whole(1, ColumnsMax, "the number of features")];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = reader.Text();
        }

        reader.Check(features.Distinct(StringComparer.Ordinal).Count() == features.Length, "a feature stands twice");
        return new(new ModelId(id), new ModelSpec(kind, settings, seed), features, reader.Whole(1, StepsMax, "the number of steps"));
    }
}

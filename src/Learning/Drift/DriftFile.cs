using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Learning.Files;

namespace Arus.Learning.Drift;

/// <summary>The file of a profile: the eight letters <c>ARUSDRFT</c>, a version (4 bytes), the body, and the SHA-256 of all before it.</summary>
internal static class DriftFile
{
    /// <summary>The version before quantiles were bounded.</summary>
    public const int FirstVersion = 1;

    private const int Version = 2;
    private const int StartSize = 12;

    private static ReadOnlySpan<byte> Magic => "ARUSDRFT"u8;

    /// <summary>Writes one.</summary>
    public static void Write(Stream stream, Action<BodyWriter> body)
    {
        var writer = new BodyWriter();
        body(writer);
        byte[] content = [.. Magic, 0, 0, 0, 0, .. writer.Written];
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(Magic.Length), Version);
        stream.Write(content);
        stream.Write(SHA256.HashData(content));
    }

    /// <summary>The version and the body of one.</summary>
    /// <exception cref="InvalidInputException">It is none, damaged or newer.</exception>
    public static (int Version, BodyReader Body) Read(string name, byte[] content)
    {
        if (!content.AsSpan().StartsWith(Magic))
        {
            throw new InvalidInputException("DRIFT_FILE_FOREIGN", name, content.Length == 0 ? "is empty" : "is no drift profile", "a drift profile of Arus");
        }

        var length = content.Length - SHA256.HashSizeInBytes;
        if (length < StartSize || !SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(content.AsSpan(length)))
        {
            throw BodyReader.Damaged(name, "its checksum is not that of its content");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(Magic.Length));
        return version is FirstVersion or Version
            ? (version, new(name, content.AsMemory(StartSize, length - StartSize)))
            : throw new InvalidInputException("DRIFT_FILE_VERSION", name, $"is of version {version}", $"version {FirstVersion} to {Version}; a newer file needs a newer program");
    }
}

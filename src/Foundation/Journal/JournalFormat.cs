using System.Buffers.Binary;
using System.Globalization;
using Arus.Foundation.Persistence;

namespace Arus.Foundation.Journal;

/// <summary>
/// How a journal lies on the disk: segments named by the number of their first record, each a head of 32 bytes (magic, number of the first record, UTC
/// day, checksum) and records one after another. A record is a head of 16 bytes and its payload, little-endian:
/// <code>
/// 0  checksum (CRC-32C of all that follows)
/// 4  length of the payload, and in the top byte its kind; kind 0 is a mark that is no record
/// 8  its number, counted from the first of the segment
/// 12 how many bytes of the segment were on the medium when it was written
/// </code>
/// The last field tells the end torn by a power cut, which nobody was promised, from damage to what was safe.
/// </summary>
internal static class JournalFormat
{
    public const string Suffix = ".journal";
    public const int SegmentHead = 32;
    public const int RecordHead = 16;
    public const int PayloadMax = (1 << 24) - 1;
    public const byte Mark = 0;

    private const ulong Magic = 0x314A_5355_5241; // "ARUSJ1"

    public static string Path(string folder, long first) =>
        System.IO.Path.Combine(folder, first.ToString("D19", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>The segments of a folder by their first record, in order.</summary>
    public static IReadOnlyList<(long First, string Path)> Segments(IDisk disk, string folder)
    {
        var found = new List<(long, string)>();
        foreach (var path in disk.Files(folder, Suffix))
        {
            if (long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            {
                found.Add((first, path));
            }
        }

        return found;
    }

    public static void WriteSegmentHead(Span<byte> head, long first, long day)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], first);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], day);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], Crc32C.Of(head[..24]));
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], 0);
    }

    /// <summary>Whether a segment begins as one named so must.</summary>
    public static bool TryReadSegmentHead(IDiskFile file, long first, out long day)
    {
        Span<byte> head = stackalloc byte[SegmentHead];
        day = 0;
        if (file.Read(0, head) < SegmentHead
            || BinaryPrimitives.ReadUInt64LittleEndian(head) != Magic
            || BinaryPrimitives.ReadInt64LittleEndian(head[8..]) != first
            || BinaryPrimitives.ReadUInt32LittleEndian(head[24..]) != Crc32C.Of(head[..24]))
        {
            return false;
        }

        day = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
        return true;
    }

    /// <summary>Finishes a record whose payload stands behind its head.</summary>
    public static void Seal(Span<byte> record, byte kind, uint index, uint flushed)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(record.Length - RecordHead) | ((uint)kind << 24));
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], index);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], flushed);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Crc32C.Of(record[4..]));
    }

    /// <summary>Length with its head of the record that begins the bytes, as far as they tell.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) => RecordHead + (int)(BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) & PayloadMax);

    public static byte KindOf(ReadOnlySpan<byte> record) => record[7];

    public static uint IndexOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[8..]);

    public static uint FlushedOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);

    /// <summary>Whether exactly these bytes are the record of a number.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> record, uint index) =>
        IndexOf(record) == index && BinaryPrimitives.ReadUInt32LittleEndian(record) == Crc32C.Of(record[4..]);

    /// <summary>
    /// Whether something after a damaged place was written when that place was on the medium already: then it was safe once, and is damaged now.
    /// </summary>
    /// <param name="rest">What the segment holds from the damaged place on.</param>
    /// <param name="offset">Where that is.</param>
    /// <param name="index">Number of the record that is damaged, from the first of the segment.</param>
    public static bool WasSafe(ReadOnlySpan<byte> rest, long offset, uint index)
    {
        for (var at = 1; at <= rest.Length - RecordHead; at++)
        {
            var candidate = rest[at..];
            var flushed = FlushedOf(candidate);
            if (flushed > offset && flushed <= offset + at && IndexOf(candidate) >= index && LengthOf(candidate) <= candidate.Length
                && IsWhole(candidate[..LengthOf(candidate)], IndexOf(candidate)))
            {
                return true;
            }
        }

        return false;
    }
}

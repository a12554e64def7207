using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// The blocks of a segment in a file beside it, so that opening a long one does not walk from head to head. Written when a writer leaves the
/// segment; only ever a hint: one that is missing, damaged or behind is made up for by walking.
/// </summary>
internal static class SegmentIndex
{
    /// <summary>What the name of the file ends with, after that of the segment.</summary>
    public const string Suffix = ".index";

    private const int EntryBytes = 40;
    private const int HeadBytes = 16;

    private static ReadOnlySpan<byte> Magic => "ARUSIDX2"u8;

    /// <summary>Writes the index of a segment's blocks. Failing to is no failure.</summary>
    public static void Write(IDisk disk, string segment, ReadOnlySpan<BlockEntry> blocks)
    {
        var bytes = new byte[HeadBytes + (blocks.Length * EntryBytes)];
        Magic.CopyTo(bytes);
        for (var i = 0; i < blocks.Length; i++)
        {
            var entry = bytes.AsSpan(HeadBytes + (i * EntryBytes), EntryBytes);
            BinaryPrimitives.WriteInt64LittleEndian(entry, blocks[i].Offset);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], blocks[i].PayloadBytes);
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], blocks[i].EndsBatch ? -blocks[i].Rows : blocks[i].Rows);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], blocks[i].Batch);
            BinaryPrimitives.WriteInt64LittleEndian(entry[24..], blocks[i].First.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(entry[32..], blocks[i].Last.Nanos);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Crc32C.Of(bytes.AsSpan(HeadBytes)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), blocks.Length);
        try
        {
            using var file = disk.Create(segment + Suffix);
            file.Write(0, bytes);
        }
        catch (IOException)
        {
            disk.Delete(segment + Suffix);
        }
    }

    /// <summary>Reads the index of a segment; empty when it is of no use.</summary>
    public static List<BlockEntry> Read(IDisk disk, string segment)
    {
        if (!disk.Exists(segment + Suffix))
        {
            return [];
        }

        var bytes = disk.ReadAll(segment + Suffix).AsSpan();
        if (bytes.Length < HeadBytes
            || !bytes[..8].SequenceEqual(Magic)
            || (bytes.Length - HeadBytes) != (long)EntryBytes * BinaryPrimitives.ReadInt32LittleEndian(bytes[12..])
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Crc32C.Of(bytes[HeadBytes..]))
        {
            return [];
        }

        var blocks = new List<BlockEntry>((bytes.Length - HeadBytes) / EntryBytes);
        for (var entry = bytes[HeadBytes..]; entry.Length > 0; entry = entry[EntryBytes..])
        {
            var rows = BinaryPrimitives.ReadInt32LittleEndian(entry[12..]);
            blocks.Add(new(
                BinaryPrimitives.ReadInt64LittleEndian(entry),
                BinaryPrimitives.ReadInt32LittleEndian(entry[8..]),
                Math.Abs(rows),
                rows < 0,
                BinaryPrimitives.ReadInt64LittleEndian(entry[16..]),
                new(BinaryPrimitives.ReadInt64LittleEndian(entry[24..])),
                new(BinaryPrimitives.ReadInt64LittleEndian(entry[32..]))));
        }

        return IsChain(CollectionsMarshal.AsSpan(blocks)) ? blocks : [];
    }

    private static bool IsChain(ReadOnlySpan<BlockEntry> blocks)
    {
        long end = SegmentHeader.Bytes;
        foreach (var block in blocks)
        {
            if (block.Offset != end)
            {
                return false;
            }

            end = block.End;
        }

        return true;
    }
}

using System.Buffers.Binary;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// A block: up to <see cref="RowsMax"/> rows as columns behind a head of 48 bytes, little-endian:
/// <code>
///  0 magic   4 CRC-32C of 8–47   8 CRC-32C of the columns   12 bytes of columns   16 rows   20 flags (1 ends its batch)   21 columns   22 zero
/// 24 batch  32 time of the first row   40 time of the last row
/// </code>
/// The head has a checksum of its own, so that blocks can be passed by without reading them.
/// </summary>
internal static class BlockCodec
{
    /// <summary>Length of the head.</summary>
    public const int HeadBytes = 48;

    /// <summary>The most rows of a block.</summary>
    public const int RowsMax = 8192;

    private const uint Magic = 0x4B4C4241;   // "ABLK"
    private const byte EndsBatchFlag = 1;

    /// <summary>The most bytes a block of so many rows takes.</summary>
    public static int BytesMax(int columns, int rows) => HeadBytes + (columns * ColumnCodec.BytesMax(rows));

    /// <summary>Writes a block; returns its length in bytes.</summary>
    public static int Write(long[][] columns, int rows, long batch, bool endsBatch, Span<byte> bytes)
    {
        var length = HeadBytes;
        foreach (var column in columns)
        {
            length += ColumnCodec.Write(column.AsSpan(0, rows), bytes[length..]);
        }

        var head = bytes[..HeadBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], Crc32C.Of(bytes[HeadBytes..length]));
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], length - HeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], rows);
        head[20] = endsBatch ? EndsBatchFlag : (byte)0;
        head[21] = (byte)columns.Length;
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 0);
        BinaryPrimitives.WriteInt64LittleEndian(head[24..], batch);
        BinaryPrimitives.WriteInt64LittleEndian(head[32..], columns[0][0]);
        BinaryPrimitives.WriteInt64LittleEndian(head[40..], columns[0][rows - 1]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], Crc32C.Of(head[8..]));
        return length;
    }

    /// <summary>Reads a head; false when there is none, or it is damaged.</summary>
    public static bool TryReadHead(ReadOnlySpan<byte> head, long offset, int columns, out BlockEntry entry)
    {
        entry = default;
        if (head.Length < HeadBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != Crc32C.Of(head[8..HeadBytes]))
        {
            return false;
        }

        entry = new(
            offset,
            BinaryPrimitives.ReadInt32LittleEndian(head[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(head[16..]),
            head[20] == EndsBatchFlag,
            BinaryPrimitives.ReadInt64LittleEndian(head[24..]),
            new(BinaryPrimitives.ReadInt64LittleEndian(head[32..])),
            new(BinaryPrimitives.ReadInt64LittleEndian(head[40..])));
        return head[21] == columns && entry.Rows is > 0 and <= RowsMax
            && entry.PayloadBytes >= columns * ColumnCodec.HeadBytes && entry.PayloadBytes <= columns * ColumnCodec.BytesMax(entry.Rows);
    }

    /// <summary>Whether a whole block is as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> block) =>
        BinaryPrimitives.ReadUInt32LittleEndian(block[8..]) == Crc32C.Of(block[HeadBytes..]);

    /// <summary>Reads the columns of a whole block; false when they are not what the head says.</summary>
    public static bool TryReadColumns(ReadOnlySpan<byte> block, int rows, long[][] columns)
    {
        var at = HeadBytes;
        foreach (var column in columns)
        {
            var length = ColumnCodec.Read(block[at..], column.AsSpan(0, rows));
            if (length < 0)
            {
                return false;
            }

            at += length;
        }

        return at == block.Length;
    }
}

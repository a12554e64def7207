using System.Buffers.Binary;
using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// The first 96 bytes of a segment, little-endian:
/// <code>
///  0 "ARUSSEG2"   8 resolution   9 decimals of prices   16 source   48 instrument   64 CRC-32C of 0–63
/// 80 acknowledged length   88 its complement
/// </code>
/// The acknowledged length alone changes: it is written once what lies before it is on the medium, and readers look no further. It lies in the first
/// sector, which media write whole or not at all.
/// </summary>
internal static class SegmentHeader
{
    /// <summary>Its length, where the first block begins.</summary>
    public const int Bytes = 96;

    private const int CheckedBytes = 64;
    private const int AcknowledgedOffset = 80;
    private const byte Decimals = 9;

    // A reader can see the sixteen bytes half written, for less than a microsecond.
    private const int ReadsMax = 1_000;

    private static ReadOnlySpan<byte> Magic => "ARUSSEG2"u8;

    private static ReadOnlySpan<byte> MagicOfVersion1 => "ARUSSEG1"u8;

    /// <summary>Writes the header of a new segment.</summary>
    public static void Write(IDiskFile file, in SeriesKey key)
    {
        Span<byte> header = stackalloc byte[Bytes];
        header.Clear();
        Magic.CopyTo(header);
        header[8] = (byte)key.Resolution;
        header[9] = Decimals;
        Encoding.ASCII.GetBytes(key.Source.Value, header[16..48]);
        key.Instrument.CopyTo(header[48..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[CheckedBytes..], Crc32C.Of(header[..CheckedBytes]));
        BinaryPrimitives.WriteInt64LittleEndian(header[AcknowledgedOffset..], Bytes);
        BinaryPrimitives.WriteInt64LittleEndian(header[(AcknowledgedOffset + 8)..], ~(long)Bytes);
        file.Write(0, header);
    }

    /// <summary>Lets readers see the file up to a length.</summary>
    public static void Acknowledge(IDiskFile file, long length)
    {
        Span<byte> slot = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(slot, length);
        BinaryPrimitives.WriteInt64LittleEndian(slot[8..], ~length);
        file.Write(AcknowledgedOffset, slot);
    }

    /// <summary>Reads how much is acknowledged; says what is wrong with the header instead, when something is.</summary>
    public static string? Check(IDiskFile file, in SeriesKey key, out long acknowledged)
    {
        acknowledged = 0;
        Span<byte> header = stackalloc byte[Bytes];
        if (file.Read(0, header) < Bytes || !header[..8].SequenceEqual(Magic))
        {
            return "is no segment of the store";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(header[CheckedBytes..]) != Crc32C.Of(header[..CheckedBytes]))
        {
            return "the header is damaged";
        }

        if (ReadKey(header) != key)
        {
            return $"belongs to {ReadKey(header)}, not to {key}";
        }

        for (var i = 0; i < ReadsMax; i++)
        {
            acknowledged = BinaryPrimitives.ReadInt64LittleEndian(header[AcknowledgedOffset..]);
            if (BinaryPrimitives.ReadInt64LittleEndian(header[(AcknowledgedOffset + 8)..]) == ~acknowledged)
            {
                return acknowledged >= Bytes && acknowledged <= file.Length ? null : $"{acknowledged} bytes were acknowledged, {file.Length} are there";
            }

            file.Read(0, header);
        }

        return "the acknowledged length is damaged";
    }

    /// <summary>Whether the file is a segment of version 1, which did not state its decimals.</summary>
    public static bool IsVersion1(IDiskFile file)
    {
        Span<byte> magic = stackalloc byte[8];
        return file.Read(0, magic) == magic.Length && magic.SequenceEqual(MagicOfVersion1);
    }

    /// <summary>Makes the header of version 1 one of this version, in one write.</summary>
    public static void UpgradeVersion1(IDiskFile file)
    {
        Span<byte> header = stackalloc byte[CheckedBytes + sizeof(uint)];
        file.Read(0, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[CheckedBytes..]) != Crc32C.Of(header[..CheckedBytes]))
        {
            return; // Damaged before: it stays as it is, and whoever reads it is told.
        }

        Magic.CopyTo(header);
        header[9] = Decimals;
        BinaryPrimitives.WriteUInt32LittleEndian(header[CheckedBytes..], Crc32C.Of(header[..CheckedBytes]));
        file.Write(0, header);
    }

    private static SeriesKey ReadKey(ReadOnlySpan<byte> header)
    {
        var source = new SourceId(Encoding.ASCII.GetString(header[16..48]).TrimEnd('\0'));
        _ = InstrumentId.TryParse(Encoding.ASCII.GetString(header[48..64]).TrimEnd('\0'), out var instrument);
        return new(source, instrument, (BarPeriod)header[8]);
    }
}

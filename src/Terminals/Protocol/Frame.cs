using System.Buffers.Binary;

namespace Arus.Terminals.Protocol;

/// <summary>The kinds of binary frames.</summary>
internal enum FrameType : byte
{
    /// <summary>Ticks of one symbol.</summary>
    Ticks = 1,

    /// <summary>Bars of one symbol.</summary>
    Bars = 2,

    /// <summary>The order book of one symbol.</summary>
    Book = 3,
}

/// <summary>The head of a binary frame.</summary>
/// <param name="Type">What it carries.</param>
/// <param name="Sequence">1, 2, 3 … in a session.</param>
/// <param name="SentMicros">When it was sent, by the sender's clock, in microseconds since 1970, UTC.</param>
internal readonly record struct FrameHead(FrameType Type, ulong Sequence, long SentMicros)
{
    /// <summary>When it was sent.</summary>
    public Timestamp SentAt => new(SentMicros * 1_000);
}

/// <summary>A binary frame, little-endian: 'T5', version, type, payload length, sequence, time of sending; payload; CRC-32 of all before.</summary>
internal static class Frame
{
    public const int HeadBytes = 24;
    public const int CrcBytes = 4;

    /// <summary>The time of sending, so that it fits a <see cref="Timestamp"/>.</summary>
    private const long MicrosMax = long.MaxValue / 1_000;

    /// <summary>Checks a frame and finds its payload.</summary>
    public static FrameError Open(ReadOnlySpan<byte> frame, out FrameHead head, out ReadOnlySpan<byte> payload)
    {
        head = default;
        payload = default;
        if (frame.Length < HeadBytes + CrcBytes)
        {
            return FrameError.TooShort;
        }

        if (frame.Length > T5B.FrameBytesMax)
        {
            return FrameError.TooLarge;
        }

        // First of all: a damaged frame may say anything.
        if (Crc32.Of(frame[..^CrcBytes]) != BinaryPrimitives.ReadUInt32LittleEndian(frame[^CrcBytes..]))
        {
            return FrameError.Crc;
        }

        if (frame[0] != 'T' || frame[1] != '5')
        {
            return FrameError.Magic;
        }

        if (frame[2] != T5B.Version)
        {
            return FrameError.Version;
        }

        if (frame[3] is 0 or > (byte)FrameType.Book)
        {
            return FrameError.Type;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) != frame.Length - HeadBytes - CrcBytes)
        {
            return FrameError.Length;
        }

        head = new((FrameType)frame[3], BinaryPrimitives.ReadUInt64LittleEndian(frame[8..]), BinaryPrimitives.ReadInt64LittleEndian(frame[16..]));
        payload = frame[HeadBytes..^CrcBytes];
        return head.Sequence == 0 ? FrameError.Sequence
            : head.SentMicros is < 0 or > MicrosMax ? FrameError.Time
            : FrameError.None;
    }

    /// <summary>Writes head and checksum around a payload that stands at <see cref="HeadBytes"/>, and returns the length of the frame.</summary>
    public static int Seal(Span<byte> frame, in FrameHead head, int payloadBytes)
    {
        frame[0] = (byte)'T';
        frame[1] = (byte)'5';
        frame[2] = T5B.Version;
        frame[3] = (byte)head.Type;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], (uint)payloadBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], head.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], head.SentMicros);
        var end = HeadBytes + payloadBytes;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[end..], Crc32.Of(frame[..end]));
        return end + CrcBytes;
    }
}

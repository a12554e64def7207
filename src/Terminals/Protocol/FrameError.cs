namespace Arus.Terminals.Protocol;

/// <summary>What can be wrong with a binary frame; one value for each, so that finding it allocates nothing.</summary>
internal enum FrameError
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Shorter than a header and a checksum.</summary>
    TooShort,

    /// <summary>Beyond <see cref="T5B.FrameBytesMax"/>.</summary>
    TooLarge,

    /// <summary>It does not begin with T5.</summary>
    Magic,

    /// <summary>Another version.</summary>
    Version,

    /// <summary>An unknown type of frame.</summary>
    Type,

    /// <summary>The length it names is not the length it has.</summary>
    Length,

    /// <summary>The checksum is wrong.</summary>
    Crc,

    /// <summary>Sequence 0.</summary>
    Sequence,

    /// <summary>The payload ends inside a field, or goes on after the last.</summary>
    Payload,

    /// <summary>A number of variable length beyond 64 bits, or longer than it need be.</summary>
    Varint,

    /// <summary>No tick, or more than <see cref="T5B.TickBatchMax"/>.</summary>
    Count,

    /// <summary>More than 9 decimals.</summary>
    Digits,

    /// <summary>Flags that mean nothing.</summary>
    Flags,

    /// <summary>A time before 1970 or after 2262.</summary>
    Time,

    /// <summary>A price beyond ±9.2 billion.</summary>
    Price,
}

/// <summary>What a fault of a frame is called on the wire.</summary>
internal static class FrameErrorText
{
    /// <summary>Its error code.</summary>
    public static string Code(this FrameError error) => error switch
    {
        FrameError.Crc => ErrorCode.Crc,
        FrameError.TooLarge or FrameError.Count => ErrorCode.TooLarge,
        FrameError.Version => ErrorCode.Version,
        FrameError.Sequence => ErrorCode.Sequence,
        FrameError.Digits => ErrorCode.Symbol,
        _ => ErrorCode.Unsupported,
    };

    /// <summary>In words.</summary>
    public static string Text(this FrameError error) => error switch
    {
        FrameError.None => "nothing is wrong",
        FrameError.TooShort => "a frame is a header of 24 bytes, a payload and a checksum of 4",
        FrameError.TooLarge => "a frame is 256 KiB at most",
        FrameError.Magic => "a frame begins with 'T5'",
        FrameError.Version => "the version is 1",
        FrameError.Type => "the type is 1 (ticks), 2 (bars) or 3 (book)",
        FrameError.Length => "the payload length is not the length of the frame less 28",
        FrameError.Crc => "the CRC-32 over header and payload is wrong",
        FrameError.Sequence => "sequence numbers begin at 1",
        FrameError.Payload => "the payload ends inside a field or goes on after the last",
        FrameError.Varint => "a variable-length number has more than 64 bits or needless bytes",
        FrameError.Count => "a batch holds 1 to 4,096 entries",
        FrameError.Digits => "a price has 0 to 9 decimals",
        FrameError.Flags => "unknown flags",
        FrameError.Time => "a time is outside 1970 to 2262",
        FrameError.Price => "a price is beyond 9.2 billion",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "is no fault of a frame"),
    };
}

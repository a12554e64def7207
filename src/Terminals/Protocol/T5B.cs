namespace Arus.Terminals.Protocol;

/// <summary>The fixed numbers and names of the protocol T5B/1; <c>protocol/mt5-bridge.md</c> says what they mean.</summary>
internal static class T5B
{
    /// <summary>Of the WebSocket.</summary>
    public const string SubProtocol = "t5b.1";

    /// <summary>Where the bridge answers.</summary>
    public const string Path = "/mt5/v1";

    /// <summary>Of hello and of every binary frame.</summary>
    public const int Version = 1;

    /// <summary>Bytes of one text frame at most.</summary>
    public const int TextBytesMax = 64 * 1024;

    /// <summary>Bytes of one binary frame at most: a full batch of the largest ticks fits.</summary>
    public const int FrameBytesMax = 256 * 1024;

    /// <summary>Ticks of one frame at most.</summary>
    public const int TickBatchMax = 4_096;

    /// <summary>Seconds between heartbeats.</summary>
    public const int HeartbeatSeconds = 10;

    /// <summary>Messages after which the receiver acknowledges at the latest.</summary>
    public const int AcknowledgeEvery = 256;

    /// <summary>Frames with a wrong checksum in one connection after which it is closed.</summary>
    public const int DamagedFramesMax = 16;

    /// <summary>How far a server's clock can be from UTC, in seconds: UTC−12 to UTC+14.</summary>
    public const int OffsetSecondsMax = 50_400;

    /// <summary>Offsets are whole quarters of an hour.</summary>
    public const int OffsetStepSeconds = 900;
}

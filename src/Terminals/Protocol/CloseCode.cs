namespace Arus.Terminals.Protocol;

/// <summary>The codes a WebSocket is closed with.</summary>
internal static class CloseCode
{
    /// <summary>Goodbye.</summary>
    public const int Bye = 1000;

    /// <summary>Not let in.</summary>
    public const int Auth = 4001;

    /// <summary>Another version of the protocol.</summary>
    public const int Version = 4002;

    /// <summary>A newer connection of the same terminal took over.</summary>
    public const int Duplicate = 4003;

    /// <summary>Too much at once, or too slow to read what it is sent.</summary>
    public const int Rate = 4008;

    /// <summary>Three heartbeats missed.</summary>
    public const int HeartbeatLost = 4009;

    /// <summary>What was sent is not of the protocol.</summary>
    public const int Protocol = 4010;
}

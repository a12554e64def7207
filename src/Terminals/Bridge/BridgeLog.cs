using Microsoft.Extensions.Logging;

namespace Arus.Terminals.Bridge;

/// <summary>What the bridge writes to the log: connections and faults, never a tick.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(1, LogLevel.Information, "Terminal {Source} connected: login {Login} at {Server}, session {Session}, resumed {IsResumed} from {FromSequence}")]
    public static partial void Connected(this ILogger log, SourceId source, long login, string server, string session, bool isResumed, ulong fromSequence);

    [LoggerMessage(2, LogLevel.Information, "Terminal {Source} disconnected after sequence {Taken}: {Reason}")]
    public static partial void Disconnected(this ILogger log, SourceId source, ulong taken, string reason);

    [LoggerMessage(3, LogLevel.Warning, "A terminal at {Remote} was refused: {Code} {Reason}")]
    public static partial void Refused(this ILogger log, string remote, string code, string reason);

    [LoggerMessage(4, LogLevel.Error, "The connection of terminal {Source} ended by a fault of our own")]
    public static partial void Failed(this ILogger log, Exception error, SourceId source);

    [LoggerMessage(5, LogLevel.Warning, "Terminal {Source}: {Fault}")]
    public static partial void Fault(this ILogger log, SourceId source, string fault);
}

using System.Text.Json.Serialization;

namespace Arus.Terminals.Protocol;

/// <summary>A text message: one JSON object. A field that may be missing is nullable; every other must be there.</summary>
internal abstract record Message;

/// <summary>A message of the terminal that is recovered: it has a number in the session, shared with the binary frames.</summary>
internal abstract record SequencedMessage : Message
{
    /// <summary>1, 2, 3 …; 0 and not written where it stands inside a snapshot.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Seq { get; init; }
}

/// <summary>Both: still here. The answer is <see cref="HeartbeatBack"/> with the same number and time.</summary>
/// <param name="N">Number of the heartbeat.</param>
/// <param name="Ts">Sender's clock, UTC microseconds.</param>
/// <param name="QTicks">Ticks that wait in the terminal.</param>
internal sealed record Heartbeat(long N, long Ts, long? QTicks = null) : Message;

/// <summary>Both: the answer to a heartbeat.</summary>
/// <param name="N">Of the heartbeat.</param>
/// <param name="Ts">Of the heartbeat.</param>
internal sealed record HeartbeatBack(long N, long Ts) : Message;

/// <summary>Both: everything up to here is written down and need not be kept.</summary>
/// <param name="UpTo">Sequence number.</param>
internal sealed record SequenceAcknowledged(ulong UpTo) : Message;

/// <summary>Both: a gap; send again from here.</summary>
/// <param name="From">Sequence number.</param>
internal sealed record SequenceMissing(ulong From) : Message;

/// <summary>Both: something is wrong.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Msg">What, where, what would be right.</param>
/// <param name="Rid">Of the request it answers.</param>
/// <param name="Cid">Of the order it answers.</param>
/// <param name="Retry">Milliseconds to wait before trying again.</param>
internal sealed record Failure(string Code, string Msg, string? Rid = null, string? Cid = null, int? Retry = null) : Message;

/// <summary>Both: the connection ends in good order.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>; empty for no fault.</param>
/// <param name="Reason">Why.</param>
internal sealed record Goodbye(string Code, string Reason) : Message;

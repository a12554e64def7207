using Arus.Contracts.Live;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Terminals;

/// <summary>The keys by which terminals are let in, and what is known of each terminal.</summary>
public interface ITerminalKeys
{
    /// <summary>Makes a key for a terminal. The secret is in the answer and kept only sealed.</summary>
    /// <param name="dataDirectory">Where keys are kept.</param>
    /// <param name="name">1 to 32 characters of a–z, 0–9 and '-': also the source of its ticks.</param>
    /// <exception cref="InvalidInputException">The name is malformed or taken.</exception>
    TerminalKey Add(string dataDirectory, string name);

    /// <summary>Makes a key for a terminal that may have one already, which is let in no more.</summary>
    /// <exception cref="InvalidInputException">The name is malformed.</exception>
    TerminalKey Renew(string dataDirectory, string name);

    /// <summary>Every key, without secrets.</summary>
    IReadOnlyList<TerminalKeyInfo> List(string dataDirectory);

    /// <summary>Lets a key in no more, at once; false when there is none.</summary>
    bool Revoke(string dataDirectory, string name);
}

/// <summary>A key as it is shown once.</summary>
/// <param name="Name">Of the terminal.</param>
/// <param name="Id">Public half.</param>
/// <param name="Secret">Secret half.</param>
public sealed record TerminalKey(string Name, string Id, string Secret)
{
    /// <summary>As a person copies it.</summary>
    public override string ToString() => $"{Id}:{Secret}";
}

/// <summary>A key without its secret.</summary>
/// <param name="Name">Of the terminal.</param>
/// <param name="Id">Public half.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="BoundTo">The account it was first used with, <c>login@server</c>; null before. Another account is refused.</param>
/// <param name="IsRevoked">Whether it is let in no more.</param>
public sealed record TerminalKeyInfo(string Name, string Id, Timestamp CreatedAt, string? BoundTo, bool IsRevoked);

/// <summary>The terminals that are, or were, connected to this process.</summary>
public interface ITerminalBridge
{
    /// <summary>Lets terminals in from now on, until disposed; before and after, they are told to come later.</summary>
    /// <param name="inbox">Where what they say goes.</param>
    /// <param name="options">What is asked of them.</param>
    IDisposable Open(ILiveInbox inbox, BridgeOptions options);

    /// <summary>All of them, by name.</summary>
    IReadOnlyList<TerminalStatus> Terminals { get; }

    /// <summary>The way of orders to one terminal; it exists before the terminal connects.</summary>
    IVenueLink Link(SourceId source);
}

/// <summary>How a terminal is.</summary>
/// <param name="Source">Its name, and the source of its ticks.</param>
/// <param name="State">Of the link.</param>
/// <param name="Login">Account number; 0 before it connected.</param>
/// <param name="Server">The broker's server.</param>
/// <param name="Company">The broker.</param>
/// <param name="IsReal">Whether the account is real money.</param>
/// <param name="Symbols">How many symbols it described.</param>
/// <param name="Ticks">Ticks taken since the process began.</param>
/// <param name="Session">Session id.</param>
/// <param name="Sequence">Last sequence acknowledged.</param>
/// <param name="RoundTripMicroseconds">Of the last heartbeat; null before.</param>
/// <param name="Connects">Times it connected since the process began.</param>
/// <param name="ConnectedAt">Since when; null when it is not.</param>
/// <param name="LastError">The last fault, beginning with its code such as <c>E_CRC</c>; empty for none.</param>
/// <param name="OffsetSeconds">Broker's wall time less UTC, as the terminal says; null before.</param>
/// <param name="IsOffsetSuspect">Whether our own clock disagrees with that by more than half a quarter of an hour.</param>
public sealed record TerminalStatus(
    SourceId Source, LinkState State, long Login, string Server, string Company, bool IsReal, int Symbols, long Ticks, string Session,
    ulong Sequence, long? RoundTripMicroseconds, int Connects, Timestamp? ConnectedAt, string LastError,
    int? OffsetSeconds, bool IsOffsetSuspect);

using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>Runs the live session of this process.</summary>
public interface ILiveRunner : ILiveInbox
{
    /// <summary>The session; it exists from the start on, in its phase.</summary>
    ILiveSession Session { get; }

    /// <summary>Hands over a reading, from any thread; false when there is no room now, or it is none. It is written to the journal before anybody reads it.</summary>
    bool TryPost(LiveReading reading);

    /// <summary>
    /// Opens the journal, recovers what was there, and runs until stopped. Returns when the session ended in good order.
    /// </summary>
    /// <param name="dataDirectory">Held for writing by the caller.</param>
    /// <param name="options">What it does. Options other than those the journal was begun with begin a new session with the account as it stands.</param>
    /// <param name="link">The way to the terminal.</param>
    /// <param name="stop">Ends it gracefully: what is queued is finished, nothing is opened, positions stay protected where they are.</param>
    /// <exception cref="RefusedException">The account is real money and not armed.</exception>
    Task Run(string dataDirectory, LiveOptions options, IVenueLink link, CancellationToken stop);
}

/// <summary>Recomputes a day of a live session from its journal.</summary>
public interface IDayReplayer
{
    /// <summary>Recomputes and compares with what was written then.</summary>
    /// <param name="dataDirectory">Where the journal is.</param>
    /// <param name="day">The trading day, by the date it ends on, as <c>2026-11-21</c>; null for the newest.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidInputException">There is no such day, or its journal is damaged.</exception>
    DayVerdict Replay(string dataDirectory, string? day, CancellationToken cancel);
}

/// <summary>What a replay of a day found.</summary>
/// <param name="Day">Which.</param>
/// <param name="Session">Of which session.</param>
/// <param name="Inputs">Inputs read from the journal: batches, commands, reports, clocks.</param>
/// <param name="Ticks">Ticks among them.</param>
/// <param name="Decisions">Decisions recomputed.</param>
/// <param name="Orders">Orders recomputed.</param>
/// <param name="Records">Records compared.</param>
/// <param name="Hash">SHA-256 of the ledger up to the end of the day, recomputed.</param>
/// <param name="RecordedHash">The same as it was written.</param>
/// <param name="Difference">Where they first differ; null when they do not.</param>
public sealed record DayVerdict(
    string Day, string Session, long Inputs, long Ticks, long Decisions, long Orders, long Records, string Hash, string RecordedHash,
    DayDifference? Difference)
{
    /// <summary>Whether every record is the same to the last byte.</summary>
    public bool IsIdentical => Difference is null;
}

/// <summary>The first difference of a replay.</summary>
/// <param name="Record">Number of the record.</param>
/// <param name="Cause">data, signal, timing, price or cost.</param>
/// <param name="Path">The field, such as <c>opinions[0].probability</c>.</param>
/// <param name="Was">As written.</param>
/// <param name="Is">As recomputed.</param>
public sealed record DayDifference(long Record, string Cause, string Path, string Was, string Is);

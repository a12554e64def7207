using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>Where whoever receives something from outside puts it. What is taken is written to the journal, in one order for all, before anything acts on it.</summary>
public interface ILiveInbox
{
    /// <summary>Opens the inlet of a source; a source has one at a time.</summary>
    /// <param name="source">Whose.</param>
    /// <param name="receipts">Hears what is safe.</param>
    IFeedInlet Open(SourceId source, IFeedReceipts receipts);
}

/// <summary>The inlet of one source. One thread writes; a full inlet refuses and costs nobody else anything.</summary>
public interface IFeedInlet : IDisposable
{
    /// <summary>Session and sequence of the last item that was written down, also by an earlier process; empty and 0 at first.</summary>
    FeedPosition Position { get; }

    /// <summary>Venue time of the newest tick written down of an instrument; null for none.</summary>
    Timestamp? NewestTick(InstrumentId instrument);

    /// <summary>Takes a batch, or nothing of it: false when there is no room now.</summary>
    bool TryPost(in FeedBatch batch, ReadOnlySpan<Tick> ticks);

    /// <summary>Takes a report of the venue, or not: false when there is no room now.</summary>
    bool TryPost(FeedPosition position, VenueReport report);
}

/// <summary>How far a source has come.</summary>
/// <param name="Session">The bridge's session id.</param>
/// <param name="Sequence">The last sequence number in it.</param>
public readonly record struct FeedPosition(string Session, ulong Sequence);

/// <summary>A batch of ticks of one instrument.</summary>
/// <param name="Position">Session and sequence of the frame.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="SentAt">When the terminal sent it, by its own clock.</param>
/// <param name="ReceivedAt">When it came, by ours.</param>
/// <param name="IsBackfill">Whether it fills a hole: it is stored, and nothing trades on it.</param>
public readonly record struct FeedBatch(FeedPosition Position, InstrumentId Instrument, Timestamp SentAt, Timestamp ReceivedAt, bool IsBackfill);

/// <summary>Hears what is safe. Called on the thread that writes the journal; must return at once.</summary>
public interface IFeedReceipts
{
    /// <summary>Everything up to here survives what the durability option says.</summary>
    void OnRecorded(FeedPosition position);
}

namespace Arus.Contracts.MarketData;

/// <summary>What a live feed is judged by and where it is kept.</summary>
public interface ILiveMarket
{
    /// <summary>A judge of one source, fresh: it must see every tick of the source in order, also those of a replay.</summary>
    ILiveFeedJudge CreateJudge();

    /// <summary>Opens the store for the ticks of live sources. The data directory's writer lock is held by the caller.</summary>
    /// <param name="dataDirectory">Where.</param>
    ILiveRecorder OpenRecorder(string dataDirectory);
}

/// <summary>Judges live ticks of one source, any instrument. Allocates nothing per tick once an instrument is known. Deterministic.</summary>
public interface ILiveFeedJudge
{
    /// <summary>Whether a tick is kept, with its flags set; false sends it to quarantine, and <paramref name="code"/> is a <see cref="QualityCode"/>.</summary>
    bool Accept(ref Tick tick, out string? code);
}

/// <summary>Keeps live ticks in the store, each once, whatever crashes. One thread uses it.</summary>
public interface ILiveRecorder : IDisposable
{
    /// <summary>The number of the last journal record of a series that is safe in the store; records up to here need not be given again.</summary>
    long Acknowledged(SourceId source, InstrumentId instrument);

    /// <summary>Adds the ticks of one journal record; a record given before is passed by.</summary>
    /// <param name="source">Whose.</param>
    /// <param name="record">Number of the journal record, from 1, rising for as long as the data directory lives.</param>
    /// <param name="ticks">
    /// Every accepted tick of the record, of one instrument. One that the store has already, or that lies before what it has, goes to quarantine.
    /// </param>
    void Append(SourceId source, long record, ReadOnlySpan<Tick> ticks);

    /// <summary>Keeps a tick of a journal record that was not accepted where a person can look at it; one given before is passed by.</summary>
    void Quarantine(SourceId source, long record, in Tick tick, string code);

    /// <summary>Makes safe, and visible to readers, what has waited for some seconds: to be called often. Until then the journal has it.</summary>
    void FlushDue();

    /// <summary>Makes everything so far safe, and visible to readers; so does disposing.</summary>
    void Flush();
}

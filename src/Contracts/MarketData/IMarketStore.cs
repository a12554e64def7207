namespace Arus.Contracts.MarketData;

/// <summary>The embedded store of ticks and bars in a data directory. Everything but an import works beside a running writer.</summary>
public interface IMarketStore
{
    /// <summary>Every series, by source, instrument and resolution.</summary>
    /// <exception cref="InvalidInputException">A series is damaged, or it is no data directory.</exception>
    IReadOnlyList<StoredSeries> List(string dataDirectory);

    /// <summary>Pauses between rows of at least so many nanoseconds that no known closure explains, in the order of time.</summary>
    IReadOnlyList<DataGap> Gaps(string dataDirectory, StoreRequest request, long shortestNanos, Func<Timestamp, Timestamp, bool> isKnownClosure);

    /// <summary>Reads every block of every series; names the first fault of each file.</summary>
    StoreVerification Verify(string dataDirectory);

    /// <summary>
    /// Writes a stretch of one series as CSV (<c>time,bid,ask,flags</c> or <c>time,open,high,low,close,askclose,volume</c>); returns the rows written.
    /// Importing it gives the same rows: of history the receive time is the venue time, and flags are judged anew.
    /// </summary>
    /// <exception cref="InvalidInputException">Not exactly one instrument is asked for, or the store has no such series.</exception>
    long Export(string dataDirectory, StoreRequest request, TextWriter output);

    /// <summary>Opens the directory for writing and begins an import.</summary>
    /// <exception cref="RefusedException">Somebody else writes there; the fault says who.</exception>
    IMarketImport BeginImport(string dataDirectory, SourceId source);

    /// <summary>Takes the right to write, for as long as what is returned lives; within this process it is shared.</summary>
    /// <exception cref="RefusedException">Another process writes there, or the directory is of a newer version.</exception>
    IDisposable Hold(string dataDirectory);
}

/// <summary>
/// An import of one series in progress. Rows stored already are passed by; disposing without completing keeps what was stored. Appending throws
/// <see cref="InvalidInputException"/> when rows differ from what is stored for the same time, <see cref="RefusedException"/> when the disk is full.
/// </summary>
public interface IMarketImport : IImportSink, IDisposable
{
    /// <summary>Waits until everything is on the medium.</summary>
    /// <param name="quality">What was read; what was rejected is kept with the series, and a feed of it tells it again.</param>
    ImportReceipt Complete(DataQuality quality);
}

/// <summary>What an import stored, safe on the medium.</summary>
/// <param name="Stored">New rows.</param>
/// <param name="AlreadyStored">Rows that were there, equal, before.</param>
public sealed record ImportReceipt(long Stored, long AlreadyStored);

/// <summary>One series of the store.</summary>
/// <param name="Source">Where its rows come from.</param>
/// <param name="Instrument">What they quote.</param>
/// <param name="Resolution">Ticks, or bars of one period.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="First">Time of the first.</param>
/// <param name="Last">Time of the last.</param>
/// <param name="Bytes">What they take on the disk.</param>
public sealed record StoredSeries(
    SourceId Source, InstrumentId Instrument, BarPeriod Resolution, long Rows, Timestamp First, Timestamp Last, long Bytes);

/// <summary>What a verification read and found.</summary>
/// <param name="Files">Segments looked at.</param>
/// <param name="Rows">Rows read without fault.</param>
/// <param name="Faults">The first fault of each damaged file: where (file and offset) and what.</param>
public sealed record StoreVerification(int Files, long Rows, IReadOnlyList<Fault> Faults);

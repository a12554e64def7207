namespace Arus.Contracts.MarketData;

/// <summary>Files to read, and how. Null means: find out.</summary>
/// <param name="Files">In the order of their time, each plain, .gz or .zip; a directory is an error.</param>
/// <param name="Instrument">What they quote.</param>
/// <param name="Format">One of mt5, histdata, truefx, lean, dukascopy, csv; <see langword="null"/> detects.</param>
/// <param name="TimeZone">A name (Europe/Athens), an offset (UTC-5) or a rule (UTC+2/US, UTC+2/EU); <see langword="null"/> detects.</param>
/// <param name="Columns">Column names of a plain CSV in order, such as time,bid,ask; <see langword="null"/> detects.</param>
/// <param name="Scale">Divide prices by this; <see langword="null"/> detects.</param>
/// <param name="DropCrossed">Put crossed quotes in quarantine instead of flagging them.</param>
/// <param name="Threads">1 reads on the caller's thread; 2 reads ahead on another. The rows are the same.</param>
public sealed record FileRequest(
    IReadOnlyList<string> Files, InstrumentId Instrument, string? Format = null, string? TimeZone = null, string? Columns = null,
    decimal? Scale = null, bool DropCrossed = false, int Threads = 1);

/// <summary>A stretch of the store.</summary>
/// <param name="Source">Which source.</param>
/// <param name="Instruments">What to read.</param>
/// <param name="Resolution">Ticks, or bars of one period.</param>
/// <param name="From">First moment, included; <see langword="null"/> from the beginning.</param>
/// <param name="To">Last moment, not included; <see langword="null"/> to the end.</param>
public sealed record StoreRequest(
    SourceId Source, IReadOnlyList<InstrumentId> Instruments, BarPeriod Resolution, Timestamp? From = null, Timestamp? To = null);

/// <summary>Opens recorded markets as feeds.</summary>
public interface IMarketDataReader
{
    /// <summary>Opens files; the first is opened before this returns.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read or understood.</exception>
    IMarketFeed OpenFiles(FileRequest request, Timestamp? from = null, Timestamp? to = null);

    /// <summary>Opens a stretch of the store in a data directory.</summary>
    /// <exception cref="InvalidInputException">The store has no such data.</exception>
    IMarketFeed OpenStore(string dataDirectory, StoreRequest request);

    /// <summary>Several feeds as one, in the order of receive time; equal times in the order of the feeds.</summary>
    IMarketFeed Merge(IReadOnlyList<IMarketFeed> feeds);
}

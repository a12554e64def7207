namespace Arus.Contracts.MarketData;

/// <summary>Where an import puts what it accepts. Rows come in the order of their time, ticks or bars, never both.</summary>
public interface IImportSink
{
    /// <summary>Takes ticks; the memory is the caller's again afterwards.</summary>
    void Append(ReadOnlySpan<Tick> ticks);

    /// <summary>Takes bars; the memory is the caller's again afterwards.</summary>
    void Append(ReadOnlySpan<Bar> bars);
}

/// <summary>Runs imports.</summary>
public interface IMarketImporter
{
    /// <summary>Reads the files to their end and validates every row: the accepted go to <paramref name="sink"/>, the rejected to quarantine.</summary>
    /// <param name="request">What to read, and how.</param>
    /// <param name="sink">Where rows go; <see langword="null"/> for a dry run.</param>
    /// <param name="quarantineFile">A CSV of every rejected row (file, line, code, text), bounded; <see langword="null"/> to count only.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="InvalidInputException">A file cannot be read or understood.</exception>
    ImportSummary Run(FileRequest request, IImportSink? sink, string? quarantineFile = null, CancellationToken cancel = default);
}

/// <summary>What an import found.</summary>
/// <param name="Instrument">What was imported.</param>
/// <param name="Resolution">Ticks, or the period of the bars.</param>
/// <param name="Detected">How each file was read, in order.</param>
/// <param name="Source">The counts over the rows as written, before zone conversion and validation.</param>
/// <param name="Quality">The counts after zone conversion and validation.</param>
/// <param name="Stored">Rows handed to the sink, or that would have been in a dry run.</param>
/// <param name="Evidence">In words: how the zones, scales and periods were found.</param>
public sealed record ImportSummary(
    InstrumentId Instrument, BarPeriod Resolution, IReadOnlyList<DetectedFormat> Detected, SourceCounts Source, DataQuality Quality, long Stored,
    IReadOnlyList<string> Evidence);

/// <summary>How a file was read.</summary>
/// <param name="File">Its path, with the entry's name when it is an archive.</param>
/// <param name="Format">mt5, histdata, truefx, lean, dukascopy or csv.</param>
/// <param name="Columns">What each column was taken for.</param>
/// <param name="Delimiter">What separates columns; empty for binary records.</param>
/// <param name="DecimalSign">The decimal sign of its prices.</param>
/// <param name="Scale">What prices were divided by.</param>
/// <param name="TimeZone">The rule its times were read by.</param>
/// <param name="IsZoneMeasured">Whether the rule was measured from the data, rather than stated or documented.</param>
public sealed record DetectedFormat(
    string File, string Format, string Columns, string Delimiter, string DecimalSign, decimal Scale, string TimeZone, bool IsZoneMeasured);

/// <summary>Counts over all readable rows as the source wrote them, in the source's own time.</summary>
/// <param name="Rows">Readable rows.</param>
/// <param name="First">The first row's time as written.</param>
/// <param name="Last">The last row's time as written.</param>
/// <param name="Lowest">The lowest bid, or the lowest low of a bar.</param>
/// <param name="Highest">The highest ask, or the highest high of a bar.</param>
/// <param name="Crossed">Rows with the ask below the bid.</param>
/// <param name="Locked">Rows with the ask equal to the bid.</param>
/// <param name="ExactDuplicates">Rows equal in time and prices to the row above or another of that time.</param>
/// <param name="DuplicateTimes">Rows whose time was seen before.</param>
/// <param name="BackwardSteps">Rows earlier than the row above.</param>
/// <param name="InconsistentBars">Bars whose high or low does not enclose open and close.</param>
/// <param name="InWeekGaps">Holes over 1 h (4 h for H4, 1 day for D1) that do not span a Saturday.</param>
/// <param name="WeekendGaps">Holes over the same limits that span a Saturday.</param>
/// <param name="MedianSpread">The median of the stated spreads; <see langword="null"/> when the source states none.</param>
public sealed record SourceCounts(
    long Rows, Timestamp? First, Timestamp? Last, Price Lowest, Price Highest, long Crossed, long Locked, long ExactDuplicates, long DuplicateTimes,
    long BackwardSteps, long InconsistentBars, long InWeekGaps, long WeekendGaps, PriceDelta? MedianSpread);

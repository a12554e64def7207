using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Import;

namespace Arus.MarketData.Storage;

/// <summary>The store as the rest of the product sees it.</summary>
/// <param name="clock">Tells since when somebody writes.</param>
/// <param name="calendar">When markets are open.</param>
/// <param name="instruments">When each instrument trades.</param>
internal sealed class MarketStore(TimeProvider clock, ITradingCalendar calendar, IInstrumentCatalog instruments) : IMarketStore
{
    private const int RowsAtOnce = 4096;

    private static readonly IReadOnlyList<IDataMigration> Migrations = [new StatedDecimalsMigration()];

    private readonly WriterHolds _holds = new(Migrations, clock);

    /// <inheritdoc/>
    public IReadOnlyList<StoredSeries> List(string dataDirectory)
    {
        using var directory = OpenForReading(dataDirectory);
        return [.. Keys(directory).Select(key => Describe(directory, key)).OfType<StoredSeries>()];
    }

    /// <summary>Opens a stretch as one feed; what a writer adds later is not part of it.</summary>
    /// <exception cref="InvalidInputException">The store has no such series, or it is damaged.</exception>
    public IMarketFeed Open(string dataDirectory, StoreRequest request)
    {
        using var directory = OpenForReading(dataDirectory);
        var feeds = request.Instruments.Select(instrument => Open(directory, request, instrument)).ToList();
        return feeds.Count == 1 ? feeds[0] : new MergedFeed(feeds);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataGap> Gaps(
        string dataDirectory, StoreRequest request, long shortestNanos, Func<Timestamp, Timestamp, bool> isKnownClosure)
    {
        using var directory = OpenForReading(dataDirectory);
        var gaps = new List<DataGap>();
        foreach (var instrument in request.Instruments)
        {
            Timestamp? previous = null;
            foreach (var time in Times(directory, request, instrument))
            {
                if (previous is { } before && time - before >= shortestNanos && !isKnownClosure(before, time))
                {
                    PlainGap.IsGap(request.Resolution, before.Nanos, time.Nanos, out var isWeekend);
                    gaps.Add(new(instrument, before, time, isWeekend));
                }

                previous = time;
            }
        }

        return gaps;
    }

    /// <inheritdoc/>
    public StoreVerification Verify(string dataDirectory)
    {
        using var directory = OpenForReading(dataDirectory);
        var (files, rows, faults) = (0, 0L, new List<Fault>());
        foreach (var key in Keys(directory))
        {
            faults.AddRange(QualityManifest.Check(PhysicalDisk.Instance, key.Folder(directory)));
            foreach (var path in PhysicalDisk.Instance.Files(key.Folder(directory), Segment.Suffix))
            {
                files++;
                rows += key.Resolution == BarPeriod.Tick
                    ? SegmentVerifier<Tick, TickLayout>.Verify(PhysicalDisk.Instance, path, key, faults)
                    : SegmentVerifier<Bar, BarLayout>.Verify(PhysicalDisk.Instance, path, key, faults);
            }
        }

        return new(files, rows, faults);
    }

    /// <inheritdoc/>
    public long Export(string dataDirectory, StoreRequest request, TextWriter output)
    {
        if (request.Instruments.Count != 1)
        {
            throw new InvalidInputException("EXPORT_ONE_SERIES", "export", $"was asked for {request.Instruments.Count} instruments", "one, for a row does not name it");
        }

        using var directory = OpenForReading(dataDirectory);
        using var feed = Open(directory, request, request.Instruments[0]);
        return feed.Resolution == BarPeriod.Tick ? StoreExport.Ticks(feed, output) : StoreExport.Bars(feed, output);
    }

    /// <inheritdoc/>
    public IMarketImport BeginImport(string dataDirectory, SourceId source) => SeriesKey.IsValid(source)
        ? new MarketImport(_holds.Take(dataDirectory), source)
        : throw new InvalidInputException(
            "STORE_SOURCE_NAME", "--source", $"'{source}'", $"1 to {SeriesKey.SourceLengthMax} characters of a–z, 0–9 and '-'");

    /// <inheritdoc/>
    IDisposable IMarketStore.Hold(string dataDirectory) => Hold(dataDirectory);

    /// <summary>Takes part in the right to write.</summary>
    /// <exception cref="RefusedException">Another process writes there, or the directory is of a newer version.</exception>
    public HeldDirectory Hold(string dataDirectory) => _holds.Take(dataDirectory);

    /// <summary>Opens the directory beside whoever writes there.</summary>
    public DataDirectory OpenForReading(string dataDirectory) => DataDirectory.OpenForReading(dataDirectory, Migrations, clock);

    private static IEnumerable<SeriesKey> Keys(DataDirectory directory)
    {
        var disk = PhysicalDisk.Instance;
        foreach (var root in new[] { directory.Ticks, directory.Bars })
        {
            foreach (var folder in disk.Folders(root).SelectMany(disk.Folders))
            {
                var source = new SourceId(Path.GetFileName(Path.GetDirectoryName(folder)!));
                if (!SeriesKey.IsValid(source) || !SymbolFolder.TryParse(Path.GetFileName(folder), out var instrument))
                {
                    continue;
                }

                if (root == directory.Ticks)
                {
                    yield return new(source, instrument, BarPeriod.Tick);
                    continue;
                }

                foreach (var period in Enum.GetValues<BarPeriod>().Where(period => Directory.Exists(Path.Combine(folder, period.ToString()))))
                {
                    yield return new(source, instrument, period);
                }
            }
        }
    }

    private static StoredSeries? Describe(DataDirectory directory, SeriesKey key)
    {
        var columns = key.Resolution == BarPeriod.Tick ? TickLayout.Columns : BarLayout.Columns;
        var segments = Segment.LoadAll(PhysicalDisk.Instance, key.Folder(directory), key, columns, forWriting: false);
        return segments.Count == 0 ? null : new(
            key.Source, key.Instrument, key.Resolution, segments.SelectMany(segment => segment.Blocks).Sum(block => (long)block.Rows),
            segments[0].First, segments[^1].Last, segments.Sum(segment => segment.End));
    }

    private StoreFeed Open(DataDirectory directory, StoreRequest request, InstrumentId instrument) => StoreFeed.Open(
        directory, new(request.Source, instrument, request.Resolution), request.From, request.To, calendar,
        MarketDataReader.SessionsOf(instruments, instrument));

    private IEnumerable<Timestamp> Times(DataDirectory directory, StoreRequest request, InstrumentId instrument)
    {
        using var feed = Open(directory, request, instrument);
        var (ticks, bars) = (new Tick[RowsAtOnce], new Bar[RowsAtOnce]);
        while (feed.Read(ticks) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return ticks[i].VenueTime;
            }
        }

        while (feed.Read(bars) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return bars[i].OpenedAt;
            }
        }
    }
}

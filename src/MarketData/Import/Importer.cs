using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Runs an import from its first row to its last, in batches; a dry run is the same without a sink.</summary>
/// <param name="calendar">Where bars end and when markets are open.</param>
/// <param name="instruments">When each instrument trades.</param>
internal sealed class Importer(ITradingCalendar calendar, IInstrumentCatalog instruments) : IMarketImporter
{
    private const int BatchSize = 8_192;

    public ImportSummary Run(FileRequest request, IImportSink? sink, string? quarantineFile = null, CancellationToken cancel = default)
    {
        using var kept = quarantineFile is null ? null : new QuarantineFile(quarantineFile);
        var parts = new FileFeedParts(
            calendar, MarketDataReader.SessionsOf(instruments, request.Instrument), kept is null ? NoQuarantine.Instance : kept, HasCensus: true);
        using var feed = FileFeed.Open(request, parts);
        var stored = feed.Resolution == BarPeriod.Tick ? RunTicks(feed, sink, cancel) : RunBars(feed, sink, cancel);
        return new(request.Instrument, feed.Resolution, feed.Detected, feed.Census!.Counts, feed.Quality, stored, feed.Evidence);
    }

    private static long RunTicks(FileFeed feed, IImportSink? sink, CancellationToken cancel)
    {
        var batch = new Tick[BatchSize];
        var stored = 0L;
        for (var count = feed.Read(batch); count > 0; count = feed.Read(batch))
        {
            cancel.ThrowIfCancellationRequested();
            sink?.Append(batch.AsSpan(0, count));
            stored += count;
        }

        return stored;
    }

    private static long RunBars(FileFeed feed, IImportSink? sink, CancellationToken cancel)
    {
        var batch = new Bar[BatchSize];
        var stored = 0L;
        for (var count = feed.Read(batch); count > 0; count = feed.Read(batch))
        {
            cancel.ThrowIfCancellationRequested();
            sink?.Append(batch.AsSpan(0, count));
            stored += count;
        }

        return stored;
    }
}

using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Opens recorded markets: files here, the store through the function it is given.</summary>
/// <param name="calendar">Where bars end and when markets are open.</param>
/// <param name="instruments">When each instrument trades; an unknown one as currencies do.</param>
/// <param name="openStore">Opens a stretch of the store in a data directory.</param>
internal sealed class MarketDataReader(
    ITradingCalendar calendar, IInstrumentCatalog instruments, Func<string, StoreRequest, IMarketFeed> openStore) : IMarketDataReader
{
    public IMarketFeed OpenFiles(FileRequest request, Timestamp? from = null, Timestamp? to = null)
    {
        var feed = FileFeed.Open(request, new(calendar, SessionsOf(instruments, request.Instrument), NoQuarantine.Instance), from, to);
        return request.Threads == 1 ? feed : new ReadAheadFeed(feed);
    }

    public IMarketFeed OpenStore(string dataDirectory, StoreRequest request) => openStore(dataDirectory, request);

    public IMarketFeed Merge(IReadOnlyList<IMarketFeed> feeds) => feeds.Count == 1 ? feeds[0] : new MergedFeed(feeds);

    /// <summary>When an instrument trades, as far as known.</summary>
    public static TradingSessions SessionsOf(IInstrumentCatalog instruments, InstrumentId id) =>
        instruments.TryFind(id, out var instrument) ? instrument.Sessions : TradingSessions.Forex;
}

using Arus.Contracts.MarketData;

namespace Arus.Research.Backtests;

/// <summary>A feed that tells how far it has been read, a hundred times at most.</summary>
internal sealed class ProgressFeed(IMarketFeed feed, IProgress<double>? progress) : IMarketFeed
{
    private double _told;

    public BarPeriod Resolution => feed.Resolution;

    public IReadOnlyList<InstrumentId> Instruments => feed.Instruments;

    public DataQuality Quality => feed.Quality;

    public double Progress => feed.Progress;

    public int Read(Span<Tick> ticks)
    {
        Tell();
        return feed.Read(ticks);
    }

    public int Read(Span<Bar> bars)
    {
        Tell();
        return feed.Read(bars);
    }

    public void Dispose() => feed.Dispose();

    private void Tell()
    {
        if (progress is not null && feed.Progress is var now && now >= _told + 0.01)
        {
            _told = now;
            progress.Report(now);
        }
    }
}

using Arus.Contracts.MarketData;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class ProgressFeedTests
{
    [Fact]
    public void Read_TenThousandTimes_TellsAHundredTimesAtMostAndNeverBackwards()
    {
        var told = new Told();
        using var feed = new ProgressFeed(new CountedFeed(10_000), told);

        while (feed.Read(new Tick[1]) > 0)
        {
        }

        Assert.InRange(told.Values.Count, 50, 100);
        Assert.Equal(told.Values.Order(), told.Values);
    }

    [Fact]
    public void Read_FeedThatDoesNotKnow_TellsNothing()
    {
        var told = new Told();
        using var feed = new ProgressFeed(new CountedFeed(100, knows: false), told);

        while (feed.Read(new Tick[1]) > 0)
        {
        }

        Assert.Empty(told.Values);
    }

    [Fact]
    public void Read_NobodyListening_PassesEverythingOn()
    {
        using var feed = new ProgressFeed(new CountedFeed(3), null);

        Assert.Equal([1, 1, 1, 0], Enumerable.Range(0, 4).Select(_ => feed.Read(new Tick[1])));
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }

    private sealed class CountedFeed(int count, bool knows = true) : IMarketFeed
    {
        private int _read;

        public BarPeriod Resolution => BarPeriod.Tick;

        public IReadOnlyList<InstrumentId> Instruments => [SampleResults.EurUsd];

        public DataQuality Quality => DataQuality.Empty;

        public double Progress => knows ? (double)_read / count : double.NaN;

        public int Read(Span<Tick> ticks) => _read < count ? Math.Sign(++_read) : 0;

        public int Read(Span<Bar> bars) => 0;

        public void Dispose()
        {
        }
    }
}

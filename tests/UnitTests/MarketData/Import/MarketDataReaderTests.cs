using Arus.Contracts.MarketData;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class MarketDataReaderTests
{
    private static readonly MarketDataReader Reader = new(
        FixedCalendar.Instance, FixedCalendar.Instance, static (_, _) => throw new InvalidInputException("STORE_EMPTY", "store", "is empty", "data"));

    [Fact]
    public void OpenFiles_ReadAheadOnAnotherThread_GivesTheSameRows()
    {
        var files = Recorded.Files("lean/Data/forex/fxcm/tick/eurusd", "2014050?_quote.zip");
        var request = new FileRequest(files, InstrumentId.Of("EURUSD"));

        using var alone = Reader.OpenFiles(request);
        using var ahead = Reader.OpenFiles(request with { Threads = 2 });

        Assert.True(Samples.Ticks(alone).SequenceEqual(Samples.Ticks(ahead, block: 777)));
        Assert.Equal(alone.Quality.Flagged, ahead.Quality.Flagged);
    }

    [Fact]
    public void OpenFiles_FaultOnTheOtherThread_ReachesTheCaller()
    {
        using var samples = new Samples();
        var good = samples.Write(Samples.Forms[8].Name, Samples.Forms[8].Text);
        using var feed = Reader.OpenFiles(Samples.Request(good, samples.Path("missing.csv")) with { Threads = 2 });

        Assert.Equal("IMPORT_FILE_MISSING", Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Ticks(feed)).Faults).Code);
    }

    [Fact]
    public void OpenFiles_LeftUnread_EndsItsThread()
    {
        using var samples = new Samples();
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"{i * 100},1.38{(i % 90) + 10},1.39{(i % 90) + 10}\n"));
        var feed = Reader.OpenFiles(Samples.Request(samples.Write(Samples.Forms[8].Name, text)) with { Threads = 2 });

        feed.Dispose();

        File.Delete(samples.Path(Samples.Forms[8].Name));
        Assert.False(File.Exists(samples.Path(Samples.Forms[8].Name)));
    }

    [Fact]
    public void OpenStore_IsGivenOn() =>
        Assert.Throws<InvalidInputException>(() => Reader.OpenStore("data", new(new("x"), [InstrumentId.Of("EURUSD")], BarPeriod.Tick)));

    [Fact]
    public void Merge_Feeds_OrdersByTimeAndKeepsTheOrderOfFeedsWhereEqual()
    {
        using var samples = new Samples();
        var (first, second) = (samples.Write("a/20140501_a_tick_quote.csv", "1,1.1,1.2\n5,1.1,1.3\n9,1.1,1.4\n"),
            samples.Write("b/20140501_b_tick_quote.csv", "5,2.1,2.2\n6,2.1,2.3\n"));

        using var feed = Reader.Merge([Reader.OpenFiles(Samples.Request(first)), Reader.OpenFiles(Samples.Request(second))]);

        Assert.Equal(["1.2", "1.3", "2.2", "2.3", "1.4"], Samples.Ticks(feed, block: 2).Select(static tick => tick.Ask.ToString()));
        Assert.Equal(5, feed.Quality.Rows);
    }

    [Fact]
    public void Merge_DifferentResolutions_AreRefused()
    {
        using var samples = new Samples();
        var feeds = Samples.Forms[..2].Select(form => Reader.OpenFiles(Samples.Request(samples.Write(form.Name, form.Text)))).ToList();

        Assert.Throws<InvalidInputException>(() => Reader.Merge(feeds));
        feeds.ForEach(static feed => feed.Dispose());
    }
}

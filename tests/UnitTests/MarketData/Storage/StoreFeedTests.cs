using Arus.Contracts.MarketData;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class StoreFeedTests : IDisposable
{
    private readonly StoreSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Read_AnyStretch_EqualsTheRowsOfIt()
    {
        Tick[] ticks = [.. StoreSamples.Ticks(20_000), .. StoreSamples.Ticks(20_000, week: 1)];
        _samples.Import(ticks);
        var random = new Random(5);

        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (ticks[random.Next(ticks.Length)].ReceivedAt.Plus(random.Next(-1, 2)), ticks[random.Next(ticks.Length)].ReceivedAt);

            var read = _samples.Stored(StoreSamples.Everything() with { From = a, To = b });

            Assert.Equal(ticks.Where(tick => tick.ReceivedAt >= a && tick.ReceivedAt < b), read);
        }
    }

    [Fact]
    public void Read_Bars_EqualsWhatWasImported()
    {
        var bars = StoreSamples.Bars(20_000);
        _samples.Import(bars);

        using var feed = _samples.Store.Open(_samples.Data, StoreSamples.Everything(BarPeriod.M1) with { From = bars[100].OpenedAt, To = bars[19_000].OpenedAt });

        Assert.Equal(bars[100..19_000], StoreSamples.ReadBars(feed));
        Assert.Equal(0, feed.Read(new Tick[1]));
    }

    [Fact]
    public void Read_ManyBlocks_AllocatesNothingPerRow()
    {
        _samples.Import(StoreSamples.Ticks(100_000));
        using var feed = _samples.Store.Open(_samples.Data, StoreSamples.Everything());
        var buffer = new Tick[1_000];
        feed.Read(buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
        {
            feed.Read(buffer);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Quality_ReadToTheEnd_TellsWhatTheImportRejected()
    {
        var ticks = StoreSamples.Ticks(5_000);
        _samples.Import(ticks, duplicates: 17);

        using var feed = _samples.Store.Open(_samples.Data, StoreSamples.Everything());
        StoreSamples.ReadTicks(feed);

        Assert.Equal(5_017, feed.Quality.Rows);
        Assert.Equal(17, feed.Quality.Rejected[QualityCode.Duplicate]);
        Assert.Equal(ticks.Count(tick => tick.Flags == QuoteFlags.Crossed), feed.Quality.Flagged[QualityCode.Crossed]);
        Assert.Equal((ticks[0].VenueTime, ticks[^1].VenueTime), (feed.Quality.First, feed.Quality.Last));
        Assert.Equal(1.0, feed.Progress);
    }

    [Fact]
    public void Quality_HoleBetweenTwoImports_IsAGap()
    {
        var (first, second) = (StoreSamples.Ticks(1_000), StoreSamples.Ticks(1_000, week: 1));
        _samples.Import(first);
        _samples.Import(second);

        using var feed = _samples.Store.Open(_samples.Data, StoreSamples.Everything());
        StoreSamples.ReadTicks(feed);

        Assert.Equal([new(StoreSamples.EurUsd, first[^1].VenueTime, second[0].VenueTime, IsWeekend: true)], feed.Quality.Gaps);
    }

    [Fact]
    public void Read_BlockDamagedOnTheMedium_IsSaidWithItsPlace()
    {
        _samples.Import(StoreSamples.Ticks(3_000));
        var path = _samples.Segments().Single();
        var bytes = File.ReadAllBytes(path);
        bytes[^5] ^= 1;
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<InvalidInputException>(() => _samples.Stored());

        Assert.Equal("STORE_DAMAGED", error.Faults[0].Code);
        Assert.Contains(path, error.Faults[0].Where, StringComparison.Ordinal);
    }
}

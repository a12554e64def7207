using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Contracts.MarketData;
using Arus.MarketData.Simulation;

namespace Arus.UnitTests.MarketData.Simulation;

public sealed class SimulatedFeedTests
{
    private static readonly WinterCalendar Calendar = new();

    private static readonly SimulationRequest Quarter =
        new(InstrumentId.Of("EURUSD"), Seed: 7, Timestamp.Utc(2024, 1, 1), Days: 90, Price.From(1.1m), Digits: 5);

    [Fact]
    public void Read_OneDay_GivesTheSameBytesForEver()
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> row = stackalloc byte[24];
        foreach (var tick in Ticks(Quarter with { Days = 1 }))
        {
            BinaryPrimitives.WriteInt64LittleEndian(row, tick.VenueTime.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], tick.Bid.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], tick.Ask.Nanos);
            hash.AppendData(row);
        }

        Assert.Equal("5cd5a700b93188a2683821323915c0713418a17cfcc8e822af7626da33dc39ea", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void Read_InBatchesOfAnySize_GivesTheSameTicks()
    {
        var request = Quarter with { Days = 10 };

        Assert.Equal(Ticks(request, batch: 4_096), Ticks(request, batch: 7));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(7UL)]
    [InlineData(ulong.MaxValue)]
    public void Read_AQuarter_IsAMarketOneCouldMeet(ulong seed)
    {
        var ticks = Ticks(Quarter with { Seed = seed });

        Assert.InRange(ticks.Count, 350_000, 450_000);
        var before = Quarter.From.Plus(-1);
        foreach (var tick in ticks)
        {
            Assert.True(tick.VenueTime > before && tick.VenueTime == tick.ReceivedAt);
            Assert.True(tick.Bid < tick.Ask && tick.Bid.IsSome && tick.IsTradable);
            Assert.True(tick.Bid.Nanos % 10_000 == 0 && tick.Ask.Nanos % 10_000 == 0);
            Assert.True(Calendar.IsOpen(TradingSessions.Forex, tick.VenueTime));
            before = tick.VenueTime;
        }

        Assert.True(before < Quarter.From.Plus(90 * Timestamp.NanosPerDay));
        Assert.InRange(ticks.Average(tick => tick.Bid.ToDouble()), 0.9, 1.35);
    }

    [Fact]
    public void Read_ByHour_IsWideAtTheEndOfTheDayAndBusyInTheAfternoon()
    {
        var byHour = Ticks(Quarter).ToLookup(tick => tick.VenueTime.ToDateTime().Hour);

        // 17:00 New York is 22:00 UTC in this calendar; 9:00 is 14:00.
        Assert.True(byHour[22].Average(tick => tick.Spread.Nanos) > 4 * byHour[14].Average(tick => tick.Spread.Nanos));
        Assert.True(byHour[14].Count() > 5 * byHour[22].Count());
        Assert.InRange(byHour[14].Average(tick => tick.Spread.ToDouble()), 0.00001, 0.00005);
    }

    [Fact]
    public void Read_OverWeekends_OpensAwayFromTheClose()
    {
        var ticks = Ticks(Quarter);
        var gaps = ticks.Zip(ticks.Skip(1)).Where(pair => pair.Second.VenueTime - pair.First.VenueTime > Timestamp.NanosPerDay).ToList();

        Assert.Equal(12, gaps.Count);
        Assert.True(gaps.Average(pair => Math.Abs(pair.Second.Mid - pair.First.Mid)) > 0.0005);
    }

    [Fact]
    public void Read_AsHourlyCloses_CrossesItsAverageOften()
    {
        var closes = Ticks(Quarter).GroupBy(tick => tick.VenueTime.FloorTo(Timestamp.NanosPerHour)).Select(hour => hour.Last().Mid).ToArray();
        var crossings = 0;
        for (var i = 30; i < closes.Length; i++)
        {
            crossings += Above(closes, i) != Above(closes, i - 1) ? 1 : 0;
        }

        Assert.InRange(crossings, 40, 200);

        static bool Above(double[] closes, int at) => closes[(at - 9)..(at + 1)].Average() > closes[(at - 29)..(at + 1)].Average();
    }

    [Fact]
    public void Read_OtherSeedsAndInstruments_GiveOtherMarkets()
    {
        var first = Ticks(Quarter with { Days = 2 })[^1].Bid;

        Assert.NotEqual(first, Ticks(Quarter with { Days = 2, Seed = 8 })[^1].Bid);
        Assert.NotEqual(first, Ticks(Quarter with { Days = 2, Instrument = InstrumentId.Of("GBPUSD") })[^1].Bid);
    }

    [Fact]
    public void Read_FromAClosedMoment_BeginsAtTheStartPriceOnceOpen()
    {
        var tick = Ticks(Quarter with { From = Timestamp.Utc(2024, 1, 6), Days = 3 })[0];

        Assert.InRange(tick.VenueTime.Nanos, Timestamp.Utc(2024, 1, 7, 22).Nanos, Timestamp.Utc(2024, 1, 7, 23).Nanos);
        Assert.Equal(1.1, tick.Mid, 0.001);
    }

    [Fact]
    public void Read_AWeekendAlone_GivesNothing()
    {
        using var feed = Open(Quarter with { From = Timestamp.Utc(2024, 1, 6), Days = 1 });

        Assert.Equal(0, feed.Read(new Tick[10]));
        Assert.Equal(DataQuality.Empty, feed.Quality);
    }

    [Fact]
    public void Read_Bars_GivesNone()
    {
        using var feed = Open(Quarter);

        Assert.Equal(BarPeriod.Tick, feed.Resolution);
        Assert.Equal(0, feed.Read(new Bar[10]));
    }

    [Fact]
    public void Read_AfterWarmUp_AllocatesNothing()
    {
        using var feed = Open(Quarter);
        var ticks = new Tick[1_000];
        feed.Read(ticks);

        var before = GC.GetAllocatedBytesForCurrentThread();
        feed.Read(ticks);

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Quality_AtTheEnd_CountsWhatWasRead()
    {
        using var feed = Open(Quarter with { Days = 1 });
        var ticks = new Tick[20_000];
        var count = feed.Read(ticks);

        Assert.Equal(0, feed.Read(ticks));
        Assert.Equal((count, ticks[0].VenueTime, ticks[count - 1].VenueTime), (feed.Quality.Rows, feed.Quality.First, feed.Quality.Last));
    }

    private static SimulatedFeed Open(SimulationRequest request) => new(Calendar, request);

    private static List<Tick> Ticks(SimulationRequest request, int batch = 1_000)
    {
        using var feed = Open(request);
        var ticks = new List<Tick>();
        var buffer = new Tick[batch];
        for (var count = feed.Read(buffer); count > 0; count = feed.Read(buffer))
        {
            ticks.AddRange(buffer.AsSpan(0, count));
        }

        return ticks;
    }
}

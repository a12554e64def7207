using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;
using Arus.MarketData.Browsing;
using Arus.MarketData.Calendar;
using Arus.MarketData.Live;
using Arus.MarketData.Storage;
using Arus.UnitTests.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Browsing;

public sealed class MarketBrowserTests : IDisposable
{
    private static readonly TradingCalendar Calendar = new();
    private static readonly BarPeriod[] Periods = [.. Enum.GetValues<BarPeriod>().Where(period => period != BarPeriod.Tick)];

    private readonly StoreSamples _samples = new();
    private readonly MarketBrowser _browser;

    public MarketBrowserTests() => _browser = new(_samples.Store, Calendar);

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bars_AskedInAnyOrderWhileTheStoreGrows_AreThoseOfTheBuilder(int seed)
    {
        var random = new Random(seed);
        var ticks = Weeks(seed, weeks: 6, perWeek: 6_000);
        var known = new SortedSet<int> { 1 };
        _samples.Import(ticks[1]);

        for (var step = 0; step < 120; step++)
        {
            // given a store that an import adds to now and then, behind, before or between
            if (random.Next(12) == 0)
            {
                var week = random.Next(6);
                if (known.Add(week))
                {
                    _samples.Import(ticks[week]);
                }
            }

            var stored = known.SelectMany(week => ticks[week]).ToArray();
            var period = Periods[random.Next(Periods.Length)];
            var before = random.Next(3) switch
            {
                0 => Timestamp.Max,
                1 => stored[random.Next(stored.Length)].ReceivedAt.Plus(random.Next(2)),
                _ => Calendar.BarOpen(period, stored[random.Next(stored.Length)].ReceivedAt),
            };
            var count = random.Next(10) == 0 ? 5_000 : random.Next(1, 200);

            var bars = _browser.Bars(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, period, before, count);

            Assert.Equal(Expected(stored, period).Where(bar => bar.OpenedAt < before).TakeLast(count), bars);
        }
    }

    [Fact]
    public void Bars_PagedBackFromTheEnd_AreAllThereAre()
    {
        var ticks = StoreSamples.Ticks(60_000);
        _samples.Import(ticks);
        var pages = new List<Bar>();

        for (var before = Timestamp.Max; ;)
        {
            var page = _browser.Bars(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.S1, before, 700);
            pages.InsertRange(0, page);
            if (page.Count < 700)
            {
                break;
            }

            before = page[0].OpenedAt;
        }

        Assert.True(pages.Count > FoldedBars<Tick, TickLayout, TickFolding>.BarsMax);
        Assert.Equal(Expected(ticks, BarPeriod.S1), pages);
    }

    [Fact]
    public void Bars_BesideALiveFeed_AreThoseOfWhatIsAcknowledged()
    {
        var ticks = StoreSamples.Ticks(20_000);
        using var recorder = new LiveMarket(_samples.Store, TimeProvider.System).OpenRecorder(_samples.Data);
        for (var (at, record) = (0, 1); at < ticks.Length; at += 500, record++)
        {
            recorder.Append(StoreSamples.Source, record, ticks.AsSpan(at, 250));
            recorder.Flush();

            var bars = _browser.Bars(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.M1, Timestamp.Max, 50);
            var newest = _browser.Ticks(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, Timestamp.Max, 10);

            var stored = Enumerable.Range(0, record).SelectMany(i => ticks[(i * 500)..((i * 500) + 250)]).ToArray();
            Assert.Equal(Expected(stored, BarPeriod.M1).TakeLast(50), bars);
            Assert.Equal(stored.TakeLast(10), newest);
        }
    }

    [Fact]
    public void Bars_NotYetFlushed_AreNotSeen()
    {
        var ticks = StoreSamples.Ticks(2_000);
        using var recorder = new LiveMarket(_samples.Store, TimeProvider.System).OpenRecorder(_samples.Data);
        recorder.Append(StoreSamples.Source, 1, ticks.AsSpan(0, 1_000));
        recorder.Flush();
        recorder.Append(StoreSamples.Source, 2, ticks.AsSpan(1_000));

        Assert.Equal(ticks[999], _browser.Ticks(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, Timestamp.Max, 1).Single());
    }

    [Fact]
    public void Bars_StoredOfThePeriod_AreGivenAsTheyAre()
    {
        var bars = StoreSamples.Bars(9_000);
        _samples.Import(bars);

        Assert.Equal(bars[^5_000..], Bars(BarPeriod.M1, Timestamp.Max, 5_000));
        Assert.Equal(bars[3_900..4_000], Bars(BarPeriod.M1, bars[4_000].OpenedAt, 100));
        Assert.Equal(bars[..7], Bars(BarPeriod.M1, bars[7].OpenedAt, 100));
        Assert.Empty(Bars(BarPeriod.M1, bars[0].OpenedAt, 100));
    }

    [Theory]
    [InlineData(BarPeriod.M5)]
    [InlineData(BarPeriod.H1)]
    [InlineData(BarPeriod.H4)]
    [InlineData(BarPeriod.D1)]
    public void Bars_OnlyShorterOnesStored_AreFoldedFromThem(BarPeriod period)
    {
        var stored = StoreSamples.Bars(9_000);
        _samples.Import(stored);
        var builder = new BarBuilder(StoreSamples.EurUsd, [period], Calendar);
        var (expected, closed) = (new List<Bar>(), new Bar[builder.ClosedMax]);
        foreach (var bar in stored.Append(stored[^1] with { OpenedAt = Timestamp.Utc(2030, 1, 2), ClosesAt = Timestamp.Utc(2030, 1, 3) }))
        {
            var count = builder.Add(in bar, closed);
            expected.AddRange(closed.AsSpan(0, count));
        }

        Assert.Equal(expected.Where(bar => bar.OpenedAt < stored[^1].ClosesAt), Bars(period, Timestamp.Max, 5_000));
    }

    [Fact]
    public void Bars_StoredOnesEndBeforeTheTicks_GoOnWithTheTicks()
    {
        var bars = StoreSamples.Bars(60 * 24);   // the first day
        var ticks = StoreSamples.Ticks(20_000).Select(tick => Later(tick, 26 * Timestamp.NanosPerHour)).ToArray();
        _samples.Import(bars);
        _samples.Import(ticks);

        var both = Bars(BarPeriod.M1, Timestamp.Max, 5_000).ToArray();

        Assert.Equal([.. bars, .. Expected(ticks, BarPeriod.M1)], both);
        Assert.Equal(both[1_000..1_500], Bars(BarPeriod.M1, both[1_500].OpenedAt, 500));
    }

    [Fact]
    public void Bars_TicksBeginAfterShorterBars_BeginWithTheBars()
    {
        var minutes = StoreSamples.Bars(60 * 24);
        var ticks = StoreSamples.Ticks(20_000).Select(tick => Later(tick, 26 * Timestamp.NanosPerHour)).ToArray();
        _samples.Import(ticks);
        var ofTicks = Bars(BarPeriod.H1, Timestamp.Max, 5_000);
        _samples.Import(minutes);

        var both = Bars(BarPeriod.H1, Timestamp.Max, 5_000);

        Assert.Equal(24 + ofTicks.Count, both.Count);
        Assert.Equal(ofTicks, both.Skip(24));
        Assert.Equal(minutes.Sum(bar => bar.Volume), both.Take(24).Sum(bar => bar.Volume));
    }

    [Theory]
    [InlineData("test", "GBPUSD")]
    [InlineData("other", "EURUSD")]
    [InlineData("../test", "EURUSD")]
    public void Bars_NoSuchSeries_IsSaid(string source, string symbol)
    {
        _samples.Import(StoreSamples.Ticks(10));

        foreach (var read in new Action[]
        {
            () => _browser.Bars(_samples.Data, new(source), InstrumentId.Of(symbol), BarPeriod.M1, Timestamp.Max, 1),
            () => _browser.Ticks(_samples.Data, new(source), InstrumentId.Of(symbol), Timestamp.Max, 1),
        })
        {
            Assert.Equal("STORE_NO_SUCH_SERIES", Assert.Throws<InvalidInputException>(read).Faults[0].Code);
        }
    }

    [Fact]
    public void Bars_ShorterThanAnyStored_AreNotInvented()
    {
        _samples.Import(StoreSamples.Bars(100));

        Assert.Equal("STORE_NO_SUCH_SERIES", Assert.Throws<InvalidInputException>(() => Bars(BarPeriod.S1, Timestamp.Max, 1)).Faults[0].Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_001)]
    public void Bars_CountBeyondLimits_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bars(BarPeriod.M1, Timestamp.Max, count));

    [Fact]
    public void Ticks_BeforeAnyMoment_AreTheLastOnes()
    {
        var ticks = StoreSamples.Ticks(30_000);
        _samples.Import(ticks);
        var random = new Random(1);

        for (var i = 0; i < 50; i++)
        {
            var (before, count) = (ticks[random.Next(ticks.Length)].ReceivedAt, random.Next(1, 10_001));

            Assert.Equal(
                ticks.Where(tick => tick.ReceivedAt < before).TakeLast(count),
                _browser.Ticks(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, before, count));
        }
    }

    [Fact]
    public async Task Bars_ManyReadersBesideAWriter_NeverSeeHalfABlock()
    {
        var ticks = StoreSamples.Ticks(40_000);
        _samples.Import(ticks[..1_000]);
        var expected = Expected(ticks, BarPeriod.M1);
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    var seen = Bars(BarPeriod.M1, Timestamp.Max, 5_000);
                    Assert.Equal(expected.Take(seen.Count - 1), seen.SkipLast(1));
                }
            },
            TestContext.Current.CancellationToken)).ToArray();

        using (var recorder = new LiveMarket(_samples.Store, TimeProvider.System).OpenRecorder(_samples.Data))
        {
            for (var (at, record) = (1_000, 1); at < ticks.Length; at += 300, record++)
            {
                recorder.Append(StoreSamples.Source, record, ticks.AsSpan(at, 300));
                recorder.Flush();
            }
        }

        await ended.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(expected, Bars(BarPeriod.M1, Timestamp.Max, 5_000));
    }

    private IReadOnlyList<Bar> Bars(BarPeriod period, Timestamp before, int count) =>
        _browser.Bars(_samples.Data, StoreSamples.Source, StoreSamples.EurUsd, period, before, count);

    /// <summary>The bars of the builder, and the one in the making.</summary>
    private static List<Bar> Expected(Tick[] ticks, BarPeriod period)
    {
        var builder = new BarBuilder(StoreSamples.EurUsd, [period], Calendar);
        var (bars, closed) = (new List<Bar>(), new Bar[builder.ClosedMax]);
        foreach (var tick in ticks.Append(Later(ticks[^1], 400 * Timestamp.NanosPerDay)))
        {
            var count = builder.Add(in tick, closed);
            bars.AddRange(closed.AsSpan(0, count));
        }

        return bars;
    }

    private static Tick Later(Tick tick, long nanos) => tick with { VenueTime = tick.VenueTime.Plus(nanos), ReceivedAt = tick.ReceivedAt.Plus(nanos) };

    private static Tick[][] Weeks(int seed, int weeks, int perWeek)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, weeks).Select(week =>
        {
            var time = Timestamp.Utc(2024, 3, 4).Plus(week * 7 * Timestamp.NanosPerDay);
            return Enumerable.Range(0, perWeek).Select(_ =>
            {
                time = time.Plus(random.NextInt64(random.Next(20) == 0 ? 30 * Timestamp.NanosPerMinute : 2 * Timestamp.NanosPerSecond));
                var bid = 1_100_000_000 + (random.Next(-99, 99) * 10_000L);
                return new Tick(StoreSamples.EurUsd, new(bid), new(bid + 10_000), time, time, (QuoteFlags)(random.Next(20) == 0 ? 4 : 0));
            }).ToArray();
        })];
    }
}

using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;
using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Bars;

public sealed class BarBuilderTests
{
    private static readonly BarPeriod[] AllPeriods = [.. Enum.GetValues<BarPeriod>().Where(static period => period != BarPeriod.Tick)];

    [Theory]
    [InlineData("second", BarPeriod.S1, 277_141)]
    [InlineData("minute", BarPeriod.M1, 15_857)]
    public void Add_RecordedEurUsdTicks_EqualTheSourcesOwnBars(string resolution, BarPeriod period, int expected)
    {
        var ticks = Recorded.Files("lean/Data/forex/fxcm/tick/eurusd", "201405*.zip");
        var bars = Recorded.Files($"lean/Data/forex/fxcm/{resolution}/eurusd", "201405*.zip");

        AssertSame(LeanDays.Bars(bars), Built(LeanDays.Ticks(ticks), period), expected);
    }

    [Fact]
    public void Add_RecordedXauUsdTicks_EqualTheSourcesOwnMinutes()
    {
        var ticks = Recorded.Files("lean/Data/cfd/oanda/tick/xauusd", "201405*.zip");
        var days = ticks.Select(Path.GetFileName).ToHashSet();
        var bars = Recorded.Files("lean/Data/cfd/oanda/minute/xauusd", "201405*.zip").Where(file => days.Contains(Path.GetFileName(file)));

        AssertSame(LeanDays.Bars(bars), Built(LeanDays.Ticks(ticks), BarPeriod.M1), 9_558);
    }

    [Fact]
    public void Add_Ticks_EveryPeriodEqualsItsOwnPlainGrouping()
    {
        var ticks = RandomTicks(60_000).ToList();
        var calendar = new TradingCalendar();

        var built = Feed(new BarBuilder(LeanDays.Instrument, AllPeriods, calendar), ticks);

        foreach (var period in AllPeriods)
        {
            var plain = ticks.GroupBy(tick => calendar.BarOpen(period, tick.ReceivedAt)).Select(group => new Bar(
                LeanDays.Instrument, period, group.Key, calendar.BarEnd(period, group.Key), group.First().Bid, group.Max(static tick => tick.Bid),
                group.Min(static tick => tick.Bid), group.Last().Bid, group.Last().Spread, group.Count(), group.Last().Flags));

            // The last group has not ended, so it is no bar yet.
            Assert.Equal(plain.SkipLast(1), built.Where(bar => bar.Period == period));
        }
    }

    [Fact]
    public void Add_LateTick_ClosesABarThatIsTrusted()
    {
        var start = Timestamp.Utc(2024, 1, 2, 9);
        Tick At(int second, QuoteFlags flags) => new(
            LeanDays.Instrument, Price.From(1.1m), Price.From(1.1002m), start.Plus(second * Timestamp.NanosPerSecond), start.Plus(second * Timestamp.NanosPerSecond), flags);

        var built = Feed(new BarBuilder(LeanDays.Instrument, [BarPeriod.M1], new TradingCalendar()), [At(1, QuoteFlags.Late), At(61, QuoteFlags.Late | QuoteFlags.Crossed), At(121, QuoteFlags.None)]);

        Assert.Equal([QuoteFlags.None, QuoteFlags.Crossed], built.Select(bar => bar.Flags));
    }

    [Fact]
    public void Add_Bars_GiveTheLongerBarsThatTicksGive()
    {
        var ticks = RandomTicks(60_000).ToList();
        BarPeriod[] longer = [BarPeriod.M5, BarPeriod.H1, BarPeriod.H4, BarPeriod.D1, BarPeriod.W1, BarPeriod.MN1];
        var minutes = Built(ticks, BarPeriod.M1).ToList();

        var fromBars = FeedBars(new BarBuilder(LeanDays.Instrument, longer, new TradingCalendar()), minutes);

        var fromTicks = Feed(new BarBuilder(LeanDays.Instrument, longer, new TradingCalendar()), ticks);
        Assert.Equal(fromTicks, fromBars.Take(fromTicks.Count));
        Assert.InRange(fromBars.Count - fromTicks.Count, 0, longer.Length);
    }

    [Fact]
    public void Add_AnyTick_NoBarComesBeforeItsEndOrLaterThanTheNextRow()
    {
        var builder = new BarBuilder(LeanDays.Instrument, AllPeriods, new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var previous = Timestamp.Min;
        foreach (var tick in RandomTicks(20_000))
        {
            var count = builder.Add(in tick, closed);

            Assert.All(closed[..count], bar => Assert.True(bar.ClosesAt <= tick.ReceivedAt && bar.ClosesAt > previous));
            Assert.Equal(closed[..count].OrderBy(static bar => bar.Period), closed[..count]);
            previous = tick.ReceivedAt;
        }
    }

    [Fact]
    public void Add_BarsWithoutVolume_AreBarsAllTheSame()
    {
        var builder = new BarBuilder(LeanDays.Instrument, [BarPeriod.M1, BarPeriod.M5], new TradingCalendar());
        var minutes = Enumerable.Range(0, 10).Select(static minute => Minute(minute) with { Volume = 0 });

        var bars = FeedBars(builder, minutes);

        Assert.Equal(10, bars.Count(static bar => bar.Period == BarPeriod.M1));
        Assert.Equal(2, bars.Count(static bar => bar.Period == BarPeriod.M5));
    }

    [Fact]
    public void Add_BarsWithHoles_OneCallMayCloseAPeriodTwice()
    {
        var builder = new BarBuilder(LeanDays.Instrument, [BarPeriod.M5], new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];

        Assert.Equal(0, builder.Add(Minute(1), closed));
        Assert.Equal(2, builder.Add(Minute(9), closed));

        Assert.Equal([Minute(0).OpenedAt, Minute(5).OpenedAt], closed.Select(static bar => bar.OpenedAt));
    }

    [Fact]
    public void Add_BarOfItsOwnPeriod_KeepsTheSourcesBounds()
    {
        var builder = new BarBuilder(LeanDays.Instrument, [BarPeriod.D1], new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var day = Minute(0) with { Period = BarPeriod.D1, ClosesAt = Minute(0).OpenedAt.Plus(Timestamp.NanosPerDay) };

        Assert.Equal(1, builder.Add(in day, closed));

        Assert.Equal(day, closed[0]);
    }

    [Theory]
    [InlineData(BarPeriod.H1, BarPeriod.M5)]
    [InlineData(BarPeriod.W1, BarPeriod.MN1)]
    public void Add_BarThatDoesNotNest_Throws(BarPeriod given, BarPeriod wanted)
    {
        var builder = new BarBuilder(LeanDays.Instrument, [wanted], new TradingCalendar());

        Assert.Throws<InvalidOperationException>(() => builder.Add(Minute(0) with { Period = given }, new Bar[builder.ClosedMax]));
    }

    [Fact]
    public void Constructor_TickPeriod_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        static () => new BarBuilder(LeanDays.Instrument, [BarPeriod.Tick], new TradingCalendar()));

    [Fact]
    public void Add_ManyTicks_AllocatesNothing()
    {
        var ticks = RandomTicks(50_000).ToArray();
        var builder = new BarBuilder(LeanDays.Instrument, AllPeriods, new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        builder.Add(in ticks[0], closed);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly var tick in ticks.AsSpan(1))
        {
            builder.Add(in tick, closed);
        }

        Allocations.AssertNoneSince(before);
    }

    private static Bar Minute(int minute)
    {
        var opened = Timestamp.Utc(2019, 7, 3, 10, minute);
        return new(
            LeanDays.Instrument, BarPeriod.M1, opened, opened.Plus(Timestamp.NanosPerMinute),
            Price.From(1.1m), Price.From(1.2m), Price.From(1.0m), Price.From(1.15m), PriceDelta.From(0.0001m), 7);
    }

    /// <summary>Months of quotes in clusters with holes from milliseconds to days, some flagged.</summary>
    private static IEnumerable<Tick> RandomTicks(int count)
    {
        var random = new Random(7);
        var at = Timestamp.Utc(2019, 2, 20, 3);
        var bid = 1_100_000_000L;
        for (var i = 0; i < count; i++)
        {
            var scale = random.Next(1_000) switch { 0 => 30 * Timestamp.NanosPerHour, < 30 => 40 * Timestamp.NanosPerMinute, _ => 20 * Timestamp.NanosPerSecond };
            at = at.Plus(random.NextInt64(1, scale));
            bid += random.Next(-20, 21) * 1_000L;
            var flags = random.Next(20) == 0 ? QuoteFlags.Crossed : QuoteFlags.None;
            yield return new(LeanDays.Instrument, new(bid), new(bid + (random.Next(-5, 30) * 1_000L)), at, at, flags);
        }
    }

    private static IEnumerable<Bar> Built(IEnumerable<Tick> ticks, BarPeriod period)
    {
        var builder = new BarBuilder(LeanDays.Instrument, [period], new TradingCalendar());
        var last = Timestamp.Min;
        var closed = new Bar[builder.ClosedMax];
        foreach (var tick in ticks)
        {
            last = tick.ReceivedAt;
            for (var i = builder.Add(in tick, closed) - 1; i >= 0; i--)
            {
                yield return closed[i];
            }
        }

        // A last quote a month later ends what is open.
        var end = last.Plus(32 * Timestamp.NanosPerDay);
        if (builder.Add(new Tick(LeanDays.Instrument, new(1), new(1), end, end), closed) == 1)
        {
            yield return closed[0];
        }
    }

    private static List<Bar> Feed(BarBuilder builder, IEnumerable<Tick> ticks)
    {
        var closed = new Bar[builder.ClosedMax];
        List<Bar> bars = [];
        foreach (var tick in ticks)
        {
            bars.AddRange(closed[..builder.Add(in tick, closed)]);
        }

        return bars;
    }

    private static List<Bar> FeedBars(BarBuilder builder, IEnumerable<Bar> given)
    {
        var closed = new Bar[builder.ClosedMax];
        List<Bar> bars = [];
        foreach (var bar in given)
        {
            bars.AddRange(closed[..builder.Add(in bar, closed)]);
        }

        return bars;
    }

    private static void AssertSame(
        IEnumerable<(Timestamp At, Price Open, Price High, Price Low, Price Close)> expected, IEnumerable<Bar> built, int count)
    {
        var ours = built.Select(static bar => (bar.OpenedAt, bar.Open, bar.High, bar.Low, bar.Close)).ToList();

        Assert.Equal(count, ours.Count);
        Assert.Equal(expected, ours);
    }
}

using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;
using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Bars;

public sealed class BarBuilderTests
{
    private static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");
    private static readonly BarPeriod[] All = [BarPeriod.S1, BarPeriod.M1, BarPeriod.M5, BarPeriod.M15, BarPeriod.M30, BarPeriod.H1, BarPeriod.H4, BarPeriod.D1, BarPeriod.W1, BarPeriod.MN1];

    [Theory]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "lean/Data/forex/fxcm/second/eurusd", BarPeriod.S1, 277_141)]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "lean/Data/forex/fxcm/minute/eurusd", BarPeriod.M1, 15_857)]
    [InlineData("lean/Data/cfd/oanda/tick/xauusd", "lean/Data/cfd/oanda/minute/xauusd", BarPeriod.M1, 9_558)]
    public void Add_RecordedTicks_GivesTheProvidersOwnBars(string tickFolder, string barFolder, BarPeriod period, int expected)
    {
        var days = Recorded.Files(tickFolder, "*_quote.zip").Select(file => Path.GetFileName(file)).ToList();
        var equal = 0;
        foreach (var day in days)
        {
            var theirs = Rows(Recorded.Find($"{barFolder}/{day}")).ToDictionary(row => (long)row[0], row => row[1..5]);
            var ours = Closed([period], Rows(Recorded.Find($"{tickFolder}/{day}")).Select(row => Quote(row[0], row[1])));
            Assert.Equal(theirs.Count, ours.Count);
            equal += ours.Count(bar => theirs.TryGetValue(bar.OpenedAt.Nanos / Timestamp.NanosPerMillisecond, out var row)
                && row.SequenceEqual([bar.Open.ToDecimal(), bar.High.ToDecimal(), bar.Low.ToDecimal(), bar.Close.ToDecimal()]));
        }

        Assert.Equal(expected, equal);
    }

    [Fact]
    public void Add_AnyTicks_HandsOutNoBarBeforeItsEnd()
    {
        var builder = new BarBuilder(Eurusd, All, new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        foreach (var tick in Market(60_000, seed: 3))
        {
            var count = builder.Add(in tick, closed);
            for (var i = 0; i < count; i++)
            {
                Assert.True(closed[i].ClosesAt <= tick.ReceivedAt);
                Assert.True(closed[i].OpenedAt < closed[i].ClosesAt);
                Assert.True(i == 0 || closed[i].Period > closed[i - 1].Period);
            }
        }
    }

    [Theory]
    [InlineData(BarPeriod.M5)]
    [InlineData(BarPeriod.H1)]
    [InlineData(BarPeriod.H4)]
    [InlineData(BarPeriod.D1)]
    [InlineData(BarPeriod.W1)]
    public void Add_TicksOrTheirMinutes_GivesTheSameLongerBars(BarPeriod period)
    {
        var ticks = Market(40_000, seed: 5).ToList();
        var fromTicks = Closed([period], ticks);
        var minutes = Closed([BarPeriod.M1], ticks);
        var builder = new BarBuilder(Eurusd, [period], new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var fromMinutes = new List<Bar>();
        foreach (var minute in minutes)
        {
            fromMinutes.AddRange(closed[..builder.Add(in minute, closed)]);
        }

        Assert.Equal(fromTicks.Take(fromMinutes.Count), fromMinutes.Take(fromTicks.Count));
        Assert.InRange(fromMinutes.Count, fromTicks.Count - 1, fromTicks.Count + 1);
    }

    [Fact]
    public void Add_FlaggedLastQuote_FlagsTheBarAndStillCounts()
    {
        var flagged = Quote(59_000, 1.2m) with { Flags = QuoteFlags.Crossed };

        var bar = Closed([BarPeriod.M1], [Quote(0, 1.1m), flagged, Quote(60_000, 1.1m)])[0];

        Assert.Equal((1.2m, 1.2m, 2, QuoteFlags.Crossed), (bar.High.ToDecimal(), bar.Close.ToDecimal(), bar.Volume, bar.Flags));
    }

    [Fact]
    public void Add_BarsWithoutVolume_BuildTheLongerBarAllTheSame()
    {
        var builder = new BarBuilder(Eurusd, [BarPeriod.M1, BarPeriod.M5], new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var counts = new List<int>();
        for (var minute = 0L; minute < 10; minute++)
        {
            var at = new Timestamp(minute * Timestamp.NanosPerMinute);
            var bar = new Bar(Eurusd, BarPeriod.M1, at, at.Plus(Timestamp.NanosPerMinute), new Price(1), new Price(2), new Price(1), new Price(1), PriceDelta.Zero, 0);
            counts.Add(builder.Add(in bar, closed));
        }

        Assert.Equal([1, 1, 1, 1, 2, 1, 1, 1, 1, 2], counts);
    }

    [Fact]
    public void Add_BarsShorterThanTheSource_AreRefused()
    {
        var builder = new BarBuilder(Eurusd, [BarPeriod.M1], new TradingCalendar());
        var hour = new Bar(Eurusd, BarPeriod.H1, default, new Timestamp(Timestamp.NanosPerHour), new Price(1), new Price(1), new Price(1), new Price(1), PriceDelta.Zero, 1);

        Assert.Throws<InvalidOperationException>(() => builder.Add(in hour, new Bar[1]));
    }

    [Fact]
    public void Constructor_ForTicks_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BarBuilder(Eurusd, [BarPeriod.Tick], new TradingCalendar()));

    [Fact]
    public void Add_HundredThousandTicks_AllocatesNothing()
    {
        var builder = new BarBuilder(Eurusd, All, new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var ticks = Market(100_000, seed: 7).ToArray();
        builder.Add(in ticks[0], closed);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly var tick in ticks.AsSpan(1))
        {
            builder.Add(in tick, closed);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static List<Bar> Closed(BarPeriod[] periods, IEnumerable<Tick> ticks)
    {
        var builder = new BarBuilder(Eurusd, periods, new TradingCalendar());
        var closed = new Bar[builder.ClosedMax];
        var bars = new List<Bar>();
        foreach (var tick in ticks)
        {
            bars.AddRange(closed[..builder.Add(in tick, closed)]);
        }

        var after = Quote(40 * 86_400_000m, 1m);
        bars.AddRange(closed[..builder.Add(in after, closed)]);
        return bars;
    }

    private static Tick Quote(decimal milliseconds, decimal bid)
    {
        var at = new Timestamp((long)(milliseconds * Timestamp.NanosPerMillisecond));
        return new Tick(Eurusd, Price.From(bid), Price.From(bid), at, at);
    }

    private static IEnumerable<Tick> Market(int count, int seed)
    {
        var random = new Random(seed);
        var milliseconds = 0m;
        var points = 110_000;
        for (var i = 0; i < count; i++)
        {
            milliseconds += random.Next(1, random.Next(50) == 0 ? 600_000 : 9_000);
            points += random.Next(-3, 4);
            yield return Quote(milliseconds, points / 100_000m);
        }
    }

    private static IEnumerable<decimal[]> Rows(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.Entries.Single().Open());
        while (reader.ReadLine() is { } line)
        {
            yield return [.. line.Split(',').Select(cell => decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture))];
        }
    }
}

using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.MarketData.Live;
using Arus.UnitTests.MarketData.Import;

namespace Arus.UnitTests.MarketData.Live;

public sealed class LiveFeedJudgeTests
{
    private static readonly InstrumentId[] Instruments = [InstrumentId.Of("EURUSD"), InstrumentId.Of("GBPUSD")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Accept_AnyTicks_KeepsWhatAnImportOfTheSameRowsKeeps(int seed)
    {
        var given = Ticks(seed, 5_000, Instruments[0]);
        var path = Path.Combine(Directory.CreateTempSubdirectory("arus-judge-").FullName, "EURUSD.csv");
        File.WriteAllLines(path, ["time,bid,ask", .. given.Select(tick => string.Create(CultureInfo.InvariantCulture, $"{tick.VenueTime},{tick.Bid},{tick.Ask}"))]);

        var (live, liveCodes) = Judge(new LiveFeedJudge(), given);
        using var feed = Samples.Open(new FileRequest([path], Instruments[0]));
        var imported = Storage.StoreSamples.ReadTicks(feed);

        Assert.Equal(imported, live);
        Assert.Equal(feed.Quality.Rejected.OrderBy(code => code.Key), liveCodes.CountBy(code => code).ToDictionary(code => code.Key, code => (long)code.Value).OrderBy(code => code.Key));
        Assert.True(liveCodes.Distinct().Count() >= 2);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Accept_InstrumentsInterleaved_JudgesEachByItself()
    {
        var each = Instruments.Select((instrument, i) => Ticks(i, 500, instrument)).ToArray();

        var (apart, _) = Judge(new LiveFeedJudge(), [.. each[0], .. each[1]]);
        var (mixed, _) = Judge(new LiveFeedJudge(), [.. each[0].Zip(each[1]).SelectMany(pair => new[] { pair.First, pair.Second })]);

        foreach (var instrument in Instruments)
        {
            Assert.Equal(apart.Where(tick => tick.Instrument == instrument), mixed.Where(tick => tick.Instrument == instrument));
        }
    }

    [Fact]
    public void Accept_LateTick_StaysLate()
    {
        var time = Timestamp.Utc(2026, 1, 5);
        var tick = new Tick(Instruments[0], new(1_200_000_000), new(1_100_000_000), time, time, QuoteFlags.Late);

        Assert.True(new LiveFeedJudge().Accept(ref tick, out var code));

        Assert.Null(code);
        Assert.Equal(QuoteFlags.Late | QuoteFlags.Crossed, tick.Flags);
    }

    [Fact]
    public void Accept_KnownInstruments_AllocatesNothing()
    {
        var judge = new LiveFeedJudge();
        Run(judge, from: 1, to: 200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(judge, from: 201, to: 200_000);

        Allocations.AssertNoneSince(before);
    }

    private static void Run(LiveFeedJudge judge, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            var time = Timestamp.Utc(2026, 1, 5).Plus(i / 3 * Timestamp.NanosPerMillisecond);
            var tick = new Tick(Instruments[i % 2], new(1_100_000_000 + (i % 7)), new(1_100_100_000), time, time);
            judge.Accept(ref tick, out _);
        }
    }

    private static (List<Tick> Kept, List<string> Codes) Judge(LiveFeedJudge judge, Tick[] ticks)
    {
        var (kept, codes) = (new List<Tick>(), new List<string>());
        foreach (var given in ticks)
        {
            var tick = given;
            if (judge.Accept(ref tick, out var code))
            {
                kept.Add(tick);
            }
            else
            {
                codes.Add(code!);
            }
        }

        return (kept, codes);
    }

    // With doubles, steps back, crossed and far-off quotes.
    private static Tick[] Ticks(int seed, int count, InstrumentId instrument)
    {
        var random = new Random(seed);
        var time = Timestamp.Utc(2026, 1, 5);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            time = time.Plus((random.Next(20) == 0 ? -1 : random.Next(0, 3)) * 100 * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000 + (random.Next(4) * 10_000L) + (random.Next(200) == 0 ? 200_000_000 : 0);
            return new Tick(instrument, new(bid), new(bid + (random.Next(-1, 4) * 10_000L)), time, time);
        })];
    }
}

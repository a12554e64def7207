using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;
using Arus.Engine.Runs;
using Arus.Foundation.FlowChains;

namespace Arus.UnitTests.Engine.Runs;

public sealed class TradingEngineTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2014, 5, 1, 10);

    private readonly string _folder = Directory.CreateTempSubdirectory("engine").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_OneTradableTick_GoesItsWayInOrder()
    {
        var parts = new EngineParts { DecideEvery = 1 };

        Run(parts, [Quote(0)]);

        Assert.Equal(["account", "bars", "features.quote", "strategy.quote", "execute", "finish"], parts.Calls);
    }

    [Fact]
    public void Run_TickAfterTheEndOfABar_ShowsTheBarFirst()
    {
        var parts = new EngineParts();

        Run(parts, [Quote(0), Quote(61)]);

        Assert.Equal(["account", "bars", "features.bar", "strategy.bar", "observer.bar", "features.quote", "strategy.quote", "finish"], parts.Calls[4..]);
    }

    [Fact]
    public void Run_FlaggedTick_FeedsBarsAndAsksNobody()
    {
        var parts = new EngineParts { DecideEvery = 1 };

        var result = Run(parts, [Quote(0, QuoteFlags.Crossed)]);

        Assert.Equal(["account", "bars", "finish"], parts.Calls);
        Assert.Equal((1, 1), (result.Quotes, result.FlaggedQuotes));
    }

    [Fact]
    public void Run_AnyTicks_ShowsNothingLaterThanTheClock()
    {
        var parts = new EngineParts { DecideEvery = 7 };

        Run(parts, Market(5_000));

        var clock = Timestamp.Min;
        foreach (var (call, at) in parts.Calls.Zip(parts.Seen))
        {
            clock = call == "account" ? at : clock;
            Assert.True(call == "day" || at <= clock, $"{call} was shown {at} at {clock}");
        }
    }

    [Fact]
    public void Run_BarsAndTicksOfOneMoment_AreShownOnlyOnceTheirTimeHasCome()
    {
        var parts = new EngineParts();
        var bars = Enumerable.Range(0, 500).Select(i => Bar(i)).ToList();

        new TradingEngine(parts.Setup(), parts, TimeProvider.System).Run(new MemoryFeed([], bars), TestContext.Current.CancellationToken);

        Assert.All(parts.Seen.Zip(parts.Seen.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    public void Run_FeedThatGoesBack_IsRefused()
    {
        var parts = new EngineParts();

        Assert.Throws<InvalidOperationException>(() => Run(parts, [Quote(10), Quote(9)]));
    }

    [Fact]
    public void Run_EndOfATradingDay_IsHeardBeforeTheQuoteThatShowsIt()
    {
        var parts = new EngineParts();

        Run(parts, [Quote(0), Quote(3 * 86_400)]);

        Assert.Equal(["day", "day", "day", "account"], parts.Calls[4..8]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    public void Run_TheSameMarketInOtherBatches_GivesTheSameHash(int batch)
    {
        var market = Market(3_000);
        var expected = Run(new EngineParts { DecideEvery = 5 }, market);

        var result = Run(new EngineParts { DecideEvery = 5 }, market, batch);

        Assert.Equal(expected, result);
    }

    [Fact]
    public void Run_OneTickMoved_GivesAnotherRunAndHash()
    {
        var market = Market(100);
        var first = Run(new EngineParts(), market);
        market[50] = market[50] with { Ask = market[50].Ask + new PriceDelta(1) };

        var second = Run(new EngineParts(), market);

        Assert.NotEqual(first.RunId, second.RunId);
        Assert.NotEqual(first.Hash, second.Hash);
    }

    [Fact]
    public void Run_WithALedger_LeavesAWholeOneWithTheSameHash()
    {
        var path = Path.Combine(_folder, "ledger.jsonl");
        var parts = new EngineParts { DecideEvery = 5 };
        var result = new TradingEngine(parts.Setup(path), parts, TimeProvider.System).Run(new MemoryFeed(Market(1_000), []), TestContext.Current.CancellationToken);

        var check = LedgerReader.Verify(path);

        Assert.Null(check.Fault);
        Assert.True(check.IsComplete);
        Assert.Equal((result.Hash, result.Records), (check.Hash, check.Records));
    }

    [Fact]
    public void Run_Cancelled_SaysSoInResultAndLedger()
    {
        var path = Path.Combine(_folder, "ledger.jsonl");
        var parts = new EngineParts();

        var result = new TradingEngine(parts.Setup(path), parts, TimeProvider.System).Run(new MemoryFeed(Market(10), [], batch: 1), new CancellationToken(true));

        Assert.False(result.IsComplete);
        Assert.False(LedgerReader.Read(path).Last().Json.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void Run_TenTimesAsManyTicks_AllocatesNoMore()
    {
        var parts = new EngineParts { Records = false, DecideEvery = 3 };
        long Allocated(int ticks)
        {
            var market = new MemoryFeed(Market(ticks), []);
            var engine = new TradingEngine(parts.Setup(), parts, TimeProvider.System);
            var before = GC.GetAllocatedBytesForCurrentThread();
            engine.Run(market, TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(2_000); // what is compiled or grown once
        var few = Allocated(2_000);

        var more = Allocated(20_000) - few;

        Assert.True(more < 8 * Allocations.ContextMax, $"{more} bytes for 18,000 ticks more");
    }

    private static EngineResult Run(EngineParts parts, IReadOnlyList<Tick> ticks, int batch = int.MaxValue) =>
        new TradingEngine(parts.Setup(), parts, TimeProvider.System).Run(new MemoryFeed(ticks, [], batch), TestContext.Current.CancellationToken);

    private static Tick Quote(double seconds, QuoteFlags flags = QuoteFlags.None)
    {
        var at = Start.Plus((long)(seconds * Timestamp.NanosPerSecond));
        return new Tick(EngineParts.Eurusd, Price.From(1.1m), Price.From(1.1002m), at, at, flags);
    }

    private static Bar Bar(int minute) => new(
        EngineParts.Eurusd, BarPeriod.M1, Start.Plus(minute * Timestamp.NanosPerMinute), Start.Plus((minute + 1) * Timestamp.NanosPerMinute),
        Price.From(1.1m), Price.From(1.1m), Price.From(1.1m), Price.From(1.1m), PriceDelta.Zero, 1);

    private static List<Tick> Market(int count)
    {
        var random = new Random(11);
        var seconds = 0.0;
        return [.. Enumerable.Range(0, count).Select(_ => Quote(seconds += random.NextDouble() * 5, random.Next(10) == 0 ? QuoteFlags.Crossed : QuoteFlags.None))];
    }
}

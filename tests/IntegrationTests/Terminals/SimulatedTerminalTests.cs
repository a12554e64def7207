using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Foundation.Persistence;
using Arus.IntegrationTests.Terminals.Bridge;
using Arus.MarketData.Instruments;
using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation;
using Arus.UnitTests.Terminals.Simulation;

namespace Arus.IntegrationTests.Terminals;

/// <summary>A simulated terminal and the real bridge, over the loopback.</summary>
public sealed class SimulatedTerminalTests : IDisposable
{
    private const int AtOnce = 24;

    private static readonly Timestamp Start = Timestamp.Utc(2025, 3, 4, 9);
    private static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-terminal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_AsFastAsTaken_EveryTickIsRecordedOnceInOrder()
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 20_000, Start);

        var tally = await Play(ticks, Options(server));

        AssertSame(ticks, server);
        Assert.Equal((20_000, 20_000, 1), (tally.Ticks, tally.Acknowledged, tally.Connects));
    }

    [Fact]
    public async Task Run_SeveralSymbols_EachIsWholeAndNoFrameIsLate()
    {
        var gbpusd = InstrumentId.Of("GBPUSD");
        await using var server = await BridgeServer.Start(change: options => options with { Instruments = [Eurusd, gbpusd] });
        var (first, second) = (ListFeed.Walk("EURUSD", 5_000, Start), ListFeed.Walk("GBPUSD", 5_000, Start, seed: 2));
        var both = first.Concat(second).OrderBy(tick => tick.VenueTime).ToArray();

        await Play(both, Options(server) with { Instruments = [Eurusd, gbpusd] });

        var stored = server.Inbox.Of("demo");
        Assert.Equal(first.Select(Quote), stored.Ticks.Where(tick => tick.Instrument == Eurusd).Select(Quote));
        Assert.Equal(second.Select(Quote), stored.Ticks.Where(tick => tick.Instrument == gbpusd).Select(Quote));
        var at = 0;
        foreach (var batch in stored.Batches)
        {
            Assert.Equal(batch.Instrument, stored.Ticks[at].Instrument);
            Assert.InRange(batch.SentAt - stored.Ticks[at].VenueTime, 0, 4 * Timestamp.NanosPerSecond);
            at += CountOf(stored.Ticks, at, batch);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Run_LinkCutAfterAnyByte_LosesNothingAndBringsNothingTwice(bool isSending)
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 40, Start);

        // given how long a run without a cut is: the last of it are frames of ticks, their acknowledgements and the goodbye
        CutStream? whole = null;
        await Play(ticks, Options(server, "whole"), Dial((stream, _) => whole = new(stream, long.MaxValue, long.MaxValue)));
        var length = isSending ? whole!.Written : whole!.Received;

        using var turns = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(Enumerable.Range(0, 320).Where(back => back < length).Select(async back =>
        {
            await turns.WaitAsync(TestContext.Current.CancellationToken);
            try
            {
                var name = $"cut-{(isSending ? "out" : "in")}-{back}";
                var after = length - back - 1;

                // when it is cut there the first time
                var tally = await Play(ticks, Options(server, name), Dial((stream, number) =>
                    new(stream, number == 1 && isSending ? after : long.MaxValue, number == 1 && !isSending ? after : long.MaxValue)));

                // then every tick is there once, and its terminal knows it
                AssertSame(ticks, server, name);
                Assert.Equal(ticks.Length, tally.Acknowledged);
            }
            finally
            {
                turns.Release();
            }
        }));
    }

    [Theory]
    [InlineData("{do: cut, every: 300}")]
    [InlineData("{do: cut-in-frame, every: 300}")]
    [InlineData("{do: wrong-crc, every: 200}")]
    [InlineData("{do: stop-reading, at: 100, seconds: 0.3}")]
    public async Task Run_LinkGoesWrongByScript_LosesNothing(string mishap)
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 1_000, Start);

        await Play(ticks, Options(server) with { BehaviourFile = Behaviour($"events:\n  - {mishap}") });

        AssertSame(ticks, server);
    }

    [Fact]
    public async Task Run_BridgeStartsAgain_GoesOnWhereItsJournalEnds()
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 3_000, Start);
        using var feed = new PausedFeed(ticks, 1_500);
        var running = Terminal().Run(Options(server), feed, null, TestContext.Current.CancellationToken);
        await Until(() => server.Inbox.Of("demo").Ticks.Length == 1_500);

        server.Restart();
        feed.Resume();

        await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
        AssertSame(ticks, server);
    }

    [Fact]
    public async Task Run_TerminalDiesAndStartsAgain_GoesOnWhereTheServerEnds()
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 3_000, Start);
        var options = Options(server) with { StateFile = Path.Combine(_folder, "state") };
        using (var feed = new PausedFeed(ticks, 1_200))
        {
            // given a terminal that dies: its link breaks without a goodbye, and nobody dials again
            using var death = new CancellationTokenSource();
            Stream? link = null;
            var running = Terminal(Dial((stream, _) => new((link = stream)!, long.MaxValue, long.MaxValue))).Run(options, feed, null, death.Token);
            await Until(() => server.Inbox.Of("demo").Ticks.Length == 1_200);
            link!.Dispose();
            await death.CancelAsync();
            feed.Resume();
            await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        // when it plays the same file from its beginning
        await Play(ticks, options);

        AssertSame(ticks, server);
    }

    [Fact]
    public async Task Run_Order_IsFilledOnceAndReported()
    {
        await using var server = await BridgeServer.Start();
        await using var playing = await Playing.Start(server, Options(server), Terminal());

        server.Bridge.Link(new("demo")).Send(Open(1), "AAAAAAAA0000001");

        var inlet = server.Inbox.Of("demo");
        await Until(() => inlet.Reports.OfType<VenueDeal>().Any() && inlet.Reports.OfType<VenuePositionChanged>().Any());
        Assert.Equal(VenueAcknowledgement.Accepted, Assert.Single(inlet.Reports.OfType<VenueAcknowledged>()).State);
        Assert.Equal(10009, Assert.Single(inlet.Reports.OfType<VenueOutcome>()).ReturnCode);
        var deal = Assert.Single(inlet.Reports.OfType<VenueDeal>());
        Assert.Equal((Quantity.From(10_000m), "AAAAAAAA0000001", DealEntry.In), (deal.Quantity, deal.ClientId, deal.Entry));
        Assert.Equal(Price.From(1.05m), inlet.Reports.OfType<VenuePositionChanged>().Last().StopLoss);
        Assert.Equal(1, (await playing.Stop()).Deals);
    }

    [Fact]
    public async Task Run_HaltedAndStartedAgain_RefusesToOpenAndKeepsThePosition()
    {
        await using var server = await BridgeServer.Start();
        var options = Options(server) with { StateFile = Path.Combine(_folder, "state") };
        var inlet = server.Inbox.Of("demo");
        await using (var playing = await Playing.Start(server, options, Terminal()))
        {
            server.Bridge.Link(new("demo")).Send(Open(1), "AAAAAAAA0000001");
            await Until(() => inlet.Reports.OfType<VenueDeal>().Any());
            server.Bridge.Link(new("demo")).SetState(TradingState.Halted, "a test");
            await Until(() => Encoding.UTF8.GetString(PhysicalDisk.Instance.ReadAll(options.StateFile)).Contains("no_new", StringComparison.Ordinal));
        }

        await using var again = await Playing.Start(server, options, Terminal());
        await Until(() => inlet.Reports.OfType<VenueSnapshot>().LastOrDefault() is { Positions.Count: 1, Outcomes.Count: 1 });

        server.Bridge.Link(new("demo")).Send(Open(2), "AAAAAAAA0000002");
        Assert.Equal((1, 0), ((await again.Stop()).Connects, inlet.Reports.OfType<VenueDeal>().Count(deal => deal.ClientId == "AAAAAAAA0000002")));
    }

    [Fact]
    public async Task Run_AnswerIsLost_TheSnapshotThatIsAskedForKnows()
    {
        await using var server = await BridgeServer.Start();
        await using var playing = await Playing.Start(server, Options(server) with { BehaviourFile = Behaviour("events:\n  - {do: lose-all, at: 1}") }, Terminal());
        var (link, inlet) = (server.Bridge.Link(new("demo")), server.Inbox.Of("demo"));
        link.Send(Open(1), "AAAAAAAA0000001");
        await Until(() => inlet.Reports.OfType<VenueAcknowledged>().Any());

        link.Send(new(VenueRequestKind.Snapshot, default, Eurusd, Side.Buy, OrderKind.Market, default, default, default, default, default, default, 0, 0, false, Start), "");

        await Until(() => inlet.Reports.OfType<VenueSnapshot>().Any(snapshot => snapshot.Outcomes.Count == 1));
        var snapshot = inlet.Reports.OfType<VenueSnapshot>().Last();
        Assert.Equal(("AAAAAAAA0000001", 1), (Assert.Single(snapshot.Outcomes).ClientId, snapshot.Deals.Count));
        Assert.Empty(inlet.Reports.OfType<VenueDeal>());
    }

    [Fact]
    public async Task Run_RealMoney_SaysSo()
    {
        await using var server = await BridgeServer.Start();
        await using var playing = await Playing.Start(server, Options(server) with { BehaviourFile = Behaviour("account: {kind: real}") }, Terminal());

        Assert.True(server.Status("demo").IsReal);
        Assert.True(server.Inbox.Of("demo").Reports.OfType<VenueAccount>().First().IsReal);
    }

    [Fact]
    public async Task Run_WrongSecret_IsRefused()
    {
        await using var server = await BridgeServer.Start();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Play(ListFeed.Walk("EURUSD", 10, Start), Options(server) with { KeySecret = "wrong" }));

        Assert.Equal("E_AUTH", refused.Fault.Code);
    }

    [Fact]
    public async Task Run_RebasedWithHistory_HistoryComesByBackfillAndTheRestIsNow()
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 20_000, Start);
        var options = Options(server) with { IsRebased = true, Speed = 1_000, HistoryHours = 0.001, StaysConnected = true };
        var began = Timestamp.From(DateTime.UtcNow);
        using var feed = new ListFeed(ticks);
        using var stop = new CancellationTokenSource();
        var running = Terminal().Run(options, feed, null, stop.Token);
        await Until(() => server.Inbox.Of("demo").Ticks.Length > 500);
        await stop.CancelAsync();
        await running.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var stored = server.Inbox.Of("demo");
        Assert.Equal(stored.Ticks.OrderBy(tick => tick.VenueTime).Select(Quote), stored.Ticks.Select(Quote));
        Assert.All(stored.Batches.Where(batch => !batch.IsBackfill), batch => Assert.True(batch.SentAt >= began));
    }

    private static VenueRequest Open(long order) => new(
        VenueRequestKind.Deal, new(order), Eurusd, Side.Buy, OrderKind.Market, Quantity.From(10_000m), default, default, Price.From(1.05m), default,
        TimeInForce.GoodTillCancelled, 0, 0, true, Start);

    private static SimulatedTerminalOptions Options(BridgeServer server, string name = "demo")
    {
        var key = server.Key(name);
        return new() { Connect = server.Address, KeyId = key.Id, KeySecret = key.Secret, Instruments = [Eurusd], Speed = 0 };
    }

    private string Behaviour(string text)
    {
        var file = Path.Combine(_folder, "behaviour.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<TerminalTally> Play(Tick[] ticks, SimulatedTerminalOptions options, Func<Uri, CancellationToken, Task<WebSocket>>? dial = null)
    {
        using var feed = new ListFeed(ticks);
        return await Terminal(dial).Run(options, feed, null, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static SimulatedTerminal Terminal(Func<Uri, CancellationToken, Task<WebSocket>>? dial = null) =>
        new(InstrumentCatalog.BuiltIn, CostCatalog.BuiltIn, TimeProvider.System, dial ?? SimulatedTerminal.Dial, PhysicalDisk.Instance);

    /// <summary>Dials through a stream of the test's; it learns how often was dialled.</summary>
    private static Func<Uri, CancellationToken, Task<WebSocket>> Dial(Func<Stream, int, CutStream> wrap)
    {
        var dialled = 0;
        return async (address, cancel) =>
        {
            var handler = new SocketsHttpHandler
            {
                ConnectCallback = async (context, connecting) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), connecting);
                    return wrap(new NetworkStream(socket, ownsSocket: true), Interlocked.Increment(ref dialled));
                },
            };
            var client = new ClientWebSocket();
            client.Options.AddSubProtocol(T5B.SubProtocol);
            client.Options.KeepAliveInterval = TimeSpan.Zero;
            await client.ConnectAsync(address, new HttpMessageInvoker(handler), cancel);
            return client;
        };
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!isSo())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static int CountOf(Tick[] ticks, int from, FeedBatch batch)
    {
        var count = 0;
        while (from + count < ticks.Length && ticks[from + count].Instrument == batch.Instrument && ticks[from + count].VenueTime <= batch.SentAt)
        {
            count++;
        }

        return count;
    }

    private static (Timestamp At, Price Bid, Price Ask) Quote(Tick tick) => (tick.VenueTime, tick.Bid, tick.Ask);

    private static void AssertSame(Tick[] expected, BridgeServer server, string name = "demo") =>
        Assert.Equal(expected.Select(Quote), server.Inbox.Of(name).Ticks.Select(Quote));

    /// <summary>A market that waits in the middle until it may go on.</summary>
    private sealed class PausedFeed(Tick[] ticks, int before) : IMarketFeed
    {
        private readonly ManualResetEventSlim _mayGoOn = new();
        private int _at;

        public BarPeriod Resolution => BarPeriod.Tick;

        public IReadOnlyList<InstrumentId> Instruments => [Eurusd];

        public DataQuality Quality => throw new NotSupportedException("Nobody asks.");

        public void Resume() => _mayGoOn.Set();

        public int Read(Span<Tick> into)
        {
            if (_at >= before)
            {
                _mayGoOn.Wait();
            }

            var count = Math.Min(into.Length, (_at < before ? before : ticks.Length) - _at);
            ticks.AsSpan(_at, count).CopyTo(into);
            _at += count;
            return count;
        }

        public int Read(Span<Bar> bars) => 0;

        public void Dispose() => _mayGoOn.Dispose();
    }

    /// <summary>A terminal that stays, with some quotes sent.</summary>
    private sealed class Playing : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private Task<TerminalTally>? _running;

        public static async Task<Playing> Start(BridgeServer server, SimulatedTerminalOptions options, SimulatedTerminal terminal)
        {
            var playing = new Playing();
            var name = server.Bridge.Terminals.Select(status => status.Connects).DefaultIfEmpty(0).Max();
            playing._running = Task.Run(() => terminal.Run(options with { StaysConnected = true }, new ListFeed(ListFeed.Walk("EURUSD", 200, SimulatedTerminalTests.Start)), null, playing._stop.Token));
            await Until(() => playing._running.IsFaulted || (server.Bridge.Terminals.Any(status => status.Connects > name) && server.Inbox.Of("demo").Ticks.Length == 200
                && server.Inbox.Of("demo").Reports.OfType<VenueSnapshot>().Any() && server.Status("demo").State == LinkState.Connected));
            return playing;
        }

        public async Task<TerminalTally> Stop()
        {
            await _stop.CancelAsync();
            return await _running!.WaitAsync(Patience);
        }

        public async ValueTask DisposeAsync()
        {
            await Stop();
            _stop.Dispose();
        }
    }
}

using Arus.Contracts.Engine;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Foundation.FlowChains;
using Arus.Foundation.Persistence;
using Arus.UnitTests.Engine.Runs;
using Arus.UnitTests.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Engine.Live;

public sealed class LiveLoopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("live").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Turn_AnyTicks_DecidesAsABacktestOverThem()
    {
        var market = LiveDesk.Market(1, 6_000);
        var live = new LiveDesk(new SimulatedDisk(), new ManualTime(), ledgerFolder: Path.Combine(_folder, "live"));
        Feed(live, market, new Random(2), 0);
        live.Session.Dispose();
        var backtested = Path.Combine(_folder, "backtest.jsonl");
        var parts = LiveDesk.Composer.Compose(LiveDesk.EmaRsi, "/", pins: null);

        LiveDesk.Modules.GetRequiredService<IEngineFactory>()
            .Create(new EngineSetup(
                "{}", LiveDesk.Composer.Lanes(parts, new()), listener => LiveDesk.Composer.OpenAccount(parts, "0123456789ab", null, live.Session.Core, listener),
                new EngineParts(), backtested))
            .Run(new MemoryFeed(Accepted(market), []), TestContext.Current.CancellationToken);

        var lived = Records(live.Session.LedgerPath);
        Assert.True(lived.Count > 50, $"only {lived.Count} records");
        Assert.Equal(lived, Records(backtested).Take(lived.Count));
    }

    [Fact]
    public void Turn_StoppedAfterAnyRecordAndBegunAgain_WritesTheSameLedger()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var frames = Frames(LiveDesk.Market(seed, 1_200), random);
            var whole = new LiveDesk(new SimulatedDisk(), new ManualTime(), ledgerFolder: Path.Combine(_folder, $"whole{seed}"));
            for (var i = 0; i < frames.Count; i++)
            {
                whole.Post((ulong)i + 1, frames[i]);
                whole.TurnAll();
            }

            var expected = whole.Session.LedgerHash;
            whole.Session.Dispose();
            var disk = new SimulatedDisk();
            var at = 0;
            var path = "";
            while (at < frames.Count)
            {
                var desk = new LiveDesk(disk, new ManualTime(), ledgerFolder: Path.Combine(_folder, $"cut{seed}"));
                Assert.Equal((ulong)at, desk.Inlet.Position.Sequence);
                for (var turns = random.Next(1, 40); turns > 0 && at < frames.Count; turns--, at++)
                {
                    desk.Post((ulong)at + 1, frames[at]);
                    desk.TurnAll();
                }

                path = desk.Session.LedgerPath;
                Assert.Equal(0, desk.Session.View.Alerts(new PageRequest(null, 100)).Items.Count(alert => alert.Code == "LEDGER_DIFFERS"));
                desk.Session.Dispose();
                disk = disk.AfterKill();
            }

            var found = LedgerReader.Verify(path);
            Assert.True(found.Hash == expected, $"seed {seed}: the ledger differs");
            Assert.Null(found.Fault);
        }
    }

    [Fact]
    public void Turn_ReadingsAndStoppedAfterAnyRecord_WritesTheSameLedger()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            var frames = Frames(LiveDesk.Market(seed, 800), random);

            var (expected, _) = Read(new SimulatedDisk(), frames, 0, frames.Count, $"whole{seed}", Reading);
            var (unread, _) = Read(new SimulatedDisk(), frames, 0, frames.Count, $"unread{seed}", _ => null);
            var (hash, disk) = ("", new SimulatedDisk());
            for (var at = 0; at < frames.Count;)
            {
                var to = Math.Min(frames.Count, at + random.Next(1, 40));
                (hash, disk) = Read(disk.AfterKill(), frames, at, to, $"cut{seed}", Reading);
                at = to;
            }

            Assert.True(expected == hash, $"seed {seed}: the ledger differs");
            Assert.NotEqual(expected, unread);
        }

        // Late enough for the first quote, and more than one of each kind.
        static LiveReading? Reading(int frame) => (frame % 9) switch
        {
            2 => new NewsReading($"h{frame / 2}", [Currency.Of(frame % 2 == 0 ? "EUR" : "USD")], ((frame % 7) - 3) / 3.0),
            4 => new JourneyReading(frame % 27 == 4 ? 9_000 : 30, frame % 18 == 4),
            6 => new SecondOpinionReading(LiveDesk.Eurusd, Timestamp.Utc(2026, 11, 17), 0.6, 0.5, "m", "answered", 0.01m, 1),
            8 => new AlertReading(Timestamp.Utc(2026, 11, 17), AlertSeverity.Warning, "RETRAINING_FAILED", $"frame {frame}"),
            _ => null,
        };
    }

    [Fact]
    public void Turn_WhatPeopleShouldKnow_IsAnAlertAndARecord()
    {
        var live = new LiveDesk(new SimulatedDisk(), new ManualTime(), ledgerFolder: Path.Combine(_folder, "alert"));
        var before = Timestamp.Utc(2026, 11, 17);

        live.Readings.TryPost(new AlertReading(before, AlertSeverity.Warning, "RETRAINING_FAILED", "eurusd-h1: it ended with 137"));
        live.Loop.Turn();

        var alert = live.Session.View.Alerts(new(null, 10)).Items[0];
        Assert.Equal((before, AlertSeverity.Warning, "RETRAINING_FAILED", "eurusd-h1: it ended with 137"), (alert.At, alert.Severity, alert.Code, alert.Text));
        live.Session.Dispose();
        Assert.Contains(File.ReadLines(live.Session.LedgerPath), line => line.Contains("\"code\":\"RETRAINING_FAILED\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Turn_ReadingsAndKilledAtAnyOperation_KeepsEachOnceInOrder()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var disk = new SimulatedDisk();
            var posted = 0;
            for (var life = 0; life < 3; life++)
            {
                disk.OperationsUntilPowerFails = random.Next(1, 60);
                try
                {
                    var desk = new LiveDesk(disk, new ManualTime(), Reads);
                    for (; ; posted++)
                    {
                        desk.Readings.TryPost(new NewsReading($"h{posted}", [Currency.Usd], 0.1));
                        desk.Loop.Turn();
                    }
                }
                catch (SimulatedDisk.PowerCutException)
                {
                    disk = disk.AfterKill();
                    posted++;
                }
            }

            var journaled = JournaledReadings(disk);
            Assert.Equal(journaled.Distinct().Order(), journaled);
            Assert.InRange(journaled.Count, Math.Max(0, posted - 3), posted);
        }
    }

    [Theory]
    [InlineData(Durability.Medium)]
    [InlineData(Durability.Process)]
    public void Turn_PowerCutOrKilledAtAnyOperation_KeepsWhatWasAcknowledgedOnce(Durability durability)
    {
        for (var seed = 0; seed < 350; seed++)
        {
            var random = new Random(seed);
            var market = LiveDesk.Market(seed, 400);
            var options = LiveDesk.EmaRsi with { Durability = durability };
            var disk = new SimulatedDisk();
            var acknowledged = 0UL;
            for (var life = 0; life < 3; life++)
            {
                disk.OperationsUntilPowerFails = random.Next(1, 60);
                try
                {
                    var desk = new LiveDesk(disk, new ManualTime(), options);
                    Assert.True(desk.Inlet.Position.Sequence >= acknowledged, $"seed {seed}: {acknowledged} was acknowledged, {desk.Inlet.Position.Sequence} is known");
                    for (var next = desk.Inlet.Position.Sequence; ; next++)
                    {
                        var from = (int)(next % 80) * 5;
                        var ticks = market.GetRange(from, 5).Select(tick => tick with { VenueTime = tick.VenueTime.Plus((long)(next / 80) * Timestamp.NanosPerDay) });
                        desk.Post(next + 1, ticks.ToArray());
                        desk.Loop.Turn();
                        acknowledged = desk.Acknowledged.Sequence;
                    }
                }
                catch (SimulatedDisk.PowerCutException)
                {
                    disk = durability == Durability.Medium ? disk.AfterPowerCut(random) : disk.AfterKill();
                }
            }

            var journaled = Journaled(disk);
            Assert.True(journaled.Count == 0 || journaled.SequenceEqual(Enumerable.Range(1, journaled.Count).Select(number => (ulong)number)), $"seed {seed}: a batch is missing or there twice");
            Assert.True((ulong)journaled.Count >= acknowledged, $"seed {seed}: an acknowledged batch is lost");
        }
    }

    [Fact]
    public void Turn_AFrameThatCameTwice_IsAcknowledgedAndNotWrittenAgain()
    {
        var disk = new SimulatedDisk();
        var desk = new LiveDesk(disk, new ManualTime());
        var ticks = LiveDesk.Market(1, 10).ToArray();

        desk.Post(1, ticks);
        desk.Post(2, ticks.AsSpan(5));
        desk.Post(1, ticks);
        desk.TurnAll();

        Assert.Equal([1UL, 2UL], Journaled(disk));
        Assert.Equal(10, desk.Session.Core.Engine.Quotes);
    }

    [Fact]
    public void Turn_DiskFull_AcknowledgesAndActsOnNothing()
    {
        var disk = new SimulatedDisk();
        var desk = new LiveDesk(disk, new ManualTime());
        desk.Post(1, LiveDesk.Market(1, 10).ToArray());
        desk.TurnAll();
        disk.Capacity = 1;

        desk.Post(2, LiveDesk.Market(1, 20).Skip(10).ToArray());
        var refused = Assert.Throws<RefusedException>(() => desk.Loop.Turn());

        Assert.Equal(DiskFull.Code, refused.Fault.Code);
        Assert.Equal(1UL, desk.Acknowledged.Sequence);
        Assert.Equal(10, desk.Session.Core.Engine.Quotes);
    }

    [Fact]
    public void Turn_WallClockSetBack_ChangesNothing()
    {
        var market = LiveDesk.Market(3, 2_000);
        var steady = new LiveDesk(new SimulatedDisk(), new ManualTime());
        Feed(steady, market, new Random(1), 0);
        var time = new ManualTime();
        var moved = new LiveDesk(new SimulatedDisk(), time);

        Feed(moved, market, new Random(1), 0, () => time.Set(-3_600));

        // The session's id holds the moment it began; nothing else may differ.
        Assert.Equal(steady.Session.LedgerHash, moved.Session.LedgerHash);
    }

    [Fact]
    public void Turn_SilentFeed_OpensNothingUntilQuotesComeAgain()
    {
        var time = new ManualTime();
        var desk = new LiveDesk(new SimulatedDisk(), time);
        var market = LiveDesk.Market(1, 40);
        desk.Post(1, market.Take(20).ToArray());
        desk.TurnAll();

        for (var second = 0; second < 31; second++)
        {
            time.Advance(1);
            desk.TurnAll();
        }

        Assert.True(desk.Session.Status.IsSilent);
        Assert.Equal(market[19].VenueTime.Plus(21 * Timestamp.NanosPerSecond), desk.Session.Status.Now);
        desk.Post(2, market.Skip(20).Select(tick => tick with { VenueTime = tick.VenueTime.Plus(60 * Timestamp.NanosPerSecond) }).ToArray());
        desk.TurnAll();
        Assert.False(desk.Session.Status.IsSilent);
    }

    [Fact]
    public void Turn_LateQuotes_FeedBarsAndDecideNothing()
    {
        var desk = new LiveDesk(new SimulatedDisk(), new ManualTime());
        var market = LiveDesk.Market(1, 3_000).ToArray();

        for (var at = 0; at < market.Length; at += 30)
        {
            var batch = market.AsSpan(at, 30);
            desk.Inlet.TryPost(
                new FeedBatch(new FeedPosition("s", (ulong)(at + 1)), LiveDesk.Eurusd, batch[^1].VenueTime.Plus(60 * Timestamp.NanosPerSecond), default, false), batch);
            desk.TurnAll();
        }

        Assert.Equal((0, 0), (desk.Session.Status.Decisions, desk.Session.Status.Orders));
        Assert.True(desk.Session.Core.Engine.Bars > 5);
        Assert.True(desk.Session.Status.IsSilent);
    }

    [Fact]
    public async Task Turn_ACommand_IsDoneOnceWhateverRestarts()
    {
        var cancel = TestContext.Current.CancellationToken;
        var disk = new SimulatedDisk();
        var desk = new LiveDesk(disk, new ManualTime());
        desk.Post(1, LiveDesk.Market(1, 50).ToArray());
        desk.TurnAll();
        var order = new PlaceOrder(
            "c1", "ann", LiveDesk.Eurusd, Side.Buy, Quantity.From(10_000m), OrderKind.Market, Price.None, Price.None, Price.From(1.05m), Price.None,
            TimeInForce.GoodTillCancelled, false);

        var first = desk.Commands.Send(order, cancel);
        var again = desk.Commands.Send(order, cancel);
        desk.TurnAll();
        var restarted = new LiveDesk(disk.AfterKill(), new ManualTime());
        var afterwards = restarted.Commands.Send(order, cancel);
        restarted.TurnAll();

        Assert.True((await first).IsDone, (await first).Fault?.ToString());
        Assert.Equal(await first, await again);
        Assert.Equal(await first, await afterwards);
        Assert.Single(restarted.Session.View.Orders.Page(new PageRequest(null, 100), false).Items, order => order.Decision == 0);
    }

    [Fact]
    public async Task Turn_Halt_DecidesOnAndSendsNothingAnyMore()
    {
        var cancel = TestContext.Current.CancellationToken;
        var disk = new SimulatedDisk();
        var desk = new LiveDesk(disk, new ManualTime());
        var market = LiveDesk.Market(1, 6_000);
        Feed(desk, market.Take(1_000).ToList(), new Random(1), 0);
        var halt = desk.Commands.Send(new SetTradingState("h", "ann", TradingState.Halted, "enough"), cancel);

        Assert.True(desk.Commands.IsHalting);
        desk.TurnAll();
        var orders = desk.Session.View.Orders.Page(new PageRequest(null, 1_000), false).Items.Count(order => order.Denial == DenialCode.None);
        Feed(desk, market.Skip(1_000).ToList(), new Random(1), desk.Inlet.Position.Sequence);
        var restarted = new LiveDesk(disk.AfterKill(), new ManualTime());

        Assert.True((await halt).IsDone);
        Assert.Equal((TradingState.Halted, "enough"), Assert.Single(desk.Link.States));
        Assert.Equal(orders, desk.Session.View.Orders.Page(new PageRequest(null, 1_000), false).Items.Count(order => order.Denial == DenialCode.None));
        Assert.Equal(TradingState.Halted, restarted.Session.Status.State);
    }

    [Fact]
    public void Turn_OtherOptions_BeginANewSessionWithTheAccountAsItStands()
    {
        var disk = new SimulatedDisk();
        var desk = new LiveDesk(disk, new ManualTime());
        var market = LiveDesk.Market(1, 4_000);
        Feed(desk, market, new Random(1), 0);
        var before = desk.Session.View.Account!;

        var next = new LiveDesk(disk.AfterKill(), new ManualTime(), LiveDesk.EmaRsi with { SilentSecondsMax = 20 });

        Assert.NotEqual(desk.Session.Begin.Session, next.Session.Begin.Session);
        Assert.Equal(before.Balance, next.Session.View.Account!.Balance);
        Assert.Equal(desk.Session.View.Positions.Select(position => (position.Position, position.Quantity)), next.Session.View.Positions.Select(position => (position.Position, position.Quantity)));
        Assert.Equal(desk.Inlet.Position, next.Inlet.Position);
        Assert.Equal(desk.Inlet.NewestTick(LiveDesk.Eurusd), next.Inlet.NewestTick(LiveDesk.Eurusd));
    }

    [Fact]
    public void Turn_TicksThatChangeNothing_AllocatesNothing()
    {
        var folder = Path.Combine(_folder, "journal");
        var desk = new LiveDesk(new OneFolderDisk(folder), new ManualTime(), LiveDesk.EmaRsi with { Strategy = "consensus", Settings = new Dictionary<string, string>() });
        var market = LiveDesk.Market(1, 20_000).ToArray();
        var sequence = 0UL;
        void Turn(int from, int count)
        {
            for (var at = from; at < from + count; at += 10)
            {
                // All in one bar and one minute: nothing closes.
                var batch = market.AsSpan(at, 10);
                for (var i = 0; i < batch.Length; i++)
                {
                    batch[i] = batch[i] with { VenueTime = market[0].VenueTime.Plus((at + i) * 1_000_000L) };
                }

                desk.Post(++sequence, batch);
                desk.Loop.Turn();
            }
        }

        Turn(0, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Turn(1_000, 10_000);

        Allocations.AssertNoneSince(before);
    }

    private static LiveOptions Reads => LiveDesk.EmaRsi with
    {
        Strategy = "council",
        Settings = new Dictionary<string, string> { ["timeframe"] = "S1" },
        Reads = [ReadingKind.News, ReadingKind.Journeys, ReadingKind.SecondOpinions],
    };

    private (string Hash, SimulatedDisk Disk) Read(SimulatedDisk disk, List<Tick[]> frames, int from, int to, string folder, Func<int, LiveReading?> reading)
    {
        var desk = new LiveDesk(disk, new ManualTime(), Reads, Path.Combine(_folder, folder));
        for (var i = from; i < to; i++)
        {
            if (reading(i) is { } read)
            {
                Assert.True(desk.Readings.TryPost(read));
            }

            desk.Post((ulong)i + 1, frames[i]);
            desk.TurnAll();
        }

        Assert.Equal(0, desk.Session.View.Alerts(new PageRequest(null, 100)).Items.Count(alert => alert.Code == "LEDGER_DIFFERS"));
        var hash = desk.Session.LedgerHash;
        desk.Session.Dispose();
        return (hash, disk);
    }

    private static List<int> JournaledReadings(SimulatedDisk disk)
    {
        using var reader = new Arus.Foundation.Journal.JournalReader(disk, LiveDesk.Folder);
        var read = new List<int>();
        while (reader.TryRead(out var record))
        {
            if (record.Kind == (byte)Arus.Engine.Journal.RecordKind.Reading)
            {
                read.Add(int.Parse(((NewsReading)Arus.Engine.Journal.JournalJson.Read<LiveReading>(record.Payload)).Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return read;
    }

    private static List<Tick> Accepted(IReadOnlyList<Tick> market)
    {
        var judge = LiveDesk.Modules.GetRequiredService<ILiveMarket>().CreateJudge();
        var kept = new List<Tick>();
        foreach (var each in market)
        {
            var tick = each;
            if (judge.Accept(ref tick, out _))
            {
                kept.Add(tick);
            }
        }

        return kept;
    }

    private static void Feed(LiveDesk desk, IReadOnlyList<Tick> market, Random random, ulong sequence, Action? between = null)
    {
        for (var at = 0; at < market.Count;)
        {
            var count = Math.Min(random.Next(1, 30), market.Count - at);
            Assert.True(desk.Post(++sequence, market.Skip(at).Take(count).ToArray()));
            at += count;
            if (random.Next(3) == 0)
            {
                desk.Loop.Turn();
                between?.Invoke();
            }
        }

        desk.TurnAll();
    }

    private static List<Tick[]> Frames(IReadOnlyList<Tick> market, Random random)
    {
        var frames = new List<Tick[]>();
        for (var at = 0; at < market.Count; at += frames[^1].Length)
        {
            frames.Add([.. market.Skip(at).Take(random.Next(1, 30))]);
        }

        return frames;
    }

    private static List<ulong> Journaled(SimulatedDisk disk)
    {
        using var reader = new Arus.Foundation.Journal.JournalReader(disk, LiveDesk.Folder);
        var ticks = new Tick[Arus.Engine.Journal.TickRecord.TicksMax];
        var sequences = new List<ulong>();
        while (reader.TryRead(out var record))
        {
            if (record.Kind == (byte)Arus.Engine.Journal.RecordKind.Ticks)
            {
                Arus.Engine.Journal.TickRecord.Read(record.Payload, default, ticks, out var batch);
                sequences.Add(batch.Position.Sequence);
            }
        }

        return sequences;
    }

    /// <summary>What was decided and done, without what names the run.</summary>
    private static List<string> Records(string path) => [.. LedgerReader.Read(path).Skip(1)
        .Where(record => record.Kind is not ("day" or "end"))
        .Select(record => string.Join(',', record.Json.EnumerateObject().Where(field => field.Name is not ("n" or "hash")).Select(field => field.ToString())))];

    /// <summary>The machine's disk, with the journal in a folder of the test's.</summary>
    private sealed class OneFolderDisk(string folder) : IDisk
    {
        public IDiskFile Create(string path) => PhysicalDisk.Instance.Create(Real(path));

        public IDiskFile Open(string path, bool forWriting) => PhysicalDisk.Instance.Open(Real(path), forWriting);

        public bool Exists(string path) => PhysicalDisk.Instance.Exists(Real(path));

        public IReadOnlyList<string> Files(string path, string suffix) => PhysicalDisk.Instance.Files(Real(path), suffix);

        public IReadOnlyList<string> Folders(string path) => PhysicalDisk.Instance.Folders(Real(path));

        public void CreateFolder(string path) => PhysicalDisk.Instance.CreateFolder(Real(path));

        public void Rename(string from, string to) => PhysicalDisk.Instance.Rename(Real(from), Real(to));

        public void Delete(string path) => PhysicalDisk.Instance.Delete(Real(path));

        public void FlushFolder(string path) => PhysicalDisk.Instance.FlushFolder(Real(path));

        public long FreeBytes(string path) => PhysicalDisk.Instance.FreeBytes(Real(path));

        private string Real(string path) => path.StartsWith(folder, StringComparison.Ordinal) ? path : path.Replace(LiveDesk.Folder, folder, StringComparison.Ordinal);
    }
}

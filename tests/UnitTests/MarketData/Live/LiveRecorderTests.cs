using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Live;
using Arus.MarketData.Storage;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Live;

/// <summary>What is stored of a live feed after the worst: a power cut, a death, at every point there is, and the journal given again.</summary>
public sealed class LiveRecorderTests
{
    private const string Root = "/data";
    private const int RecordsPerFlush = 5;

    private static readonly SourceId Source = new("terminal-1");
    private static readonly InstrumentId[] Instruments = [InstrumentId.Of("EURUSD"), InstrumentId.Of("GBPUSD"), InstrumentId.Of("XAUUSD")];
    private static readonly JournalRecord[] Journal = [.. Records(24)];

    [Fact]
    public void Append_PowerCutAtEveryPoint_NothingIsLostOrTwice() => AtEveryPoint(2, (disk, random) => disk.AfterPowerCut(random));

    [Fact]
    public void Append_DeathAtEveryPoint_NothingIsLostOrTwice() => AtEveryPoint(1, (disk, _) => disk.AfterKill());

    [Fact]
    public void Append_WholeJournalAgain_ChangesNothing()
    {
        var disk = new SimulatedDisk();
        Give(disk, new(), fromTheStart: true);
        var before = Instruments.Select(instrument => Read(disk, instrument)).ToArray();

        Give(disk, new(), fromTheStart: true);

        Assert.Equal(before, Instruments.Select(instrument => Read(disk, instrument)));
        Assert.Equal(Expected(Instruments[0]), before[0]);
    }

    [Fact]
    public void Append_NotFlushed_IsInvisible()
    {
        var disk = new SimulatedDisk();
        using var recorder = Open(disk);

        recorder.Append(Source, 1, Ticks(1, 100, Instruments[0]));
        var before = Read(disk, Instruments[0]).Length;
        recorder.Flush();

        Assert.Equal((0, 100), (before, Read(disk, Instruments[0]).Length));
        Assert.Equal((1L, 0L), (recorder.Acknowledged(Source, Instruments[0]), recorder.Acknowledged(Source, Instruments[1])));
    }

    [Theory]
    [InlineData(1, 14, 0)]
    [InlineData(1, 15, 1)]
    [InlineData(RecordedSeries.WorthRows - 1, 14, 0)]
    [InlineData(RecordedSeries.WorthRows, 1, 0)]
    [InlineData(RecordedSeries.WorthRows, 2, RecordedSeries.WorthRows)]
    [InlineData(RecordedSeries.BlockRows, 0, RecordedSeries.BlockRows)]
    public void FlushDue_AfterAWhile_StoresWhatIsWorthABlock(int rows, int seconds, int stored)
    {
        var (disk, clock) = (new SimulatedDisk(), new SteppedClock());
        using var recorder = Open(disk, clock);
        var ticks = Ticks(1, rows + 1, Instruments[0]);
        for (var i = 0; i < rows; i++)
        {
            recorder.Append(Source, i + 1, ticks.AsSpan(i, 1));
            recorder.FlushDue();
        }

        clock.Now += seconds;
        recorder.FlushDue();

        Assert.Equal(stored, Read(disk, Instruments[0]).Length);
    }

    [Fact]
    public void Append_FreshJudgeGivesTicksAgain_KeepsThemOnce()
    {
        var disk = new SimulatedDisk();
        var ticks = Ticks(1, 200, Instruments[0]);
        using (var recorder = Open(disk))
        {
            recorder.Append(Source, 1, ticks.AsSpan(0, 150));
            recorder.Append(Source, 2, ticks.AsSpan(100));
        }

        Assert.Equal(ticks, Read(disk, Instruments[0]));
        Assert.Equal(50, Quarantined(disk).Length);
    }

    [Fact]
    public void Append_ManySmallRecords_AreFewBlocks()
    {
        var disk = new SimulatedDisk();
        using (var recorder = Open(disk))
        {
            var time = Timestamp.Utc(2026, 1, 5);
            for (var record = 1; record <= 20_000; record++)
            {
                time = time.Plus(Timestamp.NanosPerMillisecond);
                recorder.Append(Source, record, [new(Instruments[0], new(1_100_000_000), new(1_100_010_000), time, time)]);
            }
        }

        var blocks = Segments(disk, Instruments[0]).SelectMany(segment => segment.Blocks).ToList();
        Assert.Equal(20_000, blocks.Sum(block => block.Rows));
        Assert.Equal(5, blocks.Count);
    }

    [Fact]
    public void Append_OneHugeRecord_IsWholeAndOnce()
    {
        var disk = new SimulatedDisk();
        var ticks = Ticks(7, 30_000, Instruments[0]);

        for (var i = 0; i < 2; i++)
        {
            using var recorder = Open(disk);
            recorder.Append(Source, 1, ticks);
        }

        Assert.Equal(ticks, Read(disk, Instruments[0]));
    }

    [Fact]
    public void Append_BehindWhatIsStored_GoesToQuarantine()
    {
        var disk = new SimulatedDisk();
        var ticks = Ticks(1, 300, Instruments[0]);
        using (var writer = new SeriesWriter<Tick, TickLayout>(disk, Folder(Key(Instruments[0])), Key(Instruments[0])))
        {
            writer.Import(ticks.AsSpan(0, 200));
        }

        // given a feed that begins before the end of an import into the same source
        using (var recorder = Open(disk))
        {
            recorder.Append(Source, 1, ticks.AsSpan(150, 100));
            recorder.Append(Source, 2, ticks.AsSpan(250));
        }

        Assert.Equal(ticks, Read(disk, Instruments[0]));
        var rows = Quarantined(disk);
        Assert.Equal(50, rows.Length);
        Assert.All(rows, row => Assert.Matches(@"^1,terminal-1,EURUSD,2026-.*,1\.[0-9]+,1\.[0-9]+,(OUT_OF_ORDER|DUPLICATE)$", row));
    }

    [Fact]
    public void Append_ImportsBetween_DoNotCountAsRecords()
    {
        var disk = new SimulatedDisk();
        var ticks = Ticks(1, 400, Instruments[0]);
        using (var recorder = Open(disk))
        {
            recorder.Append(Source, 3, ticks.AsSpan(0, 100));
        }

        using (var writer = new SeriesWriter<Tick, TickLayout>(disk, Folder(Key(Instruments[0])), Key(Instruments[0])))
        {
            for (var at = 100; at < 300; at += 20)
            {
                writer.Import(ticks.AsSpan(at, 20));
            }
        }

        using (var recorder = Open(disk))
        {
            Assert.Equal(3, recorder.Acknowledged(Source, Instruments[0]));
            recorder.Append(Source, 4, ticks.AsSpan(300));
        }

        Assert.Equal(ticks, Read(disk, Instruments[0]));
    }

    [Fact]
    public void Append_DiskFullAndThenNot_KeepsEverything()
    {
        var disk = new SimulatedDisk();
        using var recorder = Open(disk);
        recorder.Append(Source, 1, Ticks(1, 4_000, Instruments[0]));
        recorder.Flush();
        disk.Capacity = disk.Capacity - disk.FreeBytes(Root) + 100;
        recorder.Append(Source, 2, Ticks(2, 4_000, Instruments[0]));

        var error = Assert.Throws<RefusedException>(() => recorder.Append(Source, 3, Ticks(3, 4_000, Instruments[0])));
        disk.Capacity = long.MaxValue;
        recorder.Append(Source, 3, Ticks(3, 4_000, Instruments[0]));
        recorder.Flush();

        Assert.Equal("DISK_FULL", error.Fault.Code);
        Assert.Equal([.. Ticks(1, 4_000, Instruments[0]), .. Ticks(2, 4_000, Instruments[0]), .. Ticks(3, 4_000, Instruments[0])], Read(disk, Instruments[0]));
    }

    [Fact]
    public void Append_SourceNoFolderCanHave_IsInvalid()
    {
        using var recorder = Open(new SimulatedDisk());

        var error = Assert.Throws<InvalidInputException>(() => recorder.Append(new("../up"), 1, Ticks(1, 1, Instruments[0])));

        Assert.Equal("STORE_SOURCE_NAME", error.Faults[0].Code);
    }

    [Fact]
    public void Append_BetweenBlocks_AllocatesNothing()
    {
        using var recorder = Open(new SimulatedDisk());
        var ticks = Ticks(1, 8_000, Instruments[0]);
        recorder.Append(Source, 1, ticks.AsSpan(0, 4_000));
        recorder.Flush();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 4_000; i < 8_000; i++)
        {
            recorder.Append(Source, i, ticks.AsSpan(i, 1));
        }

        Allocations.AssertNoneSince(before);
    }

    private static void AtEveryPoint(int seeds, Func<SimulatedDisk, Random, SimulatedDisk> crash)
    {
        var healthy = new SimulatedDisk();
        Give(healthy, new(), fromTheStart: true);
        for (var point = 0; point < healthy.Operations; point++)
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                // given a crash in the middle of an operation, and another one while the journal is given again
                var random = new Random((point * 1_000) + seed);
                var disk = new SimulatedDisk { OperationsUntilPowerFails = point };
                var acknowledged = new Dictionary<InstrumentId, long>();
                Assert.False(Give(disk, acknowledged, fromTheStart: true));
                disk = crash(disk, random);
                disk.OperationsUntilPowerFails = random.Next(60);
                Give(disk, acknowledged, fromTheStart: random.Next(2) == 0);
                disk = crash(disk, random);

                // then what was acknowledged is there
                foreach (var (instrument, record) in acknowledged)
                {
                    var seen = Read(disk, instrument);
                    var safe = Expected(instrument, record);
                    Assert.True(seen.Length >= safe.Length);
                    Assert.Equal(Expected(instrument)[..seen.Length], seen);
                }

                // and with the rest given again, everything once
                Assert.True(Give(disk, acknowledged, fromTheStart: true));
                Assert.All(Instruments, instrument => Assert.Equal(Expected(instrument), Read(disk, instrument)));
                Assert.Equal(Journal.SelectMany(record => record.Rejected.Select(tick => Line(record.Number, tick))), Quarantined(disk));
            }
        }
    }

    /// <summary>Gives the journal until its end or a crash; true at the end.</summary>
    private static bool Give(SimulatedDisk disk, Dictionary<InstrumentId, long> acknowledged, bool fromTheStart)
    {
        try
        {
            var recorder = Open(disk);
            foreach (var record in Journal)
            {
                if (!fromTheStart && record.Number <= recorder.Acknowledged(Source, record.Instrument))
                {
                    continue;
                }

                foreach (var tick in record.Rejected)
                {
                    recorder.Quarantine(Source, record.Number, in tick, QualityCode.Duplicate);
                }

                recorder.Append(Source, record.Number, record.Accepted);
                if (record.Number % RecordsPerFlush == 0)
                {
                    recorder.Flush();
                    foreach (var instrument in Instruments)
                    {
                        var safe = recorder.Acknowledged(Source, instrument);
                        Assert.True(safe >= acknowledged.GetValueOrDefault(instrument));
                        acknowledged[instrument] = safe;
                    }
                }
            }

            recorder.Dispose();
            return true;
        }
        catch (SimulatedDisk.PowerCutException)
        {
            return false;
        }
    }

    private static LiveRecorder Open(SimulatedDisk disk, TimeProvider? clock = null) =>
        new(disk, Folder, Path.Combine(Root, "quarantine"), new SeriesClaims(), clock ?? TimeProvider.System, new MemoryStream());

    private static SeriesKey Key(InstrumentId instrument) => new(Source, instrument, BarPeriod.Tick);

    private static string Folder(SeriesKey key) => $"{Root}/ticks/{key.Source}/{key.Instrument}";

    private static List<Segment> Segments(SimulatedDisk disk, InstrumentId instrument) =>
        Segment.LoadAll(disk, Folder(Key(instrument)), Key(instrument), TickLayout.Columns, forWriting: false);

    private static Tick[] Read(SimulatedDisk disk, InstrumentId instrument)
    {
        using var reader = new SeriesReader<Tick, TickLayout>(disk, Key(instrument), Segments(disk, instrument), Timestamp.Min, Timestamp.Max);
        var (rows, buffer) = (new List<Tick>(), new Tick[777]);
        while (reader.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return [.. rows];
    }

    private static string[] Quarantined(SimulatedDisk disk)
    {
        const string Path = $"{Root}/quarantine/live-terminal-1.csv";
        return disk.Exists(Path) ? Encoding.ASCII.GetString(disk.ReadAll(Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..] : [];
    }

    private static string Line(long record, in Tick tick) =>
        $"{record},{Source},{tick.Instrument},{tick.VenueTime},{tick.Bid},{tick.Ask},{QualityCode.Duplicate}";

    private static Tick[] Expected(InstrumentId instrument, long upTo = long.MaxValue) =>
        [.. Journal.Where(record => record.Instrument == instrument && record.Number <= upTo).SelectMany(record => record.Accepted)];

    // Mostly small ones; some of more than a block; now and then a pause that begins a segment; some with ticks that were not accepted.
    private static IEnumerable<JournalRecord> Records(int count)
    {
        var random = new Random(1);
        for (var number = 1; number <= count; number++)
        {
            var instrument = Instruments[random.Next(Instruments.Length)];
            var rows = number % 11 == 0 ? 9_000 : number % 6 == 0 ? 2_500 : random.Next(1, 60);
            var ticks = Ticks(number + (number > 14 ? 600 : 0), rows, instrument);
            yield return new(number, instrument, ticks, number % 4 == 0 ? ticks[..1] : []);
        }
    }

    private static Tick[] Ticks(int minute, int count, InstrumentId instrument)
    {
        var random = new Random(minute);
        var time = Timestamp.Utc(2026, 1, 5).Plus(minute * Timestamp.NanosPerMinute);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            time = time.Plus(random.Next(1, 6) * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000 + (random.Next(-9, 9) * 10_000L);
            return new Tick(instrument, new(bid), new(bid + 10_000), time.Plus(-random.Next(0, 2)), time);
        })];
    }

    private sealed class SteppedClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Now;
    }

    private sealed record JournalRecord(long Number, InstrumentId Instrument, Tick[] Accepted, Tick[] Rejected);
}

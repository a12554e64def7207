using Arus.Contracts.MarketData;
using Arus.MarketData.Storage;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Storage;

/// <summary>What a series holds after the worst: a power cut, a death, a full disk, at every point there is.</summary>
public sealed class SegmentTests
{
    private const string Folder = "/data/ticks/test/EURUSD";
    private const int Batches = 9;
    private const int BatchesPerFlush = 3;

    private static readonly SeriesKey Key = new(StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.Tick);

    // Small ones, one of three blocks, one behind a pause that begins a new segment.
    private static readonly Tick[][] Sent = [.. Enumerable.Range(0, Batches).Select(i => Batch(i, i == 4 ? 17_000 : 60 + (7 * i)))];

    [Fact]
    public void LoadAll_PowerCutAtEveryPoint_HoldsEveryAcknowledgedBatchOnce() => AtEveryPoint(5, (disk, random) => disk.AfterPowerCut(random));

    [Fact]
    public void LoadAll_DeathAtEveryPoint_HoldsEveryAcknowledgedBatchOnce() => AtEveryPoint(1, (disk, _) => disk.AfterKill());

    [Fact]
    public void Append_DiskFullAtEveryPoint_KeepsWhatIsAcknowledgedAndGoesOnAfterwards()
    {
        var whole = new SimulatedDisk();
        SendAll(whole, out _);
        var capacityMax = whole.Capacity - whole.FreeBytes(Folder);
        var refusals = 0;

        for (var capacity = 0L; capacity < capacityMax; capacity += capacity < 20_000 ? 61 : 4_099)
        {
            var disk = new SimulatedDisk { Capacity = capacity };
            var writer = new SeriesWriter<Tick, TickLayout>(disk, Folder, Key);
            var acknowledged = 0;
            try
            {
                for (; acknowledged < Batches; acknowledged++)
                {
                    writer.Append(acknowledged + 1, Sent[acknowledged]);
                }
            }
            catch (RefusedException full)
            {
                refusals++;
                Assert.Equal("DISK_FULL", full.Fault.Code);
                Assert.Contains($"append {Sent[acknowledged].Length} ticks of EURUSD ticks of test", full.Fault.What, StringComparison.Ordinal);
                Assert.Contains("bytes needed", full.Fault.What, StringComparison.Ordinal);
                Assert.Equal(Rows(acknowledged), Read(disk));

                // when there is room again
                disk.Capacity = long.MaxValue;
                for (; acknowledged < Batches; acknowledged++)
                {
                    Assert.True(writer.Append(acknowledged + 1, Sent[acknowledged]));
                }
            }

            writer.Dispose();
            Assert.Equal(Rows(Batches), Read(disk));
            Assert.Empty(Faults(disk));
        }

        Assert.True(refusals > 100);
    }

    private static void AtEveryPoint(int seeds, Func<SimulatedDisk, Random, SimulatedDisk> crash)
    {
        var healthy = new SimulatedDisk();
        SendAll(healthy, out _);
        for (var point = 0; point < healthy.Operations; point++)
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                // given a crash in the middle of an operation
                var disk = new SimulatedDisk { OperationsUntilPowerFails = point };
                var acknowledged = SendAll(disk, out var hasCrashed);
                Assert.True(hasCrashed);
                var found = crash(disk, new Random((point * 1_000) + seed));

                // then a reader sees whole batches, the acknowledged ones among them
                var seen = Read(found);
                var whole = Enumerable.Range(0, Batches + 1).Single(count => Rows(count).Length == seen.Length);
                Assert.InRange(whole, acknowledged, acknowledged + BatchesPerFlush);
                Assert.Equal(Rows(whole), seen);

                // and a writer that sends everything unacknowledged again, and the last acknowledged one too, stores each once
                using (var writer = new SeriesWriter<Tick, TickLayout>(found, Folder, Key))
                {
                    for (var batch = Math.Max(0, acknowledged - 1); batch < Batches; batch++)
                    {
                        writer.Append(batch + 1, Sent[batch]);
                    }
                }

                Assert.Equal(Rows(Batches), Read(found));
                Assert.Empty(Faults(found));
            }
        }
    }

    // Every third batch waits for its acknowledgement, so that some share one flush.
    private static int SendAll(SimulatedDisk disk, out bool hasCrashed)
    {
        var acknowledged = 0;
        hasCrashed = false;
        try
        {
            var writer = new SeriesWriter<Tick, TickLayout>(disk, Folder, Key);
            for (var batch = 0; batch < Batches; batch++)
            {
                writer.Append(batch + 1, Sent[batch], isDurable: batch % BatchesPerFlush == BatchesPerFlush - 1);
                acknowledged = (int)writer.Acknowledged;
            }

            writer.Dispose();
        }
        catch (SimulatedDisk.PowerCutException)
        {
            hasCrashed = true;
        }

        return acknowledged;
    }

    private static Tick[] Read(SimulatedDisk disk)
    {
        var segments = Segment.LoadAll(disk, Folder, Key, TickLayout.Columns, forWriting: false);
        using var reader = new SeriesReader<Tick, TickLayout>(disk, Key, segments, Timestamp.Min, Timestamp.Max);
        var (rows, buffer) = (new List<Tick>(), new Tick[4_096]);
        while (reader.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return [.. rows];
    }

    private static List<Fault> Faults(SimulatedDisk disk)
    {
        var faults = new List<Fault>();
        foreach (var path in disk.Files(Folder, Segment.Suffix))
        {
            SegmentVerifier<Tick, TickLayout>.Verify(disk, path, Key, faults);
        }

        return faults;
    }

    private static Tick[] Rows(int batches) => [.. Sent.Take(batches).SelectMany(batch => batch)];

    private static Tick[] Batch(int number, int rows)
    {
        var random = new Random(number);
        var time = Timestamp.Utc(2024, 1, 1 + (number / 6), number);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            time = time.Plus(random.Next(0, 200) * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000 + (random.Next(-99, 99) * 10_000L);
            return new Tick(StoreSamples.EurUsd, new(bid), new(bid + 20_000), time, time);
        })];
    }
}

using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Journal;

public sealed class JournalWriterTests
{
    private const string Folder = "/journal";

    private static readonly Timestamp Day = Timestamp.Utc(2026, 11, 20, 12);

    [Fact]
    public void Open_AfterAnyRecords_ReadsThemBackAndGoesOnCounting()
    {
        var disk = new SimulatedDisk();
        var written = new List<Row>();

        for (var opening = 0; opening < 3; opening++)
        {
            using var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 4_000);
            Assert.Null(writer.Cut);
            Assert.Equal(written.Count, writer.Last);
            Write(writer, written, new Random(opening), batches: 20, toMedium: false);
        }

        Assert.Equal(written, Read(disk));
        Assert.True(disk.Files(Folder, ".journal").Count > 3);
    }

    [Fact]
    public void Read_FromANumber_BeginsThere()
    {
        var disk = new SimulatedDisk();
        var written = new List<Row>();
        using (var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 1_000))
        {
            Write(writer, written, new Random(1), batches: 30, toMedium: false);
        }

        Assert.All(Enumerable.Range(1, written.Count + 1), from => Assert.Equal(written.Skip(from - 1), Read(disk, from)));
    }

    [Fact]
    public void TryRead_WhileSomebodyWrites_FollowsOverSegments()
    {
        var disk = new SimulatedDisk();
        var written = new List<Row>();
        var read = new List<Row>();
        using var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 500);
        using var reader = new JournalReader(disk, Folder);

        for (var i = 0; i < 50; i++)
        {
            Write(writer, written, new Random(i), batches: i % 3, toMedium: false);
            Drain(reader, read);
            Assert.Equal(written, read);
        }
    }

    [Fact]
    public void BeginBatch_AnotherDay_BeginsAnotherSegment()
    {
        var disk = new SimulatedDisk();
        using var writer = JournalWriter.Open(disk, Folder);

        foreach (var day in (int[])[0, 0, 1, 0, 2])
        {
            writer.BeginBatch(Day.Plus(day * Timestamp.NanosPerDay));
            writer.Append(1, [1, 2, 3]);
            writer.Commit(toMedium: false);
        }

        Assert.Equal(3, disk.Files(Folder, ".journal").Count);
        Assert.Equal(5, Read(disk).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_AfterAPowerCutAtAnyOperation_HoldsWhatWasPromisedAndNothingTwice(bool toMedium)
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var disk = new SimulatedDisk();
            var promised = new List<Row>();
            var written = new List<Row>();
            for (var power = 0; power < 3; power++)
            {
                disk.OperationsUntilPowerFails = new Random(seed + power).Next(1, 60);
                try
                {
                    using var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 1_500);
                    written = Read(disk);
                    Assert.True(promised.SequenceEqual(written.Take(promised.Count)), $"seed {seed}: a promised record is lost");
                    promised = [.. written];
                    while (true)
                    {
                        Write(writer, written, new Random((seed * 3) + power), batches: 1, toMedium, () => promised = toMedium ? [.. written] : promised);
                        promised = [.. written.Take((int)writer.Flushed)];
                    }
                }
                catch (SimulatedDisk.PowerCutException)
                {
                    disk = disk.AfterPowerCut(new Random(seed));
                }
            }

            using var last = JournalWriter.Open(disk, Folder);
            var found = Read(disk);
            Assert.True(promised.SequenceEqual(found.Take(promised.Count)), $"seed {seed}: a promised record is lost");
            Assert.True(found.SequenceEqual(written.Take(found.Count)), $"seed {seed}: a record is there that nobody wrote");
        }
    }

    [Fact]
    public void Open_AfterAKillAtAnyOperation_HoldsEverythingCommitted()
    {
        for (var operations = 1; operations < 40; operations++)
        {
            var disk = new SimulatedDisk { OperationsUntilPowerFails = operations };
            var written = new List<Row>();
            var committed = new List<Row>();
            try
            {
                using var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 1_500);
                while (true)
                {
                    Write(writer, written, new Random(operations), batches: 1, toMedium: false, () => committed = [.. written]);
                }
            }
            catch (SimulatedDisk.PowerCutException)
            {
                disk = disk.AfterKill();
            }

            using var again = JournalWriter.Open(disk, Folder);
            var found = Read(disk);
            Assert.Equal(committed, found.Take(committed.Count));
            Assert.Equal(found, written.Take(found.Count));
        }
    }

    [Fact]
    public void Open_TornEnd_IsCutBackToTheLastWholeRecordAndSaidSo()
    {
        for (var cut = 1; cut < 19; cut++)
        {
            var disk = new SimulatedDisk();
            var writer = JournalWriter.Open(disk, Folder);
            writer.BeginBatch(Day);
            writer.Append(1, [1, 2, 3]);
            writer.Append(2, [4, 5, 6]);
            writer.Commit(toMedium: false);
            var path = disk.Files(Folder, ".journal").Single();
            using (var file = disk.Open(path, forWriting: true))
            {
                file.Truncate(file.Length - cut);
            }

            using var again = JournalWriter.Open(disk, Folder);

            Assert.Equal(new JournalCut(path, 32 + 19, 19 - cut, 1), again.Cut);
            Assert.Equal(1, again.Last);
        }
    }

    [Fact]
    public void Read_AnyByteOfWhatWasSafeChanged_IsAFaultThatNamesThePlace()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var disk = new SimulatedDisk();
            using (var writer = JournalWriter.Open(disk, Folder))
            {
                Write(writer, [], new Random(i), batches: 6, toMedium: true);
            }

            var path = disk.Files(Folder, ".journal").Single();
            using var file = disk.Open(path, forWriting: true);
            var at = random.Next((int)file.Length - 16);
            var one = new byte[1];
            file.Read(at, one);
            file.Write(at, [(byte)(one[0] ^ (1 << random.Next(8)))]);
            if (at is >= 28 and < 32)
            {
                continue; // unused bytes of the head
            }

            var fault = Assert.Throws<InvalidInputException>(() => Read(disk)).Faults.Single();

            Assert.Equal("JOURNAL_DAMAGED", fault.Code);
            Assert.StartsWith($"{path}: offset ", fault.Where);
            Assert.Throws<InvalidInputException>(() => JournalWriter.Open(disk, Folder));
        }
    }

    [Fact]
    public void Read_AMissingSegment_IsAFault()
    {
        var disk = new SimulatedDisk();
        using (var writer = JournalWriter.Open(disk, Folder, segmentBytesMax: 200))
        {
            Write(writer, [], new Random(1), batches: 20, toMedium: true);
        }

        disk.Delete(disk.Files(Folder, ".journal")[1]);

        Assert.Contains("missing", Assert.Throws<InvalidInputException>(() => Read(disk)).Faults.Single().What);
    }

    [Fact]
    public void Commit_DiskFull_RefusesOnceAndForAllAndKeepsWhatWasThere()
    {
        var disk = new SimulatedDisk();
        var writer = JournalWriter.Open(disk, Folder);
        var written = new List<Row>();
        Write(writer, written, new Random(1), batches: 5, toMedium: false);
        var before = written.ToList();
        disk.Capacity = disk.Files(Folder, ".journal").Sum(path => disk.Open(path, forWriting: false).Length) + 5;

        var fault = Assert.Throws<RefusedException>(() => Write(writer, written, new Random(2), batches: 1, toMedium: false)).Fault;

        Assert.Equal(DiskFull.Code, fault.Code);
        Assert.Throws<RefusedException>(() => writer.BeginBatch(Day));
        writer.Dispose();
        disk.Capacity = long.MaxValue;
        using var again = JournalWriter.Open(disk, Folder);
        Assert.Equal(before, Read(disk));
    }

    [Fact]
    public void Append_ManyRecords_AllocatesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("journal").FullName;
        try
        {
            using var writer = JournalWriter.Open(PhysicalDisk.Instance, folder);
            var payload = new byte[100];
            void Batch()
            {
                writer.BeginBatch(Day);
                for (var i = 0; i < 10; i++)
                {
                    writer.Append(1, payload);
                }

                writer.Commit(toMedium: false);
            }

            Batch();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                Batch();
            }

            Allocations.AssertNoneSince(before);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(
        JournalWriter writer, List<Row> written, Random random, int batches, bool toMedium, Action? committed = null)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            writer.BeginBatch(Day);
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var payload = new byte[random.Next(random.Next(4) == 0 ? 700 : 40)];
                random.NextBytes(payload);
                var kind = (byte)random.Next(1, 256);
                written.Add(new Row(writer.Append(kind, payload), kind, Convert.ToHexString(payload)));
            }

            writer.Commit(toMedium);
            committed?.Invoke();
        }
    }

    private static List<Row> Read(SimulatedDisk disk, long from = 1)
    {
        using var reader = new JournalReader(disk, Folder, from);
        var rows = new List<Row>();
        Drain(reader, rows);
        return rows;
    }

    private static void Drain(JournalReader reader, List<Row> rows)
    {
        while (reader.TryRead(out var record))
        {
            rows.Add(new Row(record.Number, record.Kind, Convert.ToHexString(record.Payload)));
        }
    }

    private sealed record Row(long Number, byte Kind, string Payload);
}

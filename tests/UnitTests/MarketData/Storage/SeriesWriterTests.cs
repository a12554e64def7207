using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class SeriesWriterTests : IDisposable
{
    private static readonly InstrumentId EurUsd = InstrumentId.Of("EURUSD");
    private static readonly SeriesKey Key = new(new("test"), EurUsd, BarPeriod.Tick);

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-series").FullName;

    [Fact]
    public void Append_ManyBatches_ReadsBackTheSameRows()
    {
        var ticks = Ticks(50_000);

        using (var writer = Open())
        {
            for (var at = 0; at < ticks.Length; at += 10_000)
            {
                Assert.True(writer.Append((at / 10_000) + 1, ticks.AsSpan(at, 10_000)));
            }
        }

        Assert.Equal(ticks, Stored());
    }

    [Fact]
    public void Append_BatchSentAgainAfterReopening_IsStoredOnce()
    {
        var ticks = Ticks(100);
        using (var writer = Open())
        {
            writer.Append(1, ticks);
        }

        using (var writer = Open())
        {
            Assert.False(writer.Append(1, ticks));
        }

        Assert.Equal(ticks, Stored());
    }

    [Fact]
    public void Append_NotDurable_IsInvisibleUntilFlushed()
    {
        using var writer = Open();

        writer.Append(1, Ticks(10), isDurable: false);
        var before = Stored().Length;
        writer.Flush();

        Assert.Equal(0, before);
        Assert.Equal(10, Stored().Length);
        Assert.Equal(1, writer.Acknowledged);
    }

    [Fact]
    public void Open_TailCutAnywhere_KeepsWhatWasAcknowledged()
    {
        var ticks = Ticks(300);
        using (var writer = Open())
        {
            writer.Append(1, ticks.AsSpan(0, 200));
        }

        var path = Directory.GetFiles(_folder, "*.seg").Single();
        var acknowledged = File.ReadAllBytes(path);
        using (var writer = Open())
        {
            writer.Append(2, ticks.AsSpan(200), isDurable: false);
        }

        var full = File.ReadAllBytes(path);
        for (var length = acknowledged.Length; length < full.Length; length += 7)
        {
            // given a crash that left part of the second batch behind an old acknowledged length
            byte[] torn = [.. acknowledged, .. full.AsSpan(acknowledged.Length, length - acknowledged.Length)];
            File.WriteAllBytes(path, torn);

            Assert.Equal(ticks[..200], Stored());
            using (var writer = Open())
            {
                Assert.Equal(1, writer.Written);
                writer.Append(2, ticks.AsSpan(200));
            }

            Assert.Equal(ticks, Stored());
        }
    }

    [Fact]
    public void Import_InAnyOrderOfWeeks_EqualsInOneGo()
    {
        var weeks = Enumerable.Range(0, 4).Select(week => Ticks(1_000, week)).ToArray();

        using (var writer = Open())
        {
            foreach (var week in new[] { 2, 0, 3, 1, 2 })
            {
                writer.Import(weeks[week]);
            }
        }

        Assert.Equal(weeks.SelectMany(week => week), Stored());
    }

    [Fact]
    public void Import_OverlapWithOtherRows_NamesTheRange()
    {
        var ticks = Ticks(100);
        using var writer = Open();
        writer.Import(ticks);
        var other = (Tick[])ticks.Clone();
        other[50] = other[50] with { Bid = new(1) };

        var error = Assert.Throws<InvalidInputException>(() => writer.Import(other));

        Assert.Equal("STORE_OVERLAP", error.Faults[0].Code);
        Assert.Contains(ticks[50].ReceivedAt.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_HalfStoredAlready_StoresTheRest()
    {
        var ticks = Ticks(20_000);
        using (var writer = Open())
        {
            writer.Import(ticks.AsSpan(5_000, 10_000));

            Assert.Equal(10_000, writer.Import(ticks));
            Assert.Equal(0, writer.Import(ticks));
        }

        Assert.Equal(ticks, Stored());
    }

    [Fact]
    public void Append_RowBeforeTheLast_IsRefused()
    {
        using var writer = Open();
        writer.Append(1, Ticks(10));

        var error = Assert.Throws<InvalidInputException>(() => writer.Append(2, Ticks(5)));

        Assert.Equal("STORE_OUT_OF_ORDER", error.Faults[0].Code);
    }

    [Fact]
    public void Append_RealDeviceThatIsFull_IsRefusedAndWorksOnceThereIsRoom()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        var ticks = Ticks(100);
        using var writer = Open();
        var unfinished = Path.Combine(_folder, $"{ticks[0].ReceivedAt.ToDateTime():yyyyMMdd'T'HHmmss}-r00000001.seg.new");
        File.CreateSymbolicLink(unfinished, "/dev/full");

        var error = Assert.Throws<RefusedException>(() => writer.Append(1, ticks));

        Assert.Equal("DISK_FULL", error.Fault.Code);
        Assert.Empty(Stored());
        File.Delete(unfinished);
        Assert.True(writer.Append(1, ticks));
        Assert.Equal(ticks, Stored());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SeriesWriter<Tick, TickLayout> Open() => new(PhysicalDisk.Instance, _folder, Key);

    private Tick[] Stored()
    {
        var segments = Segment.LoadAll(PhysicalDisk.Instance, _folder, Key, TickLayout.Columns, forWriting: false);
        using var reader = new SeriesReader<Tick, TickLayout>(PhysicalDisk.Instance, Key, segments, Timestamp.Min, Timestamp.Max);
        var (rows, buffer) = (new List<Tick>(), new Tick[777]);
        while (reader.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return [.. rows];
    }

    private static Tick[] Ticks(int count, int week = 0)
    {
        var random = new Random(week);
        var time = Timestamp.Utc(2024, 1, 1).Plus(week * 7 * Timestamp.NanosPerDay);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            time = time.Plus(random.Next(0, 900) * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000 + (random.Next(-500, 500) * 10_000L);
            return new Tick(EurUsd, new(bid), new(bid + (random.Next(-2, 9) * 10_000L)), time, time, (QuoteFlags)random.Next(0, 3));
        })];
    }
}

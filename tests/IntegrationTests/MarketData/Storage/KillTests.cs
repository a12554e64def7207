using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.IntegrationTests.MarketData.Storage;

/// <summary>A real writer, really killed.</summary>
public sealed class KillTests : IDisposable
{
    private const int KillsAtWork = 25;
    private const int KillsMax = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Store_WriterKilledAtAnyMoment_HoldsEveryAcknowledgedBatchOnce()
    {
        var random = new Random(20_240_101);
        var expected = new List<Tick>();
        var (acknowledged, whole, killsAtWork) = (0L, 0L, 0);
        for (var kill = 0; kill < KillsMax && killsAtWork < KillsAtWork; kill++)
        {
            // given a writer that sends the last acknowledged batch again, for it cannot know that we heard of it
            var first = Math.Max(1, acknowledged);
            using var writer = Appender.Start(_folder, first);
            var isEarly = kill % 5 == 4;
            for (var heard = isEarly ? 0 : random.Next(1, 25); heard > 0; heard--)
            {
                acknowledged = Math.Max(acknowledged, long.Parse(writer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
            }

            if (kill % 5 == 3)
            {
                AssertHolds(acknowledged, long.MaxValue, expected, ref whole);
            }

            // when it is killed anywhere in its work
            Thread.Sleep(isEarly ? random.Next(40, 150) : random.Next(0, 4));
            writer.Kill();
            while (writer.StandardOutput.ReadLine() is { } line)
            {
                acknowledged = Math.Max(acknowledged, long.Parse(line, CultureInfo.InvariantCulture));
            }

            writer.WaitForExit();
            Assert.Equal("", writer.StandardError.ReadToEnd());

            // then nothing acknowledged is missing, and nothing but whole batches is there, each once
            AssertHolds(acknowledged, acknowledged + 1, expected, ref whole);
            killsAtWork += acknowledged < first + Appender.BatchesMax - 1 ? 1 : 0;
        }

        Assert.Equal(KillsAtWork, killsAtWork);
        Assert.Equal(expected.Count, Programs.Arus("data", "verify", "--data", _folder, "--json") is (0, var json, _) ? Rows(json) : -1);
    }

    private static int Rows(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("rows").GetInt32();

    // Rows are read while the writer runs, so more than was heard of may be there; whatever is, is whole batches.
    private void AssertHolds(long least, long most, List<Tick> expected, ref long whole)
    {
        var stored = Read();
        while (expected.Count < stored.Count)
        {
            expected.AddRange(Appender.Batch(++whole));
        }

        Assert.InRange(whole, least, most);
        Assert.Equal(expected.Count, stored.Count);
        Assert.True(expected.SequenceEqual(stored));
    }

    private List<Tick> Read()
    {
        using var directory = DataDirectory.OpenForReading(_folder, [], TimeProvider.System);
        var segments = Segment.LoadAll(PhysicalDisk.Instance, Appender.Series.Folder(directory), Appender.Series, TickLayout.Columns, forWriting: false);
        using var reader = new SeriesReader<Tick, TickLayout>(PhysicalDisk.Instance, Appender.Series, segments, Timestamp.Min, Timestamp.Max);
        var (rows, buffer) = (new List<Tick>(), new Tick[5_000]);
        while (reader.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return rows;
    }
}

using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Live;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Live;

public sealed class LiveQuarantineTests
{
    private const string File = "/data/quarantine/live-t1.csv";

    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void Add_Tick_IsALineAPersonCanRead()
    {
        using (var quarantine = Open())
        {
            var time = Timestamp.Utc(2026, 1, 5);
            quarantine.Add(17, new(InstrumentId.Of("EURUSD"), new(1_100_000_000), new(1_100_150_000), time, time), QualityCode.Duplicate);
            quarantine.Flush();
        }

        Assert.Equal(["record,source,instrument,time,bid,ask,code", "17,t1,EURUSD,2026-01-05T00:00:00Z,1.1,1.10015,DUPLICATE"], Lines());
    }

    [Fact]
    public void Add_NothingRejected_MakesNoFile()
    {
        using var quarantine = Open();
        quarantine.Flush();

        Assert.False(_disk.Exists(File));
    }

    [Theory]
    [InlineData(LiveQuarantine.RowsMax, 0)]
    [InlineData(LiveQuarantine.RowsMax + 1, 1)]
    [InlineData(LiveQuarantine.RowsMax + 5_000, 5_000)]
    public void Add_MoreThanThereIsRoomFor_IsCounted(int rows, int more)
    {
        Add(rows, perRecord: 7);

        var lines = Lines();

        Assert.Equal(1 + LiveQuarantine.RowsMax + (more > 0 ? 1 : 0), lines.Length);
        Assert.Equal(more > 0, lines[^1].Contains($"NOT_SHOWN {more:D19} more", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(LiveQuarantine.RowsMax)]
    [InlineData(LiveQuarantine.RowsMax + 500)]
    public void Add_SameRecordsAgainAndMore_AreThereOnce(int rows)
    {
        Add(rows, perRecord: 7);
        Add(rows, perRecord: 7);
        Add(rows + 50, perRecord: 7);
        var again = Lines();

        var other = new LiveQuarantineTests();
        other.Add(rows + 50, perRecord: 7);

        Assert.Equal(other.Lines(), again);
    }

    [Fact]
    public void Add_FileCutAnywhere_IsCompletedFromTheRecords()
    {
        Add(30, perRecord: 4);
        var whole = _disk.ReadAll(File);
        for (var length = 0; length < whole.Length; length++)
        {
            using (var file = _disk.Create(File))
            {
                file.Write(0, whole.AsSpan(0, length));
            }

            Add(30, perRecord: 4);

            Assert.Equal(whole, _disk.ReadAll(File));
        }
    }

    private void Add(int rows, int perRecord)
    {
        using var quarantine = Open();
        for (var i = 0; i < rows; i++)
        {
            var time = Timestamp.Utc(2026, 1, 5).Plus(i * Timestamp.NanosPerSecond);
            quarantine.Add(1 + (i / perRecord), new(InstrumentId.Of("EURUSD"), new(1_100_000_000 + i), new(1_100_150_000), time, time), QualityCode.OutOfOrder);
        }

        quarantine.Flush();
    }

    private LiveQuarantine Open() => new(_disk, File, new("t1"));

    private string[] Lines() => Encoding.ASCII.GetString(_disk.ReadAll(File)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

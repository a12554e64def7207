using System.Buffers.Binary;
using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class StatedDecimalsMigrationTests : IDisposable
{
    private readonly StoreSamples _samples = new();
    private readonly Tick[] _ticks = StoreSamples.Ticks(20_000);
    private readonly Bar[] _bars = StoreSamples.Bars(500);

    public StatedDecimalsMigrationTests()
    {
        _samples.Import(_ticks);
        _samples.Import(StoreSamples.Ticks(20_000, week: 1));
        _samples.Import(_bars);
        foreach (var path in _samples.Segments())
        {
            MakeVersion1(path);
        }

        File.WriteAllText(Path.Combine(_samples.Data, "format"), "arus data 1\n");
    }

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Open_Version1_ReadsTheSameRowsAndKeepsTheOldFiles()
    {
        var before = _samples.Segments().ToDictionary(path => Path.GetRelativePath(_samples.Data, path), File.ReadAllBytes);

        var stored = _samples.Stored(StoreSamples.Everything() with { To = _ticks[^1].ReceivedAt.Plus(1) });

        Assert.Equal(_ticks, stored);
        using var bars = _samples.Store.Open(_samples.Data, StoreSamples.Everything(BarPeriod.M1));
        Assert.Equal(_bars, StoreSamples.ReadBars(bars));
        Assert.Empty(_samples.Store.Verify(_samples.Data).Faults);
        Assert.Equal("arus data 2\n", File.ReadAllText(Path.Combine(_samples.Data, "format")));
        Assert.Equal(3, before.Count);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(_samples.Data, "backup", "v1", file.Key))));
    }

    [Fact]
    public void Open_MigratedHalfWay_GoesOn()
    {
        _ = _samples.Stored();
        var changed = _samples.Segments().First(path => !path.Contains("backup", StringComparison.Ordinal));
        MakeVersion1(changed);
        File.WriteAllText(Path.Combine(_samples.Data, "format"), "arus data 1\n");

        Assert.Equal(40_000, _samples.Stored().Length);
        Assert.Empty(_samples.Store.Verify(_samples.Data).Faults);
    }

    [Fact]
    public void Open_SegmentDamagedBefore_IsStillToldOf()
    {
        var path = _samples.Segments()[0];
        var bytes = File.ReadAllBytes(path);
        bytes[20] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.StartsWith(path, Assert.Single(_samples.Store.Verify(_samples.Data).Faults).Where, StringComparison.Ordinal);
    }

    private static void MakeVersion1(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Encoding.ASCII.GetBytes("ARUSSEG1", bytes);
        bytes[9] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(64), Crc32C.Of(bytes.AsSpan(0, 64)));
        File.WriteAllBytes(path, bytes);
    }
}

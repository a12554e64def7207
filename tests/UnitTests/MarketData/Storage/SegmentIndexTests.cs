using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class SegmentIndexTests : IDisposable
{
    private readonly StoreSamples _samples = new();
    private readonly string _path;

    public SegmentIndexTests()
    {
        _samples.Import(StoreSamples.Ticks(50_000));
        _path = _samples.Segments().Single();
    }

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Read_AfterAnImport_NamesEveryBlock() =>
        Assert.Equal(50_000, SegmentIndex.Read(PhysicalDisk.Instance, _path).Sum(block => block.Rows));

    [Fact]
    public void Read_DamagedAnywhere_IsOfNoUseAndTheRowsAreThere()
    {
        var good = File.ReadAllBytes(_path + SegmentIndex.Suffix);
        for (var at = 0; at < good.Length; at += 5)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 4;
            File.WriteAllBytes(_path + SegmentIndex.Suffix, bad);

            Assert.Empty(SegmentIndex.Read(PhysicalDisk.Instance, _path));
        }

        Assert.Equal(StoreSamples.Ticks(50_000), _samples.Stored());
    }

    [Fact]
    public void Read_Missing_IsMadeUpFor()
    {
        File.Delete(_path + SegmentIndex.Suffix);

        Assert.Equal(StoreSamples.Ticks(50_000), _samples.Stored());
    }

    [Fact]
    public void Read_BehindItsSegment_IsMadeUpFor()
    {
        var behind = File.ReadAllBytes(_path + SegmentIndex.Suffix);
        _samples.Import(StoreSamples.Ticks(60_000));
        File.WriteAllBytes(_path + SegmentIndex.Suffix, behind);

        Assert.Equal(StoreSamples.Ticks(60_000), _samples.Stored());
    }
}

using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class SegmentVerifierTests : IDisposable
{
    private static readonly SeriesKey Key = new(StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.Tick);

    private readonly StoreSamples _samples = new();
    private readonly string _path;

    public SegmentVerifierTests()
    {
        _samples.Import(StoreSamples.Ticks(20_000));
        _path = _samples.Segments().Single();
    }

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Verify_SecondBlockDamaged_NamesItsPlaceAndCountsTheRowsBefore()
    {
        var first = Blocks()[0];
        Change(first.End + BlockCodec.HeadBytes + 100);

        var faults = Verify(out var rows);

        Assert.Equal($"{_path} at {first.End}", Assert.Single(faults).Where);
        Assert.Equal(first.Rows, rows);
    }

    [Fact]
    public void Verify_HeadDamaged_IsTold()
    {
        Change(Blocks()[1].Offset + 17);

        Assert.Contains("head", Assert.Single(Verify(out _)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TailCutOff_IsTold()
    {
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^100]);

        Assert.Contains("bytes were acknowledged", Assert.Single(Verify(out _)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_FileOfAnotherSeries_IsTold()
    {
        var faults = new List<Fault>();

        SegmentVerifier<Tick, TickLayout>.Verify(PhysicalDisk.Instance, _path, Key with { Instrument = InstrumentId.Of("GBPUSD") }, faults);

        Assert.Contains("belongs to EURUSD", Assert.Single(faults).What, StringComparison.Ordinal);
    }

    private List<Fault> Verify(out long rows)
    {
        var faults = new List<Fault>();
        rows = SegmentVerifier<Tick, TickLayout>.Verify(PhysicalDisk.Instance, _path, Key, faults);
        return faults;
    }

    private List<BlockEntry> Blocks() =>
        Segment.LoadAll(PhysicalDisk.Instance, Path.GetDirectoryName(_path)!, Key, TickLayout.Columns, forWriting: false).Single().Blocks;

    private void Change(long at)
    {
        var bytes = File.ReadAllBytes(_path);
        bytes[at] ^= 1;
        File.WriteAllBytes(_path, bytes);
    }
}

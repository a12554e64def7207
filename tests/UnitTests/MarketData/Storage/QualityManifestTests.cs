using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class QualityManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-quality-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Record_SameImportTwice_CountsOnce()
    {
        Record(0, 10, duplicates: 3);
        Record(0, 10, duplicates: 3, isNew: false);

        Assert.Equal(3, Duplicates());
    }

    [Fact]
    public void Record_ImportsSideBySide_AddUp()
    {
        Record(20, 30, duplicates: 3);
        Record(0, 10, duplicates: 4);

        Assert.Equal(7, Duplicates());
    }

    [Fact]
    public void Record_ImportOfEverythingAfterItsParts_ReplacesThem()
    {
        Record(0, 10, duplicates: 3);
        Record(11, 20, duplicates: 4);
        Record(0, 20, duplicates: 7, isNew: false);

        Assert.Equal(7, Duplicates());
    }

    [Fact]
    public void Record_PartOfEarlierImport_AddsNothing()
    {
        Record(0, 20, duplicates: 7);
        Record(5, 10, duplicates: 3, isNew: false);

        Assert.Equal(7, Duplicates());
    }

    [Fact]
    public void Rejected_OfAStretch_CountsImportsThatLieInIt()
    {
        Record(0, 10, duplicates: 3);
        Record(20, 30, duplicates: 4);

        Assert.Equal(4, Duplicates(from: 11));
        Assert.Equal(3, Duplicates(to: 11));
        Assert.Equal(0, Duplicates(from: 1, to: 30));
    }

    private void Record(long first, long last, long duplicates, bool isNew = true) =>
        QualityManifest.Record(PhysicalDisk.Instance, _folder, StoreSamples.Quality(new Timestamp(first), new Timestamp(last), duplicates), isNew);

    private long Duplicates(long from = 0, long to = 100) => QualityManifest
        .Rejected(QualityManifest.Read(PhysicalDisk.Instance, _folder), new(from), new(to))
        .GetValueOrDefault(QualityCode.Duplicate);
}

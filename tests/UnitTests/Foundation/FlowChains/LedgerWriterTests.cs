using System.Security.Cryptography;
using Arus.Foundation.FlowChains;

namespace Arus.UnitTests.Foundation.FlowChains;

public sealed class LedgerWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CurrentHash_OfAFinishedLedger_IsTheSha256OfItsFile()
    {
        var (path, hash) = Write(records: 300);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), hash);
    }

    [Fact]
    public void CurrentHash_WithoutAFile_IsTheSame()
    {
        var (_, kept) = Write(records: 10);
        using var ledger = new LedgerWriter(null);
        Fill(ledger, 10);

        Assert.Equal(kept, ledger.CurrentHash());
    }

    [Fact]
    public void Seal_TenThousandRecords_AllocatesNothing()
    {
        using var ledger = new LedgerWriter(Path.Combine(_folder, "quiet"));
        Fill(ledger, 2_000); // the buffers grow to their size

        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(ledger, 10_000);

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Constructor_FileExists_IsRefused()
    {
        var (path, _) = Write(records: 1);

        Assert.Throws<IOException>(() => new LedgerWriter(path));
    }

    [Fact]
    public void Seal_FlushingEach_ReachesTheFileAtOnce()
    {
        var path = Path.Combine(_folder, "journal");
        using var ledger = new LedgerWriter(path, flushEach: true);

        Fill(ledger, 3);

        Assert.Equal(3, LedgerReader.Read(path).Count());
    }

    private (string Path, string Hash) Write(int records)
    {
        var path = Path.Combine(_folder, $"ledger-{records}");
        using var ledger = new LedgerWriter(path);
        Fill(ledger, records);
        ledger.Flush();
        return (path, ledger.CurrentHash());
    }

    private static void Fill(LedgerWriter ledger, int records)
    {
        for (var i = 0; i < records; i++)
        {
            var record = ledger.Begin("order"u8);
            record.Tagged("order"u8, 'O', i);
            record.Text("instrument"u8, InstrumentId.Of("EURUSD"));
            record.Number("price"u8, new Price(1_085_230_000 + i));
            record.Number("up"u8, 0.1 + (i / 7.0));
            record.Amount("profit"u8, Money.Of(i / 3m, Currency.Usd));
            record.Time("at"u8, new Timestamp(1_400_000_000_123_456_789 + i));
            record.Number("limit"u8, 0.01m);
            ledger.Seal();
            ledger.Time("order"u8, i);
        }
    }
}

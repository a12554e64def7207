using Arus.Foundation.FlowChains;

namespace Arus.UnitTests.Foundation.FlowChains;

public sealed class LedgerReaderTests : IDisposable
{
    private const int Records = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("ledger").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Verify_UntouchedLedger_FindsNothing()
    {
        var check = LedgerReader.Verify(Write());

        Assert.Null(check.Fault);
        Assert.Equal(Records, check.Records);
        Assert.True(check.IsComplete);
    }

    [Fact]
    public void Verify_AnyByteChanged_NamesItsRecord()
    {
        var bytes = File.ReadAllBytes(Write());
        var path = Path.Combine(_folder, "changed");
        var record = 1L;
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x01;
            File.WriteAllBytes(path, changed);

            var fault = LedgerReader.Verify(path).Fault;

            Assert.NotNull(fault);
            Assert.Contains($"record {record}", fault.Where, StringComparison.Ordinal);
            record += bytes[i] == '\n' ? 1 : 0;
        }
    }

    [Fact]
    public void Verify_RecordRemoved_NamesTheNext()
    {
        var path = Write();
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, string.Concat(lines.Where((_, index) => index != 9).Select(line => line + "\n")));

        Assert.Contains("record 10", LedgerReader.Verify(path).Fault!.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_LedgerCutAfterARecord_IsWholeButNotComplete()
    {
        var path = Write();
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, string.Concat(lines[..9].Select(line => line + "\n")));

        var check = LedgerReader.Verify(path);

        Assert.Null(check.Fault);
        Assert.False(check.IsComplete);
    }

    [Fact]
    public void Verify_NoSuchFile_IsOneClearFault() =>
        Assert.Equal("LEDGER_UNREADABLE", Assert.Throws<InvalidInputException>(() => LedgerReader.Verify(Path.Combine(_folder, "none"))).Faults.Single().Code);

    [Fact]
    public void Verify_RandomBytes_IsOneFault()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            var path = Path.Combine(_folder, "noise");
            File.WriteAllBytes(path, bytes);

            Assert.NotNull(LedgerReader.Verify(path).Fault);
        }
    }

    private string Write()
    {
        var path = Path.Combine(_folder, "ledger");
        using var ledger = new LedgerWriter(path);
        for (var i = 1; i <= Records; i++)
        {
            var record = ledger.Begin(i == Records ? "end"u8 : "order"u8);
            record.Number("value"u8, i / 3.0);
            ledger.Seal();
        }

        return path;
    }
}

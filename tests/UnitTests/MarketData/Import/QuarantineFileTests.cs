using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class QuarantineFileTests
{
    [Fact]
    public void Add_Rows_AreWrittenWithPlaceCodeAndText()
    {
        using var samples = new Samples();
        using (var quarantine = new QuarantineFile(samples.Path("quarantine/x.csv")))
        {
            quarantine.Add("a,b.csv", 7, "UNREADABLE", "say \"hi\"\0"u8);
        }

        Assert.Equal("file,line,code,text\n\"a,b.csv\",7,UNREADABLE,\"say \"\"hi\"\"?\"\n", File.ReadAllText(samples.Path("quarantine/x.csv")));
    }

    [Fact]
    public void Add_BeyondTheBound_IsOnlyCounted()
    {
        using var samples = new Samples();
        using (var quarantine = new QuarantineFile(samples.Path("x.csv")))
        {
            for (var i = 0; i < QuarantineFile.RowsMax + 5; i++)
            {
                quarantine.Add("f", i, "DUPLICATE", new byte[10_000]);
            }
        }

        var lines = File.ReadAllLines(samples.Path("x.csv"));
        Assert.Equal(QuarantineFile.RowsMax + 2, lines.Length);
        Assert.Equal("\"\",0,NOT_SHOWN,\"5 more rows\"", lines[^1]);
    }

    [Fact]
    public void Dispose_NothingRejected_LeavesNoFile()
    {
        using var samples = new Samples();
        new QuarantineFile(samples.Path("x.csv")).Dispose();

        Assert.False(File.Exists(samples.Path("x.csv")));
    }
}

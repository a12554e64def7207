using System.IO.Compression;
using System.Text;
using Arus.Contracts.MarketData;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

/// <summary>Small files of every form, in a folder of their own that goes away with the test.</summary>
internal sealed class Samples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-import-").FullName;

    /// <summary>Rows of each form, as exports write them; all of EURUSD.</summary>
    public static readonly (string Name, string Text)[] Forms =
    [
        ("mt5-ticks.csv", "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\r\n2022.11.10\t15:00:00.017\t1.08523\t1.08531\t\t\t6\r\n"
            + "2022.11.10\t15:00:00.217\t1.08524\t\t\t\t2\r\n2022.11.10\t15:00:01.004\t\t1.08533\t\t\t4\r\n"),
        ("mt5-bars.csv", "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n"
            + "2023.01.02\t00:00:00\t1.06975\t1.07010\t1.06952\t1.06965\t123\t0\t12\n2023.01.02\t01:00:00\t1.06965\t1.07000\t1.06960\t1.06970\t99\t0\t9\n"
            + "2023.01.02\t02:00:00\t1.06970\t1.07001\t1.06961\t1.06971\t98\t0\t9\n"),
        ("histdata.csv", "20120201 000000;1.306600;1.306600;1.306560;1.306560;0\n20120201 000100;1.306560;1.306570;1.306500;1.306550;0\n"
            + "20120201 000200;1.306550;1.306590;1.306540;1.306570;0\n"),
        ("histdata-mt.csv", "2012.02.01,00:00,1.306600,1.306600,1.306560,1.306560,0\n2012.02.01,00:01,1.306560,1.306570,1.306500,1.306550,0\n"
            + "2012.02.01,00:02,1.306550,1.306590,1.306540,1.306570,0\n"),
        ("histdata-ticks.csv", "20120201 000003660,1.306600,1.306770,0\n20120201 000004660,1.306610,1.306770,0\n20120201 000005660,1.306620,1.306790,0\n"),
        ("truefx.csv", "EUR/USD,20160502 00:00:00.959,1.14601,1.14605\nEUR/USD,20160502 00:00:01.043,1.14602,1.14606\n"
            + "EUR/USD,20160502 00:00:01.243,1.14603,1.14607\n"),
        ("iso.csv", "time,bid,ask\n2024-01-02T03:04:05.123Z,1.1,1.2\n2024-01-02T03:04:06Z,1.11,1.21\n2024-01-02T03:04:07Z,1.12,1.22\n"),
        ("epoch.csv", "timestamp;bid;ask\n1704164645123;1,1;1,2\n1704164646123;1,11;1,21\n1704164647123;1,12;1,22\n"),
        ("20140501_eurusd_tick_quote.csv", "1787,1.38727,1.38729\n1813.25,1.38726,1.38729\n1831,1.38727,1.38729\n"),
        ("20140501_eurusd_minute_quote.csv", "0,1.38727,1.38729,1.38723,1.38724,0,1.38729,1.38730,1.38727,1.38727,0\n"
            + "60000,1.38724,1.38725,1.38724,1.38725,0,1.38728,1.38728,1.38728,1.38728,0\n120000,1.38724,1.38724,1.38724,1.38724,0,1.38728,1.38728,1.38726,1.38727,0\n"),
    ];

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }

    public static FileRequest Request(params string[] files) => new(files, InstrumentId.Of("EURUSD"), TimeZone: "UTC");

    public static FileFeed Open(FileRequest request, IQuarantine? quarantine = null, Timestamp? from = null, Timestamp? to = null) =>
        FileFeed.Open(request, new(FixedCalendar.Instance, TradingSessions.Forex, quarantine ?? NoQuarantine.Instance, HasCensus: true), from, to);

    public static List<Tick> Ticks(IMarketFeed feed, int block = 1_000)
    {
        List<Tick> all = [];
        var ticks = new Tick[block];
        for (var count = feed.Read(ticks); count > 0; count = feed.Read(ticks))
        {
            all.AddRange(ticks.AsSpan(0, count));
        }

        return all;
    }

    public static List<Bar> Bars(IMarketFeed feed, int block = 1_000)
    {
        List<Bar> all = [];
        var bars = new Bar[block];
        for (var count = feed.Read(bars); count > 0; count = feed.Read(bars))
        {
            all.AddRange(bars.AsSpan(0, count));
        }

        return all;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

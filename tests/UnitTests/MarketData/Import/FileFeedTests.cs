using System.Text;
using Arus.Contracts.MarketData;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class FileFeedTests
{
    [Fact]
    public void Read_MetaTraderTicks_CarryTheSideThatDidNotChange()
    {
        using var samples = new Samples();
        using var feed = Samples.Open(Samples.Request(samples.Write("t.csv", Samples.Forms[0].Text)));

        var ticks = Samples.Ticks(feed);

        Assert.Equal(["1.08523/1.08531", "1.08524/1.08531", "1.08524/1.08533"], ticks.Select(static tick => $"{tick.Bid}/{tick.Ask}"));
        Assert.Equal("2022-11-10T15:00:00.017Z", ticks[0].VenueTime.ToString());
        Assert.All(ticks, static tick => Assert.Equal(tick.VenueTime, tick.ReceivedAt));
    }

    [Fact]
    public void Progress_OverTwoFiles_RisesFromNothingToAll()
    {
        using var samples = new Samples();
        var file = samples.Write("t.csv", Samples.Forms[0].Text);
        using var feed = Samples.Open(Samples.Request(file) with { Files = [file, samples.Write("u.csv", Samples.Forms[0].Text.Replace("2022.11", "2022.12", StringComparison.Ordinal))] });
        var one = new Tick[1];
        var fractions = new List<double>();

        while (feed.Read(one) > 0)
        {
            fractions.Add(feed.Progress);
        }

        fractions.Add(feed.Progress);
        Assert.Equal(fractions.Order(), fractions);
        Assert.InRange(fractions[0], 0, 0.5);
        Assert.Equal(1, fractions[^1]);
    }

    [Fact]
    public void Read_QuoteBars_SpreadIsAskLessBidAtTheClose()
    {
        using var samples = new Samples();
        using var feed = Samples.Open(Samples.Request(samples.Write(Samples.Forms[9].Name, Samples.Forms[9].Text)));

        var bars = Samples.Bars(feed);

        Assert.Equal(["0.00003", "0.00003", "0.00003"], bars.Select(static bar => bar.Spread.ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("2014-05-01T00:00:00Z", bars[0].OpenedAt.ToString());
        Assert.Equal("2014-05-01T00:01:00Z", bars[0].ClosesAt.ToString());
    }

    [Fact]
    public void Read_SpreadInPoints_IsAPrice()
    {
        using var samples = new Samples();
        using var feed = Samples.Open(Samples.Request(samples.Write("b.csv", Samples.Forms[1].Text)));

        var bars = Samples.Bars(feed);

        Assert.Equal([120_000, 90_000, 90_000], bars.Select(static bar => bar.Spread.Nanos));
        Assert.Equal([123, 99, 98], bars.Select(static bar => bar.Volume));
    }

    [Fact]
    public void Read_PathStatesTheZone_TimesAreUtc()
    {
        using var samples = new Samples();
        var fxcm = samples.Write("forex/fxcm/tick/eurusd/20140501_quote.zip", Samples.Zip((Samples.Forms[8].Name, Samples.Forms[8].Text)));
        using var feed = Samples.Open(Samples.Request(fxcm) with { TimeZone = null });

        Assert.Equal("2014-05-01T05:00:01.787Z", Samples.Ticks(feed)[0].VenueTime.ToString());
    }

    [Fact]
    public void Read_Dukascopy_RecordsAreExact()
    {
        using var samples = new Samples();
        var path = samples.Write("EURUSD/2025/10/21/08h_ticks.bi5", Convert.FromHexString(LzmaDecoderTests.Packed));
        using var feed = Samples.Open(Samples.Request(path));

        var ticks = Samples.Ticks(feed);

        Assert.Equal(["1.08523/1.08531", "1.08525/1.08532", "1.08525/1.0853"], ticks.Select(static tick => $"{tick.Bid}/{tick.Ask}"));
        Assert.Equal("2025-11-21T08:00:00.123Z", ticks[0].VenueTime.ToString());
    }

    [Fact]
    public void Read_Stretch_IsCutAfterValidation()
    {
        using var samples = new Samples();
        var (from, to) = (Timestamp.Utc(2014, 5, 1, 0, 0, 1, 800), Timestamp.Utc(2014, 5, 1, 0, 0, 1, 831));
        using var feed = Samples.Open(Samples.Request(samples.Write(Samples.Forms[8].Name, Samples.Forms[8].Text)), from: from, to: to);

        Assert.Equal("2014-05-01T00:00:01.813250Z", Assert.Single(Samples.Ticks(feed)).VenueTime.ToString());
        Assert.Equal(3, feed.Quality.Rows);
    }

    [Fact]
    public void Read_OneDamagedLine_CostsThatLineOnly()
    {
        using var samples = new Samples();
        string[] lines = [.. Enumerable.Range(0, 500).Select(static i => $"{i * 1000},1.38{i % 90 + 10},1.39{i % 90 + 10}")];
        var random = new Random(7);
        string[] damages = ["garbage", "", "\0\0\0", "1.2", "99999999999,1.38,1.39", "86399999,1.38700,1.38900", "5,1.38", "5,1.38,x,", "5;1.38;1.39", "-5,1,2", "5,0,1.39"];
        for (var round = 0; round < 100; round++)
        {
            var at = random.Next(1, lines.Length - 1);
            var damaged = (string[])lines.Clone();
            damaged[at] = damages[round % damages.Length];

            using var feed = Samples.Open(Samples.Request(samples.Write(Samples.Forms[8].Name, string.Join('\n', damaged))));

            Assert.Equal(lines.Length - 1, Samples.Ticks(feed).Count);
            Assert.Equal(damaged[at].Length == 0 || damaged[at][0] == '\0' ? 0 : 1, feed.Quality.Rejected.Values.Sum());
        }
    }

    [Fact]
    public void Read_MutatedFiles_EndInCountedRowsOrOneFault()
    {
        using var samples = new Samples();
        var random = new Random(41);
        for (var round = 0; round < 1_500; round++)
        {
            var (name, text) = Samples.Forms[round % Samples.Forms.Length];
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ReadToTheEnd(Samples.Request(samples.Write(name, bytes[..random.Next(1, bytes.Length + 1)])));
        }
    }

    [Fact]
    public void Read_RandomBytes_EndInCountedRowsOrOneFault()
    {
        using var samples = new Samples();
        var random = new Random(43);
        string[] names = ["random.csv", "random.zip", "random.gz", "EURUSD/2025/10/21/08h_ticks.bi5", "20140501_eurusd_tick_quote.csv"];
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(0, 2_000)];
            random.NextBytes(bytes);
            if (round % 3 == 0)
            {
                bytes = [.. bytes.Select(static value => (byte)"0123456789.,;:-/ \n\tTZ<>eE\""[value % 26])];
            }

            ReadToTheEnd(Samples.Request(samples.Write(names[round % names.Length], bytes)));
        }
    }

    [Fact]
    public void Read_AcceptedTicks_AllocateNothingEach()
    {
        using var samples = new Samples();
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(static i => $"{i * 100},1.38{(i % 90) + 10},1.39{(i % 90) + 10}\n"));
        using var feed = FileFeed.Open(
            Samples.Request(samples.Write(Samples.Forms[8].Name, text)), new(FixedCalendar.Instance, TradingSessions.Forex, NoQuarantine.Instance));
        var ticks = new Tick[1_000];
        feed.Read(ticks);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 150; i++)
        {
            feed.Read(ticks);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Open_RequestWithFaults_NamesThemAll()
    {
        var request = new FileRequest([], InstrumentId.Of("EURUSD"), "xls", "Mars/Olympus", Scale: -1, Threads: 9);

        var error = Assert.Throws<InvalidInputException>(() => Samples.Open(request));

        Assert.Equal(
            ["IMPORT_NO_FILES", "IMPORT_FORMAT_UNKNOWN", "IMPORT_ZONE_UNKNOWN", "IMPORT_SCALE_INVALID", "IMPORT_THREADS_INVALID"],
            error.Faults.Select(static fault => fault.Code));
    }

    [Fact]
    public void Read_FilesOfDifferentKinds_AreRefused()
    {
        using var samples = new Samples();
        var request = Samples.Request([.. Samples.Forms[..2].Select(form => samples.Write(form.Name, form.Text))]);
        using var feed = Samples.Open(request);

        Assert.Equal("IMPORT_MIXED", Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Ticks(feed)).Faults).Code);
    }

    private static void ReadToTheEnd(FileRequest request)
    {
        try
        {
            using var feed = Samples.Open(request);
            var accepted = Samples.Ticks(feed).Count + Samples.Bars(feed).Count;
            Assert.Equal(feed.Quality.Rows, accepted + feed.Quality.Rejected.Values.Sum());
        }
        catch (InvalidInputException error)
        {
            Assert.Single(error.Faults);
        }
    }
}

using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class ImporterTests
{
    /// <summary>The published measurements of each set: rows, first, last, lowest, highest, median spread, then the counts.</summary>
    private static readonly Measured[] Known =
    [
        new("bi5/GBPJPY/2012/11/03/*_ticks.bi5", "GBPJPY", "Tick", 58_953, "2012-12-03 00:00:01", "2012-12-03 23:59:59", 131.6m, 132.553m, 0.019m),
        new("ejtrader_h1/AUDUSDh1.csv.gz", "AUDUSD", "H1", 57_600, "2012-11-16 10:00:00", "2022-03-04 23:00:00", 0.55073m, 1.05971m, InWeek: 15, Weekend: 485),
        new("ejtrader_h1/EURUSDd1.csv.gz", "EURUSD", "D1", 2_400, "2012-12-04 00:00:00", "2022-03-04 00:00:00", 1.03249m, 1.39932m, InWeek: 8, Weekend: 482),
        new("ejtrader_h1/EURUSDh4.csv.gz", "EURUSD", "H4", 14_400, "2012-11-26 20:00:00", "2022-03-04 20:00:00", 1.03249m, 1.39932m, InWeek: 10, Weekend: 483),
        new("ejtrader_h1/GBPUSDh1.csv.gz", "GBPUSD", "H1", 57_600, "2012-11-16 05:00:00", "2022-03-04 23:00:00", 1.14098m, 1.71898m, InWeek: 15, Weekend: 485),
        new("ejtrader_h1/USDJPYh1.csv.gz", "USDJPY", "H1", 57_600, "2012-11-16 12:00:00", "2022-03-04 23:00:00", 81.082m, 125.853m, InWeek: 15, Weekend: 485),
        new("histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12018.zip", "EURUSD", "M1", 372_607, "2018-01-01 17:00:00", "2018-12-31 16:59:00", 1.12154m, 1.2555m, InWeek: 1, Weekend: 52),
        new("histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12019.zip", "EURUSD", "M1", 372_530, "2019-01-01 17:02:00", "2019-12-31 16:59:00", 1.0879m, 1.15697m, DuplicateTimes: 60, Backward: 1, InWeek: 3, Weekend: 52),
        new("histdata_m1/HISTDATA_COM_ASCII_USDJPY_M12018.zip", "USDJPY", "M1", 371_800, "2018-01-01 17:00:00", "2018-12-31 16:58:00", 104.627m, 114.548m, InWeek: 1, Weekend: 52),
        new("histdata_m1/HISTDATA_COM_ASCII_XAUUSD_M12018.zip", "XAUUSD", "M1", 353_778, "2018-01-01 18:01:00", "2018-12-31 16:58:00", 1160.16m, 1365.97m, InWeek: 205, Weekend: 52),
        new("idr/IHSG_1993_2013_investing_idformat.csv.gz", "IHSG", "D1", 5_000, "1993-01-04 00:00:00", "2013-06-11 00:00:00", 255.46m, 5251.3m, BadBars: 22, InWeek: 81, Weekend: 1058),
        new("idr/USDIDR_D1_2006_2024.csv.gz", "USDIDR", "D1", 4_666, "2006-05-15 23:00:00", "2024-07-14 23:00:00", 4.0m, 197804.0m, BadBars: 475, InWeek: 20, Weekend: 941),
        new("lean/Data/cfd/oanda/daily/xauusd.zip", "XAUUSD", "D1", 3_949, "2006-03-20 00:00:00", "2019-02-25 00:00:00", 541.5m, 1920.755m, 0.53m, InWeek: 54, Weekend: 675),
        new("lean/Data/cfd/oanda/hour/xauusd.zip", "XAUUSD", "H1", 76_499, "2006-03-20 00:00:00", "2019-02-25 23:00:00", 541.5m, 1920.755m, 0.362m, InWeek: 849, Weekend: 675),
        new("lean/Data/cfd/oanda/minute/xauusd/*.zip", "XAUUSD", "M1", 15_222, "2014-05-01 00:00:00", "2014-05-15 23:59:00", 1272.484m, 1315.555m, 0.261m, Weekend: 2),
        new("lean/Data/cfd/oanda/tick/xauusd/*.zip", "XAUUSD", "Tick", 1_312_635, "2014-05-01 00:00:00", "2014-05-09 20:59:58", 1272.484m, 1315.878m, 0.287m, Weekend: 1),
        new("lean/Data/forex/fxcm/daily/eurusd.zip", "EURUSD", "D1", 3_487, "2007-03-30 00:00:00", "2018-07-04 00:00:00", 1.03396m, 1.60376m, 0.00009m, Crossed: 123, InWeek: 6, Weekend: 588),
        new("lean/Data/forex/fxcm/hour/eurusd.zip", "EURUSD", "H1", 69_928, "2007-03-30 00:00:00", "2018-07-04 23:00:00", 1.03396m, 1.60376m, 0.00008m, Crossed: 2613, InWeek: 36, Weekend: 588),
        new("lean/Data/forex/fxcm/minute/eurusd/*.zip", "EURUSD", "M1", 21_592, "2011-03-07 00:00:00", "2018-04-04 23:59:00", 1.22526m, 1.40537m, 0.00003m, Crossed: 436, InWeek: 3, Weekend: 2),
        new("lean/Data/forex/fxcm/second/eurusd/*.zip", "EURUSD", "S1", 277_141, "2014-05-01 00:00:01", "2014-05-15 23:59:59", 1.36483m, 1.39938m, 0.00002m, Crossed: 10218, Weekend: 2),
        new("lean/Data/forex/fxcm/tick/eurusd/*.zip", "EURUSD", "Tick", 1_144_807, "2014-05-01 00:00:01", "2014-05-15 23:59:59", 1.36483m, 1.39939m, 0.00002m, Crossed: 116_871, Locked: 142_462, Weekend: 2),
        new("lean/Data/forex/oanda/daily/eurusd.zip", "EURUSD", "D1", 3_738, "2007-01-01 00:00:00", "2018-12-31 00:00:00", 1.03395m, 1.60384m, 0.00015m, InWeek: 3, Weekend: 626),
        new("lean/Data/forex/oanda/hour/eurusd.zip", "EURUSD", "H1", 74_439, "2007-01-01 21:00:00", "2018-12-31 21:00:00", 1.03395m, 1.60384m, 0.00013m, InWeek: 15, Weekend: 626),
        new("lean/Data/forex/oanda/minute/eurusd/*.zip", "EURUSD", "M1", 18_184, "2014-05-01 00:00:00", "2018-04-04 23:59:00", 1.22528m, 1.39928m, 0.00011m, InWeek: 1, Weekend: 2),
        new("long_history/EURUSD_H4_2000_2025.csv.gz", "EURUSD", "H4", 40_112, "2000-01-03 00:00:00", "2025-10-03 20:00:00", 0.8227m, 1.6038m, 0.00008m, InWeek: 23, Weekend: 1343),
        new("mt5/EURUSD_D1.csv", "EURUSD", "D1", 2_280, "2015-01-02 00:00:00", "2023-10-12 00:00:00", 0.9536m, 1.25554m, 0.00002m, InWeek: 4, Weekend: 458),
        new("mt5/EURUSD_H1.csv.gz", "EURUSD", "H1", 54_614, "2015-01-02 00:00:00", "2023-10-12 11:00:00", 0.9536m, 1.25554m, 0.00005m, InWeek: 20, Weekend: 458),
        new("mt5/EURUSD_H1_messy_thai_header.csv.gz", "EURUSD", "H1", 25_876, "2019-12-30 00:00:00", "2024-02-23 23:00:00", 0.95357m, 1.23494m, 0m, InWeek: 5, Weekend: 216),
        new("mt5/GBPUSD_D1.csv", "GBPUSD", "D1", 2_022, "2015-01-02 00:00:00", "2023-10-12 00:00:00", 1.03337m, 1.59293m, 0.00002m, InWeek: 3, Weekend: 405),
        new("mt5/GBPUSD_H1.csv.gz", "GBPUSD", "H1", 48_232, "2015-01-02 00:00:00", "2023-10-12 11:00:00", 1.03337m, 1.59293m, 0.00003m, InWeek: 40, Weekend: 405),
        new("mt5/XAUUSD_M1_2026.csv.gz", "XAUUSD", "M1", 63_230, "2026-03-24 17:00:00", "2026-05-28 17:00:00", 4351.15m, 4889.41m, 0.12m, InWeek: 37, Weekend: 9),
        new("nautilus_fxcm/gbpusd-m1-ask-2012.csv.gz", "GBPUSD", "M1", 30_117, "2012-02-01 00:00:00", "2012-03-01 00:00:00", 1.56452m, 1.59922m, Weekend: 4),
        new("nautilus_fxcm/gbpusd-m1-bid-2012.csv.gz", "GBPUSD", "M1", 30_117, "2012-02-01 00:00:00", "2012-03-01 00:00:00", 1.56446m, 1.59922m, Weekend: 4),
        new("smc/EURUSD_15M.csv.gz", "EURUSD", "M15", 24_424, "2022-10-10 00:00:00", "2023-10-02 06:45:00", 0.96314m, 1.12758m, 0m, Weekend: 51),
        new("ticks_csv/histdata_quote_tick_data_2020.csv", "EURUSD", "Tick", 9_500, "2020-01-01 17:00:00", "2020-01-01 23:00:52", 1.12106m, 1.12247m, 0.00003m),
        new("ticks_csv/truefx_usdjpy-ticks.csv", "USDJPY", "Tick", 1_000, "2013-01-01 22:00:00", "2013-01-01 22:35:13", 86.655m, 86.859m, 0.02m, Locked: 1),
    ];

    public static TheoryData<string> Sets => [.. Known.Select(static set => set.Files)];

    [Theory, MemberData(nameof(Sets))]
    public void Run_RecordedSet_CountsWhatWasMeasured(string name)
    {
        var set = Array.Find(Known, known => known.Files == name)!;
        string[] files = set.Files.Contains('*') ? Recorded.Files(Path.GetDirectoryName(set.Files)!, Path.GetFileName(set.Files)) : [Recorded.Find(set.Files)];

        var summary = new Importer(FixedCalendar.Instance, FixedCalendar.Instance).Run(new(files, InstrumentId.Of(set.Symbol)), sink: null, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(set with { MedianSpread = set.MedianSpread ?? 0 }, Measure(set, summary));
        Assert.Equal(summary.Source.Rows, summary.Quality.Rows);
        Assert.Equal(summary.Source.Rows, summary.Stored + summary.Quality.Rejected.Values.Sum());
    }

    [Theory]
    [InlineData("histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12018.zip", "UTC-5/US", true)]
    [InlineData("histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12019.zip", "UTC-5/EU", true)]
    [InlineData("mt5/EURUSD_H1.csv.gz", "UTC+2/EU", true)]
    [InlineData("mt5/EURUSD_H1_messy_thai_header.csv.gz", "UTC+2/EU", true)]
    [InlineData("smc/EURUSD_15M.csv.gz", "UTC+2/EU", true)]
    [InlineData("nautilus_fxcm/gbpusd-m1-bid-2012.csv.gz", "UTC", false)]
    [InlineData("lean/Data/forex/fxcm/hour/eurusd.zip", "UTC-5", false)]
    public void Run_RecordedSet_FindsTheZoneAndKeepsEveryHour(string file, string zone, bool isMeasured)
    {
        var request = new FileRequest([Recorded.Find(file)], InstrumentId.Of("EURUSD"));

        var summary = new Importer(FixedCalendar.Instance, FixedCalendar.Instance).Run(request, sink: null, cancel: TestContext.Current.CancellationToken);

        var detected = Assert.Single(summary.Detected);
        Assert.Equal((zone, isMeasured), (detected.TimeZone, detected.IsZoneMeasured));
        Assert.Equal(summary.Source.Rows, summary.Stored);
    }

    [Fact]
    public void Run_RejectedRows_AreCountedAndKeptInQuarantine()
    {
        using var samples = new Samples();
        var file = samples.Write(Samples.Forms[8].Name, "1,1.1,1.2\n1,1.1,1.2\n0,1.1,1.2\nx\n5,0,1.2\n6,1.16,1.15\n");
        var sink = new Collected();

        var summary = new Importer(FixedCalendar.Instance, FixedCalendar.Instance).Run(
            Samples.Request(file), sink, samples.Path("q/x.csv"), TestContext.Current.CancellationToken);

        Assert.Equal(["DUPLICATE=1", "NON_POSITIVE=1", "OUT_OF_ORDER=1", "UNREADABLE=1"], summary.Quality.Rejected.Select(static pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(["CROSSED=1"], summary.Quality.Flagged.Select(static pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal((2, 2), (summary.Stored, sink.Ticks));
        Assert.Equal(5, File.ReadAllLines(samples.Path("q/x.csv")).Length);
        Assert.Contains(",4,UNREADABLE,\"x\"", File.ReadAllText(samples.Path("q/x.csv")), StringComparison.Ordinal);
    }

    private static Measured Measure(Measured set, ImportSummary summary)
    {
        var source = summary.Source;
        var isTick = summary.Resolution == BarPeriod.Tick;
        var locked = isTick ? source.Locked : set.Locked;
        return new(
            set.Files, set.Symbol, summary.Resolution.ToString(), source.Rows, Text(source.First), Text(source.Last), source.Lowest.ToDecimal(),
            source.Highest.ToDecimal(), decimal.Round(source.MedianSpread?.ToDecimal() ?? 0, 6), source.Crossed, locked, isTick ? source.ExactDuplicates : 0,
            isTick ? 0 : source.DuplicateTimes, source.BackwardSteps, source.InconsistentBars, source.InWeekGaps, source.WeekendGaps);
    }

    private static string Text(Timestamp? time) => time!.Value.FloorTo(Timestamp.NanosPerSecond).ToDateTime()
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What is known of a set.</summary>
    private sealed record Measured(
        string Files, string Symbol, string Resolution, long Rows, string First, string Last, decimal Lowest, decimal Highest, decimal? MedianSpread = null,
        long Crossed = 0, long Locked = 0, long ExactDuplicates = 0, long DuplicateTimes = 0, long Backward = 0, long BadBars = 0, long InWeek = 0,
        long Weekend = 0);

    private sealed class Collected : IImportSink
    {
        public int Ticks { get; private set; }

        public void Append(ReadOnlySpan<Tick> ticks) => Ticks += ticks.Length;

        public void Append(ReadOnlySpan<Bar> bars) => Assert.Fail("These are ticks.");
    }
}

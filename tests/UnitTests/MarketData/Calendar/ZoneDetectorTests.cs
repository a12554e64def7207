using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class ZoneDetectorTests
{
    private const string Days = "yyyy-MM-dd HH:mm:ss";
    private const string Dots = "yyyy.MM.dd HH:mm:ss";

    public static TheoryData<string, string, string?> Documented => new()
    {
        { "histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12018.zip", "UTC-5/US", null },
        { "histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12018.zip", "UTC-5/US", "UTC-5" },
        { "histdata_m1/HISTDATA_COM_ASCII_USDJPY_M12018.zip", "UTC-5/US", "UTC-5" },
        { "histdata_m1/HISTDATA_COM_ASCII_XAUUSD_M12018.zip", "UTC-5/US", "UTC-5" },
        { "histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12019.zip", "UTC-5/EU", null },
        { "histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12019.zip", "UTC-5/EU", "UTC-5" },
        { "lean/Data/forex/fxcm/hour/eurusd.zip", "UTC-5", null },
        { "lean/Data/forex/oanda/hour/eurusd.zip", "UTC", null },
        { "lean/Data/cfd/oanda/hour/xauusd.zip", "UTC", null },
    };

    [Theory, MemberData(nameof(Documented))]
    public void Detect_ZipOfBars_FindsTheMeasuredZone(string file, string expected, string? hint)
    {
        var format = file.StartsWith("lean", StringComparison.Ordinal) ? "yyyyMMdd HH:mm" : "yyyyMMdd HHmmss";

        var guess = ZoneDetector.Detect(LocalTimes.InZip(Recorded.Find(file), format), hint);

        Assert.Equal(expected, guess.Rule.Name);
        Assert.True(guess.IsMeasured);
        Assert.StartsWith($"{expected}: ", guess.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mt5/EURUSD_H1.csv.gz", Dots, '\t', new[] { 0, 1 }, "UTC+2/EU")]
    [InlineData("mt5/GBPUSD_H1.csv.gz", Dots, '\t', new[] { 0, 1 }, "UTC+2/EU")]
    [InlineData("mt5/EURUSD_H1_messy_thai_header.csv.gz", "yyyy.MM.dd H:mm:ss", ',', new[] { 0, 2 }, "UTC+2/EU")]
    [InlineData("mt5/XAUUSD_M1_2026.csv.gz", Days, ',', new[] { 0 }, "UTC+3")]
    [InlineData("ejtrader_h1/AUDUSDh1.csv.gz", Days, ',', new[] { 0 }, "UTC+2/EU")]
    [InlineData("ejtrader_h1/GBPUSDh1.csv.gz", Days, ',', new[] { 0 }, "UTC+2/EU")]
    [InlineData("ejtrader_h1/USDJPYh1.csv.gz", Days, ',', new[] { 0 }, "UTC+2/EU")]
    [InlineData("ejtrader_h1/EURUSDh4.csv.gz", Days, ',', new[] { 0 }, "UTC+2/EU")]
    [InlineData("long_history/EURUSD_H4_2000_2025.csv.gz", Days, ',', new[] { 1, 2 }, "UTC+2/EU")]
    [InlineData("smc/EURUSD_15M.csv.gz", Dots, ',', new[] { 0 }, "UTC+2/EU")]
    public void Detect_BrokersBars_FindsTheServersZone(string file, string format, char separator, int[] cells, string expected)
    {
        var times = LocalTimes.InGzip(Recorded.Find(file), format, separator, cells).ToList();

        Assert.Equal(expected, ZoneDetector.Detect(times, hint: null).Rule.Name);
    }

    [Theory]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "UTC-5")]
    [InlineData("lean/Data/forex/fxcm/minute/eurusd", "UTC-5")]
    [InlineData("lean/Data/cfd/oanda/minute/xauusd", "UTC")]
    public void Detect_DayFiles_FindsTheMeasuredZone(string folder, string expected)
    {
        var files = Recorded.Files(folder, "201405*.zip");

        var guess = ZoneDetector.Detect(LocalTimes.InDays(files), hint: null);

        Assert.Equal((expected, true), (guess.Rule.Name, guess.IsMeasured));
    }

    [Fact]
    public void Detect_OneDay_TakesTheDocumentedZone()
    {
        var minutes = Enumerable.Range(0, 600).Select(static minute => Timestamp.Utc(2019, 5, 7).Nanos + (minute * Timestamp.NanosPerMinute));

        var guess = ZoneDetector.Detect(minutes, "UTC-5");

        Assert.Equal(("UTC-5", false), (guess.Rule.Name, guess.IsMeasured));
    }

    [Fact]
    public void Detect_NothingKnown_SaysThatUtcIsAssumed()
    {
        var guess = ZoneDetector.Detect([], hint: null);

        Assert.Equal(("UTC", false), (guess.Rule.Name, guess.IsMeasured));
        Assert.Contains("too few weekends", guess.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTC+1/EU")]
    [InlineData("UTC-6/US")]
    [InlineData("UTC+5:30")]
    [InlineData("UTC+2/US")]
    [InlineData("UTC+9")]
    public void Detect_MarketWeeksOnAnyClock_FindsThatClock(string name)
    {
        // given: a year of minutes on which the market is open, written by that clock
        Assert.True(ZoneRule.TryParse(name, out var rule));
        var calendar = new TradingCalendar();
        var minutes = Enumerable.Range(0, 365 * 24 * 60)
            .Select(static minute => Timestamp.Utc(2022, 1, 3).Plus(minute * Timestamp.NanosPerMinute))
            .Where(at => calendar.IsOpen(Arus.Contracts.MarketData.TradingSessions.Forex, at))
            .Select(at => at.Nanos + rule.OffsetAt(at.Nanos));

        var guess = ZoneDetector.Detect(minutes, hint: null);

        Assert.Equal(name, guess.Rule.Name);
    }
}

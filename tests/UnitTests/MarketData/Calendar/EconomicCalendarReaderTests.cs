using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class EconomicCalendarReaderTests
{
    private const string Header = "time,currency,impact,event,actual,forecast,previous\n";

    [Fact]
    public void Read_RecordedYears_HoldsEveryEventInTime()
    {
        using var file = new StreamReader(Recorded.Find("calendar/ff_high_impact_2020_2023.csv"));

        var calendar = new EconomicCalendarReader().Read("calendar", file);

        Assert.Equal(2_858, calendar.Events.Count);
        Assert.All(calendar.Events, news => Assert.Equal(EventImpact.High, news.Impact));
        Assert.Equal(calendar.Events.OrderBy(news => news.At), calendar.Events);
        Assert.Equal((Timestamp.Utc(2020, 1, 2, 1, 45), Timestamp.Utc(2023, 12, 22, 15)), (calendar.From, calendar.To));
        Assert.Equal(1_080, calendar.Events.Count(news => news.Currency == Currency.Usd));

        // Payrolls come at 8:30 New York: 13:30 UTC in winter, 12:30 in summer.
        var payrolls = calendar.Events.Where(news => news is { Name: "Non-Farm Employment Change", Currency.Code: "USD" }).ToArray();
        Assert.True(payrolls.Length >= 40);
        Assert.All(payrolls, news => Assert.Contains(news.At.ToDateTime().TimeOfDay, (TimeSpan[])[new(13, 30, 0), new(12, 30, 0)]));
    }

    [Fact]
    public void Read_RowsInAnyOrder_AreSortedAndOffsetsCount()
    {
        var calendar = Read(Header + "2024-07-01T15:00:00+01:00,USD,high,Second,145K,<0.25%,7-0-2\n2024-07-01 13:00,eur,Low Impact Expected,\"First, of two\",,,\n");

        Assert.Equal(["First, of two", "Second"], calendar.Events.Select(news => news.Name));
        Assert.Equal([Timestamp.Utc(2024, 7, 1, 13), Timestamp.Utc(2024, 7, 1, 14)], calendar.Events.Select(news => news.At));
        Assert.Equal((145_000.0, 0.25, double.NaN), (calendar.Events[1].Actual, calendar.Events[1].Forecast, calendar.Events[1].Previous));
        Assert.Equal("EUR", calendar.Events[0].Currency.Code);
        Assert.True(calendar.Events[0].IsScheduled);
    }

    [Fact]
    public void Read_UnscheduledEvent_IsToldSo() =>
        Assert.False(Read("impact,event,scheduled,time,currency\nhigh,Emergency cut,no,2020-03-03T15:00Z,USD\n").Events[0].IsScheduled);

    [Theory]
    [InlineData("", "CALENDAR_COLUMN_MISSING")]
    [InlineData("time,currency,impact\n", "CALENDAR_COLUMN_MISSING")]
    [InlineData("time,date,currency,impact,event\n", "CALENDAR_COLUMN_REPEATED")]
    [InlineData(Header, "CALENDAR_EMPTY")]
    [InlineData(Header + "2024-01-01,USD\n", "CALENDAR_ROW_SHORT")]
    [InlineData(Header + "yesterday,USD,high,CPI,,,\n", "CALENDAR_VALUE_INVALID")]
    [InlineData(Header + "2024-01-01T00:00Z,U$D,high,CPI,,,\n", "CALENDAR_VALUE_INVALID")]
    [InlineData(Header + "2024-01-01T00:00Z,USD,enormous,CPI,,,\n", "CALENDAR_VALUE_INVALID")]
    [InlineData(Header + "2024-01-01T00:00Z,USD,high,,,,\n", "CALENDAR_VALUE_INVALID")]
    [InlineData(Header + "2024-01-01T00:00Z,USD,high,CPI,much,,\n", "CALENDAR_VALUE_INVALID")]
    [InlineData("time,currency,impact,event,scheduled\n2024-01-01T00:00Z,USD,high,CPI,maybe\n", "CALENDAR_VALUE_INVALID")]
    public void Read_WrongFile_IsOneClearFault(string text, string code)
    {
        var fault = Assert.Throws<InvalidInputException>(() => Read(text)).Faults[0];

        Assert.Equal(code, fault.Code);
        Assert.StartsWith("news.csv", fault.Where);
    }

    [Fact]
    public void Read_LineWithoutEnd_IsRefusedEarly() =>
        Assert.Equal("CALENDAR_LINE_TOO_LONG", Assert.Throws<InvalidInputException>(() => Read(Header + new string('x', 100_000))).Faults[0].Code);

    [Fact]
    public void Read_ManyFaults_AreToldUpToAHundred() => Assert.InRange(
        Assert.Throws<InvalidInputException>(() => Read(Header + string.Concat(Enumerable.Repeat("x,y,z,,,,\n", 1_000)))).Faults.Count, 100, 110);

    private static IEconomicCalendar Read(string text) => new EconomicCalendarReader().Read("news.csv", new StringReader(text));
}

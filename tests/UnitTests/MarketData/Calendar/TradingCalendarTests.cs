using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class TradingCalendarTests
{
    private readonly TradingCalendar _calendar = new();

    [Theory]
    [InlineData("2014-01-15T12:00:00", "2014-01-15T22:00:00")] // New York is on standard time
    [InlineData("2014-07-15T12:00:00", "2014-07-15T21:00:00")] // on daylight time
    [InlineData("2014-07-15T21:00:00", "2014-07-16T21:00:00")] // strictly after
    [InlineData("2014-03-08T23:00:00", "2014-03-09T21:00:00")] // the switch lies between: Sunday 9 March 2014
    [InlineData("2014-11-01T22:00:00", "2014-11-02T22:00:00")] // and back: Sunday 2 November 2014
    [InlineData("2006-03-20T12:00:00", "2006-03-20T22:00:00")] // before 2007 summer began in April
    [InlineData("2006-04-03T12:00:00", "2006-04-03T21:00:00")]
    public void NextRollover_KnownMoments_IsSeventeenInNewYork(string after, string expected) =>
        Assert.Equal(At(expected), _calendar.NextRollover(At(after)));

    [Fact]
    public void NextRollover_EveryDayOfThirtyYears_IsOneOfTwoHours()
    {
        var at = Timestamp.Utc(1995, 1, 1);
        while (at < Timestamp.Utc(2025, 1, 1))
        {
            var next = _calendar.NextRollover(at);
            Assert.InRange(next - at, 1, 25 * Timestamp.NanosPerHour);
            Assert.Contains((next - next.StartOfDay) / Timestamp.NanosPerHour, new long[] { 21, 22 });
            at = next;
        }
    }

    [Theory]
    [InlineData(BarPeriod.S1, "2014-05-07T10:11:12", "2014-05-07T10:11:13")]
    [InlineData(BarPeriod.M1, "2014-05-07T10:11:00", "2014-05-07T10:12:00")]
    [InlineData(BarPeriod.M15, "2014-05-07T10:00:00", "2014-05-07T10:15:00")]
    [InlineData(BarPeriod.H1, "2014-05-07T10:00:00", "2014-05-07T11:00:00")]
    [InlineData(BarPeriod.H4, "2014-05-07T09:00:00", "2014-05-07T13:00:00")]
    [InlineData(BarPeriod.D1, "2014-05-06T21:00:00", "2014-05-07T21:00:00")]
    [InlineData(BarPeriod.W1, "2014-05-04T21:00:00", "2014-05-11T21:00:00")]
    [InlineData(BarPeriod.MN1, "2014-04-30T21:00:00", "2014-05-31T21:00:00")]
    public void BarOpen_AMomentInMay_IsTheStartOfItsBar(BarPeriod period, string open, string end)
    {
        var opened = _calendar.BarOpen(period, At("2014-05-07T10:11:12.5"));

        Assert.Equal((At(open), At(end)), (opened, _calendar.BarEnd(period, opened)));
    }

    [Theory]
    [InlineData(BarPeriod.M30)]
    [InlineData(BarPeriod.H4)]
    [InlineData(BarPeriod.D1)]
    [InlineData(BarPeriod.W1)]
    [InlineData(BarPeriod.MN1)]
    public void Bars_OfTenYears_LeaveNoHoleAndOverlapNothing(BarPeriod period)
    {
        for (var at = _calendar.BarOpen(period, Timestamp.Utc(2005, 1, 1)); at < Timestamp.Utc(2015, 1, 1);)
        {
            var end = _calendar.BarEnd(period, at);
            Assert.True(end > at);
            Assert.Equal(at, _calendar.BarOpen(period, end.Plus(-1)));
            Assert.Equal(end, _calendar.BarOpen(period, end));
            at = end;
        }
    }

    [Theory]
    [InlineData("2014-05-07T21:00:00", DayOfWeek.Wednesday)]
    [InlineData("2014-05-09T21:00:00", DayOfWeek.Friday)]
    [InlineData("2014-01-06T22:00:00", DayOfWeek.Monday)]
    public void TradingDayEndingAt_ARollover_IsNamedForItsEnd(string rollover, DayOfWeek expected) =>
        Assert.Equal(expected, _calendar.TradingDayEndingAt(At(rollover)));

    [Theory]
    [InlineData(TradingSessions.Forex, "2014-05-09T20:59:59", true)]
    [InlineData(TradingSessions.Forex, "2014-05-09T21:00:00", false)]
    [InlineData(TradingSessions.Forex, "2014-05-10T12:00:00", false)]
    [InlineData(TradingSessions.Forex, "2014-05-11T20:59:59", false)]
    [InlineData(TradingSessions.Forex, "2014-05-11T21:00:00", true)]
    [InlineData(TradingSessions.Metals, "2014-05-11T21:30:00", false)]
    [InlineData(TradingSessions.Metals, "2014-05-11T22:00:00", true)]
    [InlineData(TradingSessions.Metals, "2014-05-07T21:30:00", false)]
    [InlineData(TradingSessions.Metals, "2014-05-07T22:00:00", true)]
    [InlineData(TradingSessions.Forex, "2014-12-25T15:00:00", false)]
    [InlineData(TradingSessions.Forex, "2014-12-25T23:00:00", true)]
    [InlineData(TradingSessions.Always, "2014-05-10T12:00:00", true)]
    public void IsOpen_AtTheEdgesOfTheWeek_FollowsTheSessions(TradingSessions sessions, string at, bool expected) =>
        Assert.Equal(expected, _calendar.IsOpen(sessions, At(at)));

    private static Timestamp At(string text) => Timestamp.From(DateTime.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal));
}

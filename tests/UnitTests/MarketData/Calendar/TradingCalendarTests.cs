using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar Calendar = new();

    public static TheoryData<BarPeriod> Periods => [.. Enum.GetValues<BarPeriod>().Where(static period => period != BarPeriod.Tick)];

    [Theory, MemberData(nameof(Periods))]
    public void BarOpen_AnyMoment_BoundsAreHalfOpenAndAdjoin(BarPeriod period)
    {
        // A step that is no multiple of anything visits every minute of the day over the years.
        const long step = (53 * Timestamp.NanosPerHour) + (7 * Timestamp.NanosPerMinute) + 1;
        for (var at = Timestamp.Utc(1995, 1, 1); at < Timestamp.Utc(2030, 1, 1); at = at.Plus(step))
        {
            var open = Calendar.BarOpen(period, at);
            var end = Calendar.BarEnd(period, open);

            Assert.True(open <= at && at < end);
            Assert.Equal(open, Calendar.BarOpen(period, open));
            Assert.Equal(open, Calendar.BarOpen(period, end.Plus(-1)));
            Assert.Equal(end, Calendar.BarOpen(period, end));
        }
    }

    [Theory]
    [InlineData(BarPeriod.M15, "2019-07-03T10:22:00Z", "2019-07-03T10:15:00Z", "2019-07-03T10:30:00Z")]
    [InlineData(BarPeriod.H4, "2019-07-03T10:22:00Z", "2019-07-03T09:00:00Z", "2019-07-03T13:00:00Z")]
    [InlineData(BarPeriod.H4, "2019-01-03T10:22:00Z", "2019-01-03T10:00:00Z", "2019-01-03T14:00:00Z")]
    [InlineData(BarPeriod.D1, "2019-07-03T20:59:59Z", "2019-07-02T21:00:00Z", "2019-07-03T21:00:00Z")]
    [InlineData(BarPeriod.D1, "2019-01-03T21:59:59Z", "2019-01-02T22:00:00Z", "2019-01-03T22:00:00Z")]
    [InlineData(BarPeriod.W1, "2019-03-13T12:00:00Z", "2019-03-10T21:00:00Z", "2019-03-17T21:00:00Z")]
    [InlineData(BarPeriod.W1, "2019-03-06T12:00:00Z", "2019-03-03T22:00:00Z", "2019-03-10T21:00:00Z")]
    [InlineData(BarPeriod.MN1, "2019-03-01T00:00:00Z", "2019-02-28T22:00:00Z", "2019-03-31T21:00:00Z")]
    [InlineData(BarPeriod.MN1, "2019-02-28T21:59:59Z", "2019-01-31T22:00:00Z", "2019-02-28T22:00:00Z")]
    public void BarOpen_KnownMoments_FollowNewYorksClose(BarPeriod period, string at, string open, string end)
    {
        Assert.Equal(Moment(open), Calendar.BarOpen(period, Moment(at)));
        Assert.Equal(Moment(end), Calendar.BarEnd(period, Moment(open)));
    }

    [Theory]
    [InlineData("2019-07-03T20:59:59Z", "2019-07-03T21:00:00Z", DayOfWeek.Wednesday)]
    [InlineData("2019-07-03T21:00:00Z", "2019-07-04T21:00:00Z", DayOfWeek.Thursday)]
    [InlineData("2019-11-01T21:00:00Z", "2019-11-02T21:00:00Z", DayOfWeek.Saturday)]
    [InlineData("2019-11-02T21:00:00Z", "2019-11-03T22:00:00Z", DayOfWeek.Sunday)]
    public void NextRollover_AroundClose_IsStrictlyLaterAndNamed(string after, string expected, DayOfWeek weekday)
    {
        var rollover = Calendar.NextRollover(Moment(after));

        Assert.Equal(Moment(expected), rollover);
        Assert.Equal(weekday, Calendar.TradingDayEndingAt(rollover));
    }

    [Theory]
    [InlineData(TradingSessions.Forex, "2019-07-05T20:59:59Z", true)]
    [InlineData(TradingSessions.Forex, "2019-07-05T21:00:00Z", false)]
    [InlineData(TradingSessions.Forex, "2019-07-07T20:59:59Z", false)]
    [InlineData(TradingSessions.Forex, "2019-07-07T21:00:00Z", true)]
    [InlineData(TradingSessions.Forex, "2019-07-03T21:30:00Z", true)]
    [InlineData(TradingSessions.Metals, "2019-07-03T21:30:00Z", false)]
    [InlineData(TradingSessions.Metals, "2019-07-03T22:00:00Z", true)]
    [InlineData(TradingSessions.Metals, "2019-07-07T21:30:00Z", false)]
    [InlineData(TradingSessions.Forex, "2018-12-24T21:59:59Z", true)]
    [InlineData(TradingSessions.Forex, "2018-12-24T22:00:00Z", false)]
    [InlineData(TradingSessions.Forex, "2018-12-25T21:59:59Z", false)]
    [InlineData(TradingSessions.Forex, "2018-12-25T22:00:00Z", true)]
    [InlineData(TradingSessions.Forex, "2019-01-01T12:00:00Z", false)]
    [InlineData(TradingSessions.Always, "2019-01-01T12:00:00Z", true)]
    [InlineData(TradingSessions.Always, "2019-07-06T12:00:00Z", true)]
    public void IsOpen_EdgesOfSessions_AreExact(TradingSessions sessions, string at, bool isOpen) =>
        Assert.Equal(isOpen, Calendar.IsOpen(sessions, Moment(at)));

    [Fact]
    public void IsOpen_MillionMoments_AllocatesNothing()
    {
        var at = Timestamp.Utc(2019, 1, 1);
        Calendar.IsOpen(TradingSessions.Metals, at);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
        {
            at = Calendar.IsOpen(TradingSessions.Metals, at) ? at.Plus(Timestamp.NanosPerMinute) : at.Plus(Timestamp.NanosPerSecond);
        }

        Allocations.AssertNoneSince(before);
    }

    private static Timestamp Moment(string text) =>
        Timestamp.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}

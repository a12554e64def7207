using System.Globalization;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class TradingDayTests
{
    [Theory]
    [InlineData("2024-01-10T21:59:59Z", "2024-01-09T22:00:00Z", "2024-01-10T22:00:00Z")] // winter
    [InlineData("2024-01-10T22:00:00Z", "2024-01-10T22:00:00Z", "2024-01-11T22:00:00Z")]
    [InlineData("2024-07-10T20:59:59Z", "2024-07-09T21:00:00Z", "2024-07-10T21:00:00Z")] // summer
    [InlineData("2024-03-10T06:59:59Z", "2024-03-09T22:00:00Z", "2024-03-10T21:00:00Z")] // 23 hours
    [InlineData("2024-03-10T07:00:00Z", "2024-03-09T22:00:00Z", "2024-03-10T21:00:00Z")]
    [InlineData("2024-11-03T05:30:00Z", "2024-11-02T21:00:00Z", "2024-11-03T22:00:00Z")] // 25 hours
    [InlineData("2006-03-20T12:00:00Z", "2006-03-19T22:00:00Z", "2006-03-20T22:00:00Z")] // the rule before 2007: no daylight saving yet
    [InlineData("2006-10-31T12:00:00Z", "2006-10-30T22:00:00Z", "2006-10-31T22:00:00Z")]
    public void Of_KnownMoments_StartsAtFiveInNewYork(string moment, string start, string end) =>
        Assert.Equal((At(start), At(end)), TradingDay.Of(At(moment)));

    [Fact]
    public void Of_EveryHourOfFortyYears_EqualsTheTimeZoneDatabase()
    {
        var newYork = NewYork();
        for (var moment = Timestamp.Utc(1990, 1, 1); moment < Timestamp.Utc(2030, 1, 1); moment = moment.Plus(Timestamp.NanosPerHour))
        {
            var behind = -newYork.GetUtcOffset(moment.ToDateTime()).TotalHours;
            Assert.True(behind == TradingDay.HoursBehind(moment), $"{moment}");
        }
    }

    [Fact]
    public void Of_AnyMoment_HoldsItAndMeetsItsNeighbours()
    {
        for (var moment = Timestamp.Utc(2006, 1, 1); moment < Timestamp.Utc(2009, 1, 1); moment = moment.Plus(Timestamp.NanosPerHour))
        {
            var (start, end) = TradingDay.Of(moment);

            Assert.True(start <= moment && moment < end, $"{moment}");
            Assert.Equal((start, end), TradingDay.Of(start));
            Assert.Equal(end, TradingDay.Of(end).Start);
        }
    }

    private static Timestamp At(string text) => Timestamp.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    private static TimeZoneInfo NewYork()
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone), "This machine has no time zone database.");
        return zone!;
    }
}

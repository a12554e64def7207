using Arus.Contracts.Features;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class TradingClockTests
{
    [Theory]
    [InlineData("session.tokyo", 0, 1)]
    [InlineData("session.tokyo", 9, 0)]
    [InlineData("session.london", 7, 0)]
    [InlineData("session.london", 8, 1)]
    [InlineData("session.newyork", 12, 0)]
    [InlineData("session.newyork", 13, 1)]
    [InlineData("session.overlap", 14, 1)]
    [InlineData("session.overlap", 17, 0)]
    [InlineData("clock.hour", 13, 13)]
    [InlineData("clock.weekday", 13, 3)]
    [InlineData("clock.weekday", 23, 4)]
    [InlineData("clock.rollover.hours", 21, 1)]
    [InlineData("clock.month.left", 12, 21)]
    public void Clock_AWednesdayOfWinter_ReadsTheMarketsTime(string feature, int hour, double expected) =>
        Assert.Equal(expected, At(Timestamp.Utc(2024, 1, 10, hour), feature));

    [Fact]
    public void Clock_SummerTime_MovesTheSessionsOfLondonAndNewYork()
    {
        Assert.Equal(1, At(Timestamp.Utc(2024, 7, 10, 7), "session.london"));
        Assert.Equal(1, At(Timestamp.Utc(2024, 7, 10, 12), "session.newyork"));
        Assert.Equal(0, At(Timestamp.Utc(2024, 7, 13, 12), "session.newyork"));
    }

    private static double At(Timestamp close, string feature) =>
        SeriesRun.Of([new IndicatorInput(close.Plus(-Timestamp.NanosPerHour), 1, 1, 1, 1, 1)], feature)[0];
}

using Arus.Features;

namespace Arus.UnitTests.Features.Definitions;

public sealed class LondonClockTests
{
    [Theory]
    [InlineData(2023, 3, 26, 0, 0)]
    [InlineData(2023, 3, 26, 1, 1)]
    [InlineData(2023, 7, 1, 12, 1)]
    [InlineData(2023, 10, 29, 0, 1)]
    [InlineData(2023, 10, 29, 1, 0)]
    [InlineData(2024, 3, 31, 1, 1)]
    public void HoursAhead_AroundTheChanges_IsTheLaws(int year, int month, int day, int hour, int ahead) =>
        Assert.Equal(ahead, LondonClock.HoursAhead(Timestamp.Utc(year, month, day, hour)));
}

using System.Globalization;
using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class TimeCellTests
{
    [Theory]
    [InlineData("2014-05-01", "2014-05-01T00:00:00Z")]
    [InlineData("2014.05.01 7:08", "2014-05-01T07:08:00Z")]
    [InlineData("20140501 070809", "2014-05-01T07:08:09Z")]
    [InlineData("20200101 170000065", "2020-01-01T17:00:00.065Z")]
    [InlineData("20180704 23:00", "2018-07-04T23:00:00Z")]
    [InlineData("2022.11.10 15:00:00.017", "2022-11-10T15:00:00.017Z")]
    [InlineData("2014-05-01T07:08:09.123456789Z", "2014-05-01T07:08:09.123456789Z")]
    [InlineData("31/12/2013", "2013-12-31T00:00:00Z")]
    [InlineData("29.02.2024 23:59:59", "2024-02-29T23:59:59Z")]
    public void TryParse_FormsExportsUse_AreRead(string text, string expected)
    {
        Assert.True(TimeCell.TryParse(Encoding.ASCII.GetBytes(text), DateOrder.DayFirst, out var local, out _, out _));

        Assert.Equal(expected, new Timestamp(local).ToString());
    }

    [Theory]
    [InlineData("2013-01-01 22:00:00.295000+00:00", 0)]
    [InlineData("2013-01-01 22:00:00+0530", 330)]
    [InlineData("2013-01-01T22:00:00-05:00", -300)]
    public void TryParse_Offset_IsRead(string text, int minutes)
    {
        Assert.True(TimeCell.TryParse(Encoding.ASCII.GetBytes(text), DateOrder.DayFirst, out _, out var offset, out var hasOffset));

        Assert.True(hasOffset);
        Assert.Equal(minutes * Timestamp.NanosPerMinute, offset);
    }

    [Theory]
    [InlineData("2014-02-29")]
    [InlineData("2014-13-01")]
    [InlineData("2014-05-01 24:00")]
    [InlineData("2014-05-01 10:60")]
    [InlineData("2014-05-01 10")]
    [InlineData("2014-05-01x")]
    [InlineData("2014-05.01")]
    [InlineData("99999999")]
    [InlineData("")]
    [InlineData("1.38727")]
    public void TryParse_NoSuchTime_IsRefused(string text) =>
        Assert.False(TimeCell.TryParse(Encoding.ASCII.GetBytes(text), DateOrder.DayFirst, out _, out _, out _));

    [Fact]
    public void TryDayNanos_EveryDayOfFourCenturies_EqualsTheCalendar()
    {
        for (var day = new DateTime(1800, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2200; day = day.AddDays(1))
        {
            Assert.True(TimeCell.TryDayNanos(day.Year, day.Month, day.Day, out var nanos));
            Assert.Equal(Timestamp.From(day).Nanos, nanos);
        }
    }

    [Fact]
    public void TryParse_MonthFirst_SwapsDayAndMonth()
    {
        Assert.True(TimeCell.TryParse("12/31/2013 10:00"u8, DateOrder.MonthFirst, out var local, out _, out _));

        Assert.Equal("2013-12-31 10:00", new Timestamp(local).ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}

using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class ZoneConverterTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("UTC+5:30")]
    [InlineData("UTC-5/US")]
    [InlineData("UTC+2/EU")]
    [InlineData("UTC-5/EU")]
    [InlineData("America/New_York")]
    public void ToUtc_EveryMinuteOfAYear_GivesBackTheMoment(string text)
    {
        Assert.True(ZoneRule.TryParse(text, out var rule));
        var converter = rule.NewConverter();

        for (var at = Timestamp.Utc(2019, 1, 1); at < Timestamp.Utc(2020, 1, 1); at = at.Plus(Timestamp.NanosPerMinute))
        {
            Assert.Equal(at, converter.ToUtc(at.Nanos + rule.OffsetAt(at.Nanos)));
        }
    }

    [Fact]
    public void ToUtc_JitterInRepeatedHour_StaysInFirstPass()
    {
        Assert.True(ZoneRule.TryParse("UTC+2/EU", out var rule));
        var converter = rule.NewConverter();
        var local = Timestamp.Utc(2019, 10, 27, 3, 30).Nanos;

        converter.ToUtc(local);

        Assert.Equal(Timestamp.Utc(2019, 10, 27, 0, 29, 59), converter.ToUtc(local - Timestamp.NanosPerSecond));
        Assert.Equal(Timestamp.Utc(2019, 10, 27, 1, 10), converter.ToUtc(local - (20 * Timestamp.NanosPerMinute)));
    }

    [Fact]
    public void ToUtc_SkippedSpringHour_GoesForward()
    {
        Assert.True(ZoneRule.TryParse("UTC-5/US", out var rule));

        var moment = rule.NewConverter().ToUtc(Timestamp.Utc(2019, 3, 10, 2, 30).Nanos);

        Assert.Equal(Timestamp.Utc(2019, 3, 10, 7, 30), moment);
    }

    [Fact]
    public void ToUtc_HistData2019_KeepsBothAutumnHoursAndTheirOrder()
    {
        var path = Recorded.Find("histdata_m1/HISTDATA_COM_ASCII_EURUSD_M12019.zip");
        Assert.True(ZoneRule.TryParse("UTC-5/EU", out var rule));
        var converter = rule.NewConverter();

        var moments = LocalTimes.InZip(path, "yyyyMMdd HHmmss").Select(converter.ToUtc).ToList();

        Assert.Equal(372_530, moments.Count);
        Assert.All(moments.Zip(moments.Skip(1)), static pair => Assert.True(pair.First < pair.Second));
    }
}

using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class ZoneRuleTests
{
    [Theory]
    [InlineData("UTC", "UTC", 0)]
    [InlineData("utc+0", "UTC", 0)]
    [InlineData("UTC-5", "UTC-5", -300)]
    [InlineData("UTC+05:30", "UTC+5:30", 330)]
    [InlineData("UTC+2/EU", "UTC+2/EU", 120)]
    [InlineData("UTC-5/us", "UTC-5/US", -300)]
    [InlineData("UTC-5/EU", "UTC-5/EU", -300)]
    [InlineData("America/New_York", "America/New_York", -300)]
    [InlineData("Europe/Athens", "Europe/Athens", 120)]
    [InlineData("Asia/Jakarta", "Asia/Jakarta", 420)]
    [InlineData("EST", "EST", -300)]
    public void TryParse_KnownForm_NamesRuleAndWinterOffset(string text, string name, int minutes)
    {
        Assert.True(ZoneRule.TryParse(text, out var rule));

        Assert.Equal(name, rule.Name);
        Assert.Equal(minutes * Timestamp.NanosPerMinute, rule.OffsetAt(Timestamp.Utc(2019, 1, 15).Nanos));
    }

    [Theory]
    [InlineData("")]
    [InlineData("UTC5")]
    [InlineData("UTC+")]
    [InlineData("UTC+15")]
    [InlineData("UTC+5:60")]
    [InlineData("UTC+5:3")]
    [InlineData("UTC+2/AU")]
    [InlineData("UTC/EU/US")]
    [InlineData("Mars/Olympus")]
    [InlineData("Europe/../Europe/Athens")]
    [InlineData("/etc/localtime")]
    [InlineData("Europe/Athens\0")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(ZoneRule.TryParse(text, out _));

    [Theory]
    [InlineData("UTC-5/US", "2019-03-10T07:00:00Z", "2019-11-03T06:00:00Z")]
    [InlineData("UTC-5/US", "2006-04-02T07:00:00Z", "2006-10-29T06:00:00Z")]
    [InlineData("UTC-6/US", "2019-03-10T08:00:00Z", "2019-11-03T07:00:00Z")]
    [InlineData("UTC+2/US", "2019-03-10T07:00:00Z", "2019-11-03T06:00:00Z")]
    [InlineData("UTC+2/EU", "2019-03-31T01:00:00Z", "2019-10-27T01:00:00Z")]
    [InlineData("Europe/London", "2019-03-31T01:00:00Z", "2019-10-27T01:00:00Z")]
    [InlineData("UTC-5/EU", "2019-04-01T00:00:00Z", "2019-10-28T00:00:00Z")]
    public void OffsetAt_AroundSwitches_ChangesAtThatInstant(string text, string forward, string back)
    {
        Assert.True(ZoneRule.TryParse(text, out var rule));
        var starts = Moment(forward);
        var ends = Moment(back);
        var winter = rule.OffsetAt(starts - 1);

        Assert.Equal(winter + Timestamp.NanosPerHour, rule.OffsetAt(starts));
        Assert.Equal(winter + Timestamp.NanosPerHour, rule.OffsetAt(ends - 1));
        Assert.Equal(winter, rule.OffsetAt(ends));
    }

    [Theory]
    [InlineData("America/New_York", "UTC-5/US")]
    [InlineData("America/Chicago", "UTC-6/US")]
    [InlineData("Europe/Athens", "UTC+2/EU")]
    public void OffsetAt_EveryHourSince1996_EqualsTheMachinesTable(string name, string text)
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById(name, out var table), "This machine has no time-zone table.");
        Assert.True(ZoneRule.TryParse(text, out var rule));

        for (var at = Timestamp.Utc(1996, 1, 2); at < Timestamp.Utc(2030, 1, 1); at = at.Plus(Timestamp.NanosPerHour))
        {
            Assert.Equal(table.GetUtcOffset(at.ToDateTime()).Ticks * 100, rule.OffsetAt(at.Nanos));
        }
    }

    private static long Moment(string text) =>
        Timestamp.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).Nanos;
}

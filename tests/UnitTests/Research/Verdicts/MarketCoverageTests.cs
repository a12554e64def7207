using Arus.Contracts.MarketData;
using Arus.Research.Verdicts;

namespace Arus.UnitTests.Research.Verdicts;

public sealed class MarketCoverageTests
{
    private static readonly Timestamp Monday = Timestamp.Utc(2024, 1, 1);
    private static readonly SampleCalendar Calendar = new();

    [Fact]
    public void GapShare_OneDayOfFive_IsAFifth() =>
        Assert.Equal(0.2, MarketCoverage.GapShare(Quality(5, (1, 2)), TradingSessions.Forex, Calendar), 1e-3);

    [Fact]
    public void GapShare_GapOverAWeekend_CountsOnlyTheOpenHours()
    {
        // Monday to the Friday after next: ten open days; the gap from Friday to Monday holds one.
        Assert.Equal(0.1, MarketCoverage.GapShare(Quality(12, (4, 7)), TradingSessions.Forex, Calendar), 1e-3);
        Assert.Equal(0.25, MarketCoverage.GapShare(Quality(12, (4, 7)), TradingSessions.Always, Calendar), 1e-9);
    }

    [Fact]
    public void GapShare_NoRowsOrOneMoment_IsZero()
    {
        Assert.Equal(0, MarketCoverage.GapShare(DataQuality.Empty, TradingSessions.Forex, Calendar));
        Assert.Equal(0, MarketCoverage.GapShare(Quality(0), TradingSessions.Forex, Calendar));
    }

    [Fact]
    public void Within_PartOfTheData_CutsTimesAndGapsAndKeepsTheCounts()
    {
        var cut = MarketCoverage.Within(Quality(10, (1, 3), (8, 9)), Day(2), Day(6));

        Assert.Equal((Day(2), Day(6), 1_000L), (cut.First, cut.Last, cut.Rows));
        Assert.Equal([(Day(2), Day(3))], cut.Gaps.Select(gap => (gap.From, gap.To)));
    }

    [Fact]
    public void Within_NoLimits_ChangesNothing()
    {
        var quality = Quality(10, (1, 3));

        var same = MarketCoverage.Within(quality, null, null);

        Assert.Equal((quality.First, quality.Last), (same.First, same.Last));
        Assert.Equal(quality.Gaps, same.Gaps);
    }

    [Fact]
    public void Within_StretchOutsideTheData_HasNoTimes()
    {
        var cut = MarketCoverage.Within(Quality(10, (1, 3)), Day(20), null);

        Assert.Equal((null, null), (cut.First, cut.Last));
        Assert.Empty(cut.Gaps);
    }

    private static DataQuality Quality(int days, params (int From, int To)[] gaps) => new(
        1_000, new Dictionary<string, long>(), new Dictionary<string, long>(),
        [.. gaps.Select(gap => new DataGap(SampleResults.EurUsd, Day(gap.From), Day(gap.To), false))], Monday, Day(days));

    private static Timestamp Day(int number) => Monday.Plus(number * Timestamp.NanosPerDay);
}

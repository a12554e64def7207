using Arus.Contracts.Research;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class MonthlyReturnsTests
{
    [Fact]
    public void Of_DaysOfThreeMonths_ComparesEachMonthsEndWithTheOneBefore()
    {
        var months = MonthlyReturns.Of(100, [Day(2023, 12, 30, 90), Day(2023, 12, 31, 110), Day(2024, 1, 15, 50), Day(2024, 1, 31, 121), Day(2024, 3, 1, 60.5m)]);

        Assert.Equal([(2023, 12), (2024, 1), (2024, 3)], months.Select(month => (month.Year, month.Month)));
        Assert.Equal([0.1, 0.1, -0.5], months.Select(month => Math.Round(month.Return!.Value, 12)));
    }

    [Fact]
    public void Of_SameMonthOfTwoYears_IsTwoMonths() =>
        Assert.Equal(2, MonthlyReturns.Of(100, [Day(2023, 5, 31, 110), Day(2024, 5, 1, 121)]).Count);

    [Fact]
    public void Of_AccountWithNothingLeft_HasNoReturn()
    {
        var months = MonthlyReturns.Of(100, [Day(2024, 1, 31, -5), Day(2024, 2, 29, 50)]);

        Assert.Equal(-1.05, months[0].Return!.Value, 1e-12);
        Assert.Null(months[1].Return);
    }

    [Fact]
    public void Of_NoDay_IsEmpty() => Assert.Empty(MonthlyReturns.Of(100, []));

    private static EquityPoint Day(int year, int month, int day, decimal equity) => new(Timestamp.Utc(year, month, day, 21), equity);
}

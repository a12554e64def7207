using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>The return of each UTC calendar month.</summary>
internal static class MonthlyReturns
{
    public static IReadOnlyList<MonthlyReturn> Of(decimal start, IReadOnlyList<EquityPoint> days)
    {
        var months = new List<MonthlyReturn>();
        var before = start;
        for (var i = 0; i < days.Count; i++)
        {
            var date = days[i].At.ToDateTime();
            if (i + 1 < days.Count && days[i + 1].At.ToDateTime() is var next && (next.Year, next.Month) == (date.Year, date.Month))
            {
                continue;
            }

            months.Add(new(date.Year, date.Month, before > 0 ? (double)(days[i].Equity / before) - 1 : null));
            before = days[i].Equity;
        }

        return months;
    }
}

namespace Arus.Research.Statistics;

/// <summary>Measures of the profits of closed trades, in their order. What is not defined is <see langword="null"/>.</summary>
internal static class TradeMetrics
{
    /// <summary>Wins ÷ all; a profit of exactly zero is neither a win nor a loss.</summary>
    public static double? WinRate(double[] profits) => Moments.Ratio(profits.Count(profit => profit > 0), profits.Length);

    /// <summary>Σ wins ÷ Σ |losses|.</summary>
    public static double? ProfitFactor(double[] profits) => ReturnMetrics.Omega(profits);

    /// <summary>Mean win ÷ mean loss.</summary>
    public static double? Payoff(double[] profits) => Moments.Ratio(MeanWin(profits), -MeanLoss(profits));

    public static double? MeanWin(double[] profits) => Moments.Mean([.. profits.Where(profit => profit > 0)]);

    public static double? MeanLoss(double[] profits) => Moments.Mean([.. profits.Where(profit => profit < 0)]);

    /// <summary>√n × mean ÷ standard deviation (Tharp), n counted up to <paramref name="countMax"/>.</summary>
    public static double? Sqn(double[] profits, int countMax = 100) =>
        Moments.Ratio(Moments.Mean(profits), Moments.SampleDeviation(profits)) * Math.Sqrt(Math.Min(profits.Length, countMax));

    /// <summary>W − (1 − W) ÷ payoff: the fraction of capital that grows fastest.</summary>
    public static double? Kelly(double[] profits) => WinRate(profits) - Moments.Ratio(1 - WinRate(profits), Payoff(profits));

    /// <summary>The longest run of wins, or of losses.</summary>
    public static int LongestStreak(double[] profits, bool wins)
    {
        var (longest, current) = (0, 0);
        foreach (var profit in profits)
        {
            current = (wins ? profit > 0 : profit < 0) ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}

using Arus.Contracts.Research;

namespace Arus.Research.Statistics;

/// <summary>The statistics of closed trades and of costs.</summary>
internal static class TradeBook
{
    public static IEnumerable<Statistic> Of(RunFacts run)
    {
        double[] profits = [.. run.Trades.Select(trade => (double)trade.Profit.Amount)];
        return [.. Counts(run, profits), .. Profits(run, profits), .. Paths(run, profits), .. Costs(run, profits)];
    }

    private static IEnumerable<Statistic> Counts(RunFacts run, double[] profits)
    {
        var longs = Of(run, Side.Buy);
        var shorts = Of(run, Side.Sell);
        yield return Count("trades", "Trades", profits.Length, "closed positions, parts count");
        yield return Count("longTrades", "Long trades", longs.Length, "trades bought first");
        yield return Count("shortTrades", "Short trades", shorts.Length, "trades sold first");
        yield return Share("winRate", "Win rate", TradeMetrics.WinRate(profits), "wins ÷ trades");
        yield return Share("winRateLong", "Win rate, long", TradeMetrics.WinRate(longs), "wins ÷ trades, long");
        yield return Share("winRateShort", "Win rate, short", TradeMetrics.WinRate(shorts), "wins ÷ trades, short");
        yield return Count("maxConsecutiveWins", "Longest winning streak", TradeMetrics.LongestStreak(profits, wins: true), "longest run of profits above 0");
        yield return Count("maxConsecutiveLosses", "Longest losing streak", TradeMetrics.LongestStreak(profits, wins: false), "longest run of profits below 0");
        yield return Number("tradesPerDay", "Trades per day", Moments.Ratio(profits.Length, run.Days.Count), "trades ÷ trading days");
        yield return Share("timeInMarket", "Time in market", run.TimeInMarket, "bars with a position at the close ÷ bars");
        yield return Number("turnover", "Turnover", Moments.Ratio(run.Turnover, (double)run.Start.Amount), "Σ fill size × price ÷ start equity, in the quote currency");
    }

    private static IEnumerable<Statistic> Profits(RunFacts run, double[] profits)
    {
        double[] wins = [.. profits.Where(profit => profit > 0)];
        double[] losses = [.. profits.Where(profit => profit < 0)];
        double[] multiples = [.. run.Trades.Where(trade => trade.Risked.Amount > 0).Select(trade => (double)(trade.Profit.Amount / trade.Risked.Amount))];
        yield return Money("grossProfit", "Gross profit", Moments.Sum(wins), "Σ winning trades");
        yield return Money("grossLoss", "Gross loss", Moments.Sum(losses), "Σ losing trades");
        yield return Number("profitFactor", "Profit factor", TradeMetrics.ProfitFactor(profits), "Σ wins ÷ Σ |losses|");
        yield return Money("expectancy", "Expectancy", Moments.Mean(profits), "mean trade");
        yield return Number("expectancyR", "Expectancy in R", Moments.Mean(multiples), "mean of profit ÷ risk at the protective stop");
        yield return Number("expectancyRatio", "Expectancy ratio", Moments.Ratio(Moments.Mean(profits), -TradeMetrics.MeanLoss(profits)), "mean trade ÷ mean loss");
        yield return Number("payoff", "Payoff ratio", TradeMetrics.Payoff(profits), "mean win ÷ mean loss");
        yield return Number("sqn", "System quality (SQN)", TradeMetrics.Sqn(profits), "√n × mean ÷ sd(n−1) of trades, n up to 100");
        yield return Share("kelly", "Kelly fraction", TradeMetrics.Kelly(profits), "W − (1 − W) ÷ payoff");
        yield return Money("averageWin", "Average win", TradeMetrics.MeanWin(profits), "mean winning trade");
        yield return Money("averageLoss", "Average loss", TradeMetrics.MeanLoss(profits), "mean losing trade");
        yield return Money("medianTrade", "Median trade", Moments.Quantile(profits, 0.5), "median trade");
        yield return Money("largestWin", "Largest win", wins.Length == 0 ? null : wins.Max(), "largest winning trade");
        yield return Money("largestLoss", "Largest loss", losses.Length == 0 ? null : losses.Min(), "largest losing trade");
        yield return Share("largestTradeShare", "Largest trade's share", LargestShare(profits, (double)(run.End - run.Start).Amount), "largest win ÷ net profit, when above 0");
    }

    /// <summary>Largest win ÷ net profit of the run; <see langword="null"/> when there is neither.</summary>
    public static double? LargestShare(double[] profits, double net) => net > 0 && profits.Length > 0 ? Moments.Ratio(Math.Max(profits.Max(), 0), net) : null;

    private static IEnumerable<Statistic> Paths(RunFacts run, double[] profits)
    {
        double[] best = [.. run.Trades.Select(trade => (double)trade.Best.Amount)];
        double[] worst = [.. run.Trades.Select(trade => (double)trade.Worst.Amount)];
        yield return Money("averageMfe", "Best open profit, average", Moments.Mean(best), "mean of the best open profit of each trade (MFE)");
        yield return Money("averageMae", "Worst open loss, average", Moments.Mean(worst), "mean of the worst open profit of each trade (MAE)");
        yield return Money("worstMae", "Worst open loss", worst.Length == 0 ? null : worst.Min(), "least open profit of any trade");
        yield return Money("endTradeDrawdown", "Given back at exit", Moments.Mean(best) - Moments.Mean(profits), "mean of best open profit − profit");
        yield return Span("averageHolding", "Holding time, average", Moments.Mean(Holdings(run, _ => true)), "mean time from entry to exit");
        yield return Span("medianHolding", "Holding time, median", Moments.Quantile(Holdings(run, _ => true), 0.5), "median time from entry to exit");
        yield return Span("winnersHolding", "Holding time, winners", Moments.Mean(Holdings(run, profit => profit > 0)), "mean time of winners");
        yield return Span("losersHolding", "Holding time, losers", Moments.Mean(Holdings(run, profit => profit < 0)), "mean time of losers");
    }

    private static IEnumerable<Statistic> Costs(RunFacts run, double[] profits)
    {
        var total = run.Totals.Commission + run.Totals.SpreadCost + run.Totals.SlippageCost + run.Totals.Swap;
        yield return Cost("commission", "Commission", run.Totals.Commission, "charged on fills");
        yield return Cost("spreadCost", "Spread", run.Totals.SpreadCost, "half the quoted spread of every fill");
        yield return Cost("slippageCost", "Slippage", run.Totals.SlippageCost, "fill against quote");
        yield return Cost("swap", "Swap", run.Totals.Swap, "paid over night; negative when received");
        yield return Cost("totalCost", "All costs", total, "commission + spread + slippage + swap, each once");
        yield return new("costShare", "Cost", "Costs ÷ gross profit", Moments.Ratio((double)total.Amount, Moments.Sum([.. profits.Where(profit => profit > 0)]) + (double)total.Amount),
            StatisticUnit.Fraction, "all costs ÷ (Σ wins + all costs)", "");
    }

    private static double[] Holdings(RunFacts run, Func<decimal, bool> which) =>
        [.. run.Trades.Where(trade => which(trade.Profit.Amount)).Select(trade => (trade.ClosedAt - trade.OpenedAt) / (double)Timestamp.NanosPerSecond)];

    private static double[] Of(RunFacts run, Side side) => [.. run.Trades.Where(trade => trade.Side == side).Select(trade => (double)trade.Profit.Amount)];

    private static Statistic Count(string id, string name, int value, string formula) => new(id, "Trades", name, value, StatisticUnit.Count, formula, "");

    private static Statistic Share(string id, string name, double? value, string formula) => new(id, "Trades", name, value, StatisticUnit.Fraction, formula, "");

    private static Statistic Number(string id, string name, double? value, string formula) => new(id, "Trades", name, value, StatisticUnit.Ratio, formula, "");

    private static Statistic Money(string id, string name, double? value, string formula) => new(id, "Trades", name, value, StatisticUnit.Money, formula, "net of costs");

    private static Statistic Span(string id, string name, double? value, string formula) => new(id, "Trades", name, value, StatisticUnit.Seconds, formula, "");

    private static Statistic Cost(string id, string name, Money value, string formula) => new(id, "Cost", name, (double)value.Amount, StatisticUnit.Money, formula, "");
}

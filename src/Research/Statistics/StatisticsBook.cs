using Arus.Contracts.Research;
using Arus.Foundation.Numerics;

namespace Arus.Research.Statistics;

/// <summary>Every statistic of a run that needs nothing but the run: the returns and risks here, trades and costs in <see cref="TradeBook"/>.</summary>
internal static class StatisticsBook
{
    public static IReadOnlyList<Statistic> Of(RunFacts run)
    {
        var curve = new double[run.Days.Count + 1];
        curve[0] = (double)run.Start.Amount;
        for (var i = 0; i < run.Days.Count; i++)
        {
            curve[i + 1] = (double)run.Days[i].Equity;
        }

        var returns = Returns(curve);
        return [.. Return(run, returns), .. Adjusted(run, curve, returns), .. Risk(run, curve, returns), .. TradeBook.Of(run)];
    }

    /// <summary>Simple returns between neighbours; empty once a value is zero or less, since returns mean nothing then.</summary>
    public static double[] Returns(double[] curve)
    {
        if (curve.Any(value => value <= 0))
        {
            return [];
        }

        return [.. curve.Skip(1).Zip(curve, (now, before) => (now / before) - 1)];
    }

    private static IEnumerable<Statistic> Return(RunFacts run, double[] returns)
    {
        const string group = "Return";
        var (start, end) = ((double)run.Start.Amount, (double)run.End.Amount);
        var total = Moments.Ratio(end - start, start);
        yield return new("startEquity", group, "Start equity", start, StatisticUnit.Money, "cash at the start", "");
        yield return new("endEquity", group, "End equity", end, StatisticUnit.Money, "cash + Σ marks at the end", "");
        yield return new("netProfit", group, "Net profit", end - start, StatisticUnit.Money, "end − start equity", "all costs counted once");
        yield return new("totalReturn", group, "Total return", total, StatisticUnit.Fraction, "end ÷ start equity − 1", "");
        yield return new("cagr", group, "Annual growth (CAGR)", ReturnMetrics.Annual(total, run.Days.Count, run.DaysPerYear), StatisticUnit.Fraction,
            "(end ÷ start)^(P ÷ days) − 1", Annual(run));
        yield return new("bestDay", group, "Best day", Extreme(returns, best: true), StatisticUnit.Fraction, "max daily equity return", "flat days count");
        yield return new("worstDay", group, "Worst day", Extreme(returns, best: false), StatisticUnit.Fraction, "min daily equity return", "flat days count");
        yield return new("buyAndHold", group, "Buy and hold", Moments.Ratio(run.LastPrice - run.FirstPrice, run.FirstPrice), StatisticUnit.Fraction,
            "last ÷ first price − 1", "bid, no costs, no leverage");
    }

    private static IEnumerable<Statistic> Adjusted(RunFacts run, double[] curve, double[] returns)
    {
        const string group = "Risk-adjusted";
        var falls = Drawdowns.Of(curve);
        var total = Moments.Ratio((double)(run.End - run.Start).Amount, (double)run.Start.Amount);
        var annual = ReturnMetrics.Annual(total, run.Days.Count, run.DaysPerYear);
        var greatest = (double)run.Totals.MaxDrawdownFraction;
        yield return new("sharpe", group, "Sharpe ratio", ReturnMetrics.Sharpe(returns, run.DaysPerYear), StatisticUnit.Ratio,
            "mean ÷ sd(n−1) × √P of daily equity returns", $"{Annual(run)}, risk-free 0, flat days count");
        yield return new("sortino", group, "Sortino ratio", ReturnMetrics.Sortino(returns, run.DaysPerYear), StatisticUnit.Ratio,
            "mean ÷ √(Σ min(r, 0)² ÷ n) × √P", $"{Annual(run)}, all days in the divisor");
        yield return new("omega", group, "Omega ratio", ReturnMetrics.Omega(returns), StatisticUnit.Ratio, "Σ max(r, 0) ÷ Σ max(−r, 0)", "threshold 0");
        yield return new("calmar", group, "Calmar ratio", Moments.Ratio(annual, greatest), StatisticUnit.Ratio,
            "CAGR ÷ max equity drawdown", "whole run, drawdown at every quote");
        yield return new("sterling", group, "Sterling ratio", Moments.Ratio(annual, falls.MeanFraction + 0.1), StatisticUnit.Ratio,
            "CAGR ÷ (average drawdown + 10 %)", "drawdowns of daily equity");
        yield return new("serenity", group, "Serenity index", Serenity(returns, falls), StatisticUnit.Ratio,
            "Σ r ÷ (ulcer × CVaR95 of drawdowns ÷ sd of returns)", "ulcer as a fraction");
        yield return new("probabilisticSharpe", group, "Probabilistic Sharpe", ReturnMetrics.ProbabilisticSharpe(returns), StatisticUnit.Fraction,
            "Φ(SR·√(n−1) ÷ √(1 − γ₃·SR + (γ₄−1)/4·SR²))", "daily SR against 0, raw kurtosis");
        yield return new("minTrackRecord", group, "Minimum track record", ReturnMetrics.MinimumTrackRecord(returns), StatisticUnit.Days,
            "1 + (1 − γ₃·SR + (γ₄−1)/4·SR²)·(z₀.₉₅ ÷ SR)²", "trading days, against 0 at 95 %");
        yield return new("recoveryFactor", group, "Recovery factor", Moments.Ratio((double)(run.End - run.Start).Amount, (double)run.Totals.MaxDrawdown.Amount),
            StatisticUnit.Ratio, "net profit ÷ max equity drawdown in money", "");
        yield return new("returnOverMaxDrawdown", group, "Return ÷ drawdown", Moments.Ratio(total, greatest), StatisticUnit.Ratio,
            "total return ÷ max equity drawdown", "");
        var market = Returns([run.FirstPrice, .. run.DailyCloses]);
        yield return new("beta", group, "Beta", ReturnMetrics.Beta(returns, market), StatisticUnit.Ratio,
            "cov(r, b) ÷ var(b)", "b: daily returns of buying and holding the instrument");
    }

    private static IEnumerable<Statistic> Risk(RunFacts run, double[] curve, double[] returns)
    {
        const string group = "Risk";
        var daily = Drawdowns.Of(curve);
        var balance = Drawdowns.Of(run.Balances.ToArray());
        yield return new("volatility", group, "Annual volatility", ReturnMetrics.Volatility(returns, run.DaysPerYear), StatisticUnit.Fraction, "sd(n−1) × √P", Annual(run));
        yield return new("downsideDeviation", group, "Downside deviation", ReturnMetrics.DownsideDeviation(returns) * Math.Sqrt(run.DaysPerYear),
            StatisticUnit.Fraction, "√(Σ min(r, 0)² ÷ n) × √P", Annual(run));
        yield return new("skew", group, "Skew", Moments.Skew(returns), StatisticUnit.Ratio, "m₃ ÷ m₂^1.5", "population");
        yield return new("kurtosis", group, "Kurtosis", Moments.Kurtosis(returns), StatisticUnit.Ratio, "m₄ ÷ m₂²", "population, raw: normal is 3");
        foreach (var (level, text) in new[] { (0.95, "95"), (0.99, "99") })
        {
            yield return new($"var{text}", group, $"Value at risk {text} %", ReturnMetrics.ValueAtRisk(returns, level), StatisticUnit.Fraction,
                $"{text} % quantile of daily losses", "historical, type 7");
            yield return new($"cvar{text}", group, $"Expected shortfall {text} %", ReturnMetrics.ExpectedShortfall(returns, level), StatisticUnit.Fraction,
                "mean of daily losses at or beyond the value at risk", "historical");
        }

        yield return new("maxDrawdown", group, "Max equity drawdown", (double)run.Totals.MaxDrawdownFraction, StatisticUnit.Fraction,
            "max (high − equity) ÷ high", "at every quote, from the starting balance");
        yield return new("maxDrawdownMoney", group, "Max equity drawdown, amount", (double)run.Totals.MaxDrawdown.Amount, StatisticUnit.Money,
            "max (high − equity)", "at every quote, from the starting balance");
        yield return new("maxBalanceDrawdown", group, "Max balance drawdown", balance.MaxFraction, StatisticUnit.Fraction,
            "max (high − balance) ÷ high", "after each fill, from the starting balance");
        yield return new("maxBalanceDrawdownMoney", group, "Max balance drawdown, amount", balance.MaxAmount, StatisticUnit.Money, "max (high − balance)", "after each fill");
        yield return new("averageDrawdown", group, "Average drawdown", daily.MeanFraction, StatisticUnit.Fraction, "mean of the depths of all drawdowns", "daily equity");
        yield return new("longestDrawdown", group, "Longest under water", daily.LongestSteps, StatisticUnit.Days,
            "longest time below a high", "trading days, daily equity");
        yield return new("recoveryTime", group, "Recovery time", daily.RecoverySteps, StatisticUnit.Days,
            "bottom of the greatest drawdown to its old high", "trading days; none while not recovered");
        yield return new("ulcer", group, "Ulcer index", daily.Ulcer, StatisticUnit.Ratio, "√ mean((100 × drawdown)²)", "daily equity");
        yield return new("riskOfRuin", group, "Risk of ruin", Ruin(run), StatisticUnit.Fraction,
            "e^(−2·mean·start ÷ variance) of trade profits; 1 when the mean is not above 0", "diffusion approximation");
        yield return new("leverageMax", group, "Leverage used, most", run.LeverageMax, StatisticUnit.Ratio, "max exposure ÷ equity", "at bar closes");
        yield return new("marginLevelMin", group, "Margin level, least", run.MarginLevelMin, StatisticUnit.Fraction, "min equity ÷ margin", "at bar closes");
    }

    private static double? Serenity(double[] returns, Drawdowns falls)
    {
        var shortfall = ReturnMetrics.ExpectedShortfall(falls.Fractions.Select(fraction => -fraction).ToArray(), 0.95);
        var pitfall = Moments.Ratio(shortfall, Moments.SampleDeviation(returns));
        return returns.Length == 0 ? null : Moments.Ratio(Moments.Sum(returns), falls.Ulcer / 100 * pitfall);
    }

    private static double? Ruin(RunFacts run)
    {
        double[] profits = [.. run.Trades.Select(trade => (double)trade.Profit.Amount)];
        var (mean, deviation) = (Moments.Mean(profits), Moments.SampleDeviation(profits));
        return deviation is not > 0 ? null : mean <= 0 ? 1 : StrictMath.Exp(-2 * mean!.Value * (double)run.Start.Amount / (deviation.Value * deviation.Value));
    }

    private static double? Extreme(double[] returns, bool best) => returns.Length == 0 ? null : best ? returns.Max() : returns.Min();

    private static string Annual(RunFacts run) => $"P = {run.DaysPerYear} days a year";
}

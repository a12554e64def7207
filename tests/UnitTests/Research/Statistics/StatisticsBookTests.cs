using System.Text.Json;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Arus.Foundation.Numerics;
using Arus.Research.Statistics;

namespace Arus.UnitTests.Research.Statistics;

public sealed class StatisticsBookTests
{
    /// <summary>1,000 → 1,100 → 990 → 1,188: returns +10 %, −10 %, +20 %.</summary>
    private static readonly RunFacts Three = Facts(1_000, [1_100, 990, 1_188], [105, 100, 110]);

    [Fact]
    public void Of_ThreeDays_GivesTheReturnsComputedByHand()
    {
        AssertValues(
            Three,
            ("startEquity", 1_000), ("endEquity", 1_188), ("netProfit", 188), ("totalReturn", 0.188), ("bestDay", 0.2), ("worstDay", -0.1),
            ("cagr", Math.Pow(1.188, 252 / 3.0) - 1), ("buyAndHold", 0.1));
    }

    [Fact]
    public void Of_ThreeDays_GivesTheRatiosComputedByHand()
    {
        // mean 1/15; deviations 1/30, -1/6, 2/15; variance (1/900 + 25/900 + 16/900) / 2 = 7/300
        var deviation = Math.Sqrt(7 / 300.0);
        var annual = Math.Pow(1.188, 84) - 1;

        AssertValues(
            Three,
            ("sharpe", 1 / 15.0 / deviation * Math.Sqrt(252)),
            ("sortino", 1 / 15.0 / Math.Sqrt(0.01 / 3) * Math.Sqrt(252)),
            ("omega", 0.3 / 0.1), ("calmar", annual / 0.12), ("sterling", annual / 0.2), ("recoveryFactor", 188 / 130.0),
            ("returnOverMaxDrawdown", 0.188 / 0.12),
            ("volatility", deviation * Math.Sqrt(252)), ("downsideDeviation", Math.Sqrt(0.01 / 3) * Math.Sqrt(252)));
    }

    [Fact]
    public void Of_ThreeDays_GivesTheRisksComputedByHand()
    {
        AssertValues(
            Three,
            ("skew", Skew(0.1, -0.1, 0.2)), ("kurtosis", 1.5), ("var95", 0.08), ("cvar95", 0.1), ("var99", 0.096), ("cvar99", 0.1),
            ("maxDrawdown", 0.12), ("maxDrawdownMoney", 130), ("averageDrawdown", 0.1), ("longestDrawdown", 1), ("recoveryTime", 1),
            ("maxBalanceDrawdown", 50 / 1_100.0), ("maxBalanceDrawdownMoney", 50), ("ulcer", Math.Sqrt(100 / 3.0)), ("leverageMax", 2.5), ("marginLevelMin", 12));
    }

    [Fact]
    public void Of_ThreeDays_ComparesWithTheInstrument()
    {
        // r: 0.1, -0.1, 0.2 against b: 0.05, -1/21, 0.1
        double[] market = [0.05, -1 / 21.0, 0.1];
        var mean = market.Average();
        var covariance = (1 / 30.0 * (0.05 - mean)) + (-1 / 6.0 * ((-1 / 21.0) - mean)) + (2 / 15.0 * (0.1 - mean));

        AssertValues(Three, ("beta", covariance / market.Sum(value => (value - mean) * (value - mean))));
    }

    [Fact]
    public void Of_ThreeDays_WeighsTheEvidence()
    {
        var sharpe = 1 / 15.0 / Math.Sqrt(7 / 300.0);
        var spread = 1 - (Skew(0.1, -0.1, 0.2) * sharpe) + (0.5 / 4 * sharpe * sharpe);
        var z = StrictMath.NormalQuantile(0.95);

        AssertValues(
            Three, ("probabilisticSharpe", StrictMath.NormalCdf(sharpe * Math.Sqrt(2) / Math.Sqrt(spread))), ("minTrackRecord", 1 + (spread * z * z / (sharpe * sharpe))));
    }

    [Fact]
    public void Of_ThreeDays_GivesTheSerenityIndex()
    {
        // Falls after each day: 0, 0.1, 0. Value at risk 95 %: the quantile at 1.9 of 0, 0, 0.1 is 0.09; beyond it lies 0.1 alone.
        var pitfall = 0.1 / Math.Sqrt(7 / 300.0);

        AssertValues(Three, ("serenity", 0.2 / (Math.Sqrt(100 / 3.0) / 100 * pitfall)));
    }

    [Fact]
    public void Of_TradesThatLose_AreRuinedForCertain()
    {
        var losing = Facts(1_000, [900], [1]) with { Trades = [Trade(1, -60), Trade(2, -40)] };
        var winning = Facts(1_000, [1_020], [1]) with { Trades = [Trade(1, 30), Trade(2, -10)] };

        AssertValues(losing, ("riskOfRuin", 1));
        AssertValues(winning, ("riskOfRuin", Math.Exp(-2 * 10 * 1_000 / 800.0)));
    }

    [Fact]
    public void Of_NothingAtAll_HasNoNumberThatIsNotFinite()
    {
        Assert.All(
            StatisticsBook.Of(Facts(1_000, [], [])), statistic => Assert.True(statistic.Value is null || double.IsFinite(statistic.Value.Value), statistic.Id));
    }

    [Fact]
    public void Of_AccountThatLostMoreThanAll_HasNoReturns()
    {
        var values = StatisticsBook.Of(Facts(1_000, [500, -100], [1, 1])).ToDictionary(statistic => statistic.Id, statistic => statistic.Value);

        Assert.Null(values["sharpe"]);
        Assert.Null(values["cagr"]);
        Assert.Equal(-1.1, values["totalReturn"]!.Value, 1e-12);
    }

    [Fact]
    public void Of_AnyRun_NamesEveryStatisticOnceWithItsFormula()
    {
        var book = StatisticsBook.Of(Three);

        Assert.Equal(book.Count, book.Select(statistic => statistic.Id).Distinct().Count());
        Assert.Equal(book.Count, book.Select(statistic => (statistic.Group, statistic.Name)).Distinct().Count());
        Assert.All(book, statistic => Assert.NotEmpty(statistic.Formula));
    }

    /// <summary>Published to 1e-8; what is left out there is defined in another way (its Sharpe ratio and volatility compound the daily variance).</summary>
    [Fact]
    public void Metrics_PublishedSmaCrossOverDailyBars_AreEqual()
    {
        var run = new SmaCross(Recorded.Find("reference/backtesting_py/GOOG.csv.gz"));
        using var file = JsonDocument.Parse(File.ReadAllText(Recorded.Find("reference/backtesting_py/GOOG_SmaCross_expected.json")));
        var expected = file.RootElement.GetProperty("expected");
        double[] profits = [.. run.Profits];
        double[] byTrade = [.. run.Returns];
        var daily = StatisticsBook.Returns(run.Equity);
        var total = (run.Equity[^1] / run.Equity[0]) - 1;
        var annual = ReturnMetrics.Annual(total, daily.Length, 252);
        var falls = Drawdowns.Of(run.Equity);

        Published("# Trades", profits.Length);
        Published("Equity Final [$]", run.Equity[^1]);
        Published("Equity Peak [$]", run.Equity.Max());
        Published("Return [%]", 100 * total);
        Published("Return (Ann.) [%]", 100 * annual);
        Published("CAGR [%]", 100 * ReturnMetrics.Annual(total, 3_116, 365.25));
        Published("Max. Drawdown [%]", -100 * falls.MaxFraction);
        Published("Calmar Ratio", annual / falls.MaxFraction);
        Published("Sortino Ratio", annual / (ReturnMetrics.DownsideDeviation(daily) * Math.Sqrt(252)));
        Published("Win Rate [%]", 100 * TradeMetrics.WinRate(profits));
        Published("Best Trade [%]", 100 * byTrade.Max());
        Published("Worst Trade [%]", 100 * byTrade.Min());
        Published("Expectancy [%]", 100 * Moments.Mean(byTrade));
        Published("Profit Factor", TradeMetrics.ProfitFactor(byTrade));
        Published("SQN", TradeMetrics.Sqn(profits));
        Published("Kelly Criterion", TradeMetrics.Kelly(profits));
        Published("Beta", ReturnMetrics.Beta(Logs(run.Equity), Logs(run.Closes)));

        void Published(string name, double? value)
        {
            var wanted = expected.GetProperty(name).GetDouble();
            Assert.True(Math.Abs(value!.Value - wanted) <= 1e-8 * Math.Abs(wanted), $"{name}: was {value:R}, published {wanted:R}");
        }

        static double[] Logs(double[] curve) => [.. curve.Skip(1).Zip(curve, (now, before) => StrictMath.Log(now / before))];
    }

    internal static RunFacts Facts(decimal start, decimal[] days, double[] closes) => new()
    {
        Start = SampleResults.Dollars(start),
        End = SampleResults.Dollars(days.Length == 0 ? start : days[^1]),
        Totals = SampleResults.Totals(0) with { MaxDrawdown = SampleResults.Dollars(130), MaxDrawdownFraction = 0.12m },
        Days = [.. days.Select((equity, i) => new EquityPoint(SampleResults.Start.Plus((i + 1) * Timestamp.NanosPerDay), equity))],
        DailyCloses = closes,
        Trades = [],
        Balances = [1_000, 1_100, 1_050, 1_200],
        FirstPrice = 100,
        LastPrice = closes.Length == 0 ? 0 : closes[^1],
        TimeInMarket = 0.25,
        LeverageMax = 2.5,
        MarginLevelMin = 12,
        Turnover = 5_000,
        DaysPerYear = 252,
    };

    internal static ClosedTrade Trade(long number, decimal profit, Side side = Side.Buy) =>
        SampleResults.Trade(number, profit, SampleResults.Start.Plus(number * Timestamp.NanosPerHour), side: side);

    internal static void AssertValues(RunFacts facts, params (string Id, double Value)[] expected)
    {
        var values = StatisticsBook.Of(facts).ToDictionary(statistic => statistic.Id, statistic => statistic.Value);
        Assert.All(expected, pair => Assert.True(
            values[pair.Id] is { } value && Math.Abs(value - pair.Value) <= 1e-9 * Math.Max(1, Math.Abs(pair.Value)), $"{pair.Id}: was {values[pair.Id]:R}, by hand {pair.Value:R}"));
    }

    /// <summary>m₃ ÷ m₂^1.5.</summary>
    private static double Skew(params double[] values)
    {
        var mean = values.Average();
        var (second, third) = (values.Average(value => Math.Pow(value - mean, 2)), values.Average(value => Math.Pow(value - mean, 3)));
        return third / Math.Pow(second, 1.5);
    }
}

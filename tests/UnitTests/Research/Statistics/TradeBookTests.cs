using Arus.Research.Statistics;

namespace Arus.UnitTests.Research.Statistics;

public sealed class TradeBookTests
{
    /// <summary>+100, −50, +30, 0 and −20: net 60, wins 130, losses 70.</summary>
    private static readonly RunFacts Five = StatisticsBookTests.Facts(1_000, [1_020, 1_060], [1, 1]) with
    {
        Trades =
        [
            StatisticsBookTests.Trade(1, 100), StatisticsBookTests.Trade(2, -50), StatisticsBookTests.Trade(3, 30, Side.Sell),
            StatisticsBookTests.Trade(4, 0, Side.Sell), StatisticsBookTests.Trade(5, -20, Side.Sell),
        ],
    };

    [Fact]
    public void Of_FiveTrades_CountsThemAsByHand() => StatisticsBookTests.AssertValues(
        Five,
        ("trades", 5), ("longTrades", 2), ("shortTrades", 3), ("winRate", 0.4), ("winRateLong", 0.5), ("winRateShort", 1 / 3.0),
        ("maxConsecutiveWins", 1), ("maxConsecutiveLosses", 1), ("tradesPerDay", 2.5), ("timeInMarket", 0.25), ("turnover", 5));

    [Fact]
    public void Of_FiveTrades_GivesTheProfitsComputedByHand()
    {
        // mean 12; deviations 88, -62, 18, -12, -32; Σ² 13,080; variance 3,270
        StatisticsBookTests.AssertValues(
            Five,
            ("grossProfit", 130), ("grossLoss", -70), ("profitFactor", 130 / 70.0), ("expectancy", 12), ("expectancyR", 0.6), ("expectancyRatio", 12 / 35.0),
            ("payoff", 65 / 35.0), ("sqn", Math.Sqrt(5) * 12 / Math.Sqrt(3_270)), ("kelly", 0.4 - (0.6 * 35 / 65)), ("averageWin", 65), ("averageLoss", -35),
            ("medianTrade", 0), ("largestWin", 100), ("largestLoss", -50), ("largestTradeShare", 100 / 60.0));
    }

    [Fact]
    public void Of_FiveTrades_FollowsTheirPaths()
    {
        // Best: profit (or 0) + 5; worst: profit (or 0) − 3; each holds five hours.
        StatisticsBookTests.AssertValues(
            Five,
            ("averageMfe", (105 + 5 + 35 + 5 + 5) / 5.0), ("averageMae", -(3 + 53 + 3 + 3 + 23) / 5.0), ("worstMae", -53), ("endTradeDrawdown", 31 - 12),
            ("averageHolding", 18_000), ("medianHolding", 18_000), ("winnersHolding", 18_000), ("losersHolding", 18_000));
    }

    [Fact]
    public void Of_CostsPaid_AddsEachOnce()
    {
        var totals = Five.Totals with
        {
            Commission = SampleResults.Dollars(7),
            SpreadCost = SampleResults.Dollars(11),
            SlippageCost = SampleResults.Dollars(2),
            Swap = SampleResults.Dollars(-3),
        };

        StatisticsBookTests.AssertValues(
            Five with { Totals = totals },
            ("commission", 7), ("spreadCost", 11), ("slippageCost", 2), ("swap", -3), ("totalCost", 17), ("costShare", 17 / 147.0));
    }

    [Fact]
    public void LargestShare_WithoutProfitOrTrade_IsNotDefined()
    {
        Assert.Null(TradeBook.LargestShare([50, -60], -10));
        Assert.Null(TradeBook.LargestShare([], 10));
        Assert.Equal(0.5, TradeBook.LargestShare([50, -10], 100));
        Assert.Equal(0, TradeBook.LargestShare([-10], 100));
    }
}

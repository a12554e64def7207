using System.IO.Compression;
using System.Text.Json;
using Arus.Research.Statistics;

namespace Arus.UnitTests.Research.Statistics;

public sealed class TradeMetricsTests
{
    private static readonly double[] Sample = [120, -80, 60, -50, 200, -90, 40, -30, 75, -60];

    [Fact]
    public void Metrics_WorkedSample_EqualTheirCheckValues()
    {
        Assert.Equal(1.596774, TradeMetrics.ProfitFactor(Sample)!.Value, 1e-6);
        Assert.Equal(18.50, Moments.Mean(Sample)!.Value, 1e-9);
        Assert.Equal(0.608085, TradeMetrics.Sqn(Sample)!.Value, 1e-6);
        Assert.Equal(1, TradeMetrics.LongestStreak(Sample, wins: false));
    }

    [Fact]
    public void Metrics_NoLoss_AreNullNotInfinite()
    {
        Assert.Null(TradeMetrics.ProfitFactor([5, 6]));
        Assert.Null(TradeMetrics.Payoff([5, 6]));
        Assert.Null(TradeMetrics.Kelly([5, 6]));
        Assert.Null(TradeMetrics.WinRate([]));
    }

    /// <summary>A published result of 179 trades, nine to twelve decimals; it counts wins by the ratio, in which 122 are exactly zero.</summary>
    [Fact]
    public void Metrics_PublishedBacktest_AreEqual()
    {
        using var stream = new GZipStream(File.OpenRead(Recorded.Find("freqtrade/backtest-result.json.gz")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var run = json.RootElement.GetProperty("strategy").EnumerateObject().First().Value;
        double[] profits = [.. run.GetProperty("trades").EnumerateArray().Select(trade => trade.GetProperty("profit_abs").GetDouble())];
        double[] ratios = [.. run.GetProperty("trades").EnumerateArray().Select(trade => trade.GetProperty("profit_ratio").GetDouble())];
        double[] curve = [.. profits.Aggregate(new List<double> { 0.01 }, (list, profit) => [.. list, list[^1] + profit])];

        Assert.Equal(run.GetProperty("profit_factor").GetDouble(), TradeMetrics.ProfitFactor(profits)!.Value, 1e-9);
        Assert.Equal(48 / 179.0, TradeMetrics.WinRate(ratios)!.Value, 1e-12);
        Assert.Equal(run.GetProperty("final_balance").GetDouble(), curve[^1], 1e-12);
    }
}

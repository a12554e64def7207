using System.Text.Json;
using Arus.Research.Statistics;

namespace Arus.UnitTests.Research.Statistics;

public sealed class ReturnMetricsTests
{
    // A worked sample of twenty daily returns; check values to six decimals.
    private static readonly double[] Sample =
    [
        0.012, -0.008, 0.005, 0.021, -0.015, 0.003, 0.009, -0.022, 0.014, 0.006, -0.004, 0.018, -0.011, 0.007, 0.002, -0.019, 0.016, 0.010, -0.006, 0.004,
    ];

    [Fact]
    public void Metrics_WorkedSample_EqualTheirCheckValues()
    {
        Assert.Equal(2.698437, ReturnMetrics.Sharpe(Sample, 252)!.Value, 1e-6);
        Assert.Equal(4.123792, ReturnMetrics.Sortino(Sample, 252)!.Value, 1e-6);
        Assert.Equal(1.494118, ReturnMetrics.Omega(Sample)!.Value, 1e-6);
        Assert.Equal(0.665934, ReturnMetrics.Annual(ReturnMetrics.Total(Sample), 20, 252)!.Value, 1e-6);
        Assert.Equal(0.761744, ReturnMetrics.ProbabilisticSharpe(Sample)!.Value, 1e-6);
        Assert.Equal(102.42, ReturnMetrics.MinimumTrackRecord(Sample)!.Value, 0.005);
        Assert.Equal(0.019150, ReturnMetrics.ValueAtRisk(Sample, 0.95)!.Value, 1e-6);
        Assert.Equal(0.022000, ReturnMetrics.ExpectedShortfall(Sample, 0.95)!.Value, 1e-6);
        Assert.Equal(-0.437780, Moments.Skew(Sample)!.Value, 1e-6);
        Assert.Equal(2.217087, Moments.Kurtosis(Sample)!.Value, 1e-6);
    }

    [Fact]
    public void Metrics_ZeroDenominator_AreNull()
    {
        double[] flat = [0.01, 0.01, 0.01];

        Assert.Null(ReturnMetrics.Sharpe(flat, 252));
        Assert.Null(ReturnMetrics.Sortino(flat, 252));
        Assert.Null(ReturnMetrics.Omega(flat));
        Assert.Null(ReturnMetrics.ProbabilisticSharpe(flat));
        Assert.Null(ReturnMetrics.Sharpe([], 252));
    }

    /// <summary>Published cases to eight decimals. Where they say infinity, this says <see langword="null"/>.</summary>
    [Fact]
    public void Metrics_PublishedCases_AreEqual()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Recorded.Find("reference/empyrical/empyrical_expected.json")));
        var series = file.RootElement.GetProperty("series");
        var compared = 0;
        foreach (var test in file.RootElement.GetProperty("tests").EnumerateObject())
        {
            var name = test.Value.GetProperty("functions")[0].GetString()!;
            foreach (var given in test.Value.GetProperty("cases").EnumerateArray())
            {
                if (name is not ("max_drawdown" or "annual_return" or "annual_volatility" or "calmar_ratio" or "sharpe_ratio" or "downside_risk" or "sortino_ratio"))
                {
                    continue;
                }

                var returns = Excess(Values(given.GetProperty("returns"), series), given, series);
                var expected = Number(given.GetProperty("expected"));
                // The published annual return counts a missing first period, too.
                var actual = Compute(name, returns, Values(given.GetProperty("returns"), series).Length, given);
                Assert.True(double.IsFinite(expected) ? Math.Abs(actual!.Value - expected) < 5e-9 : actual is null, $"{given} gave {actual}");
                compared++;
            }
        }

        Assert.Equal(44, compared);
    }

    private static double? Compute(string name, double[] returns, int count, JsonElement given)
    {
        var periods = given.TryGetProperty("period", out var period) ? period.GetString() switch { "weekly" => 52, "monthly" => 12, _ => 252 } : 252;
        var annual = ReturnMetrics.Annual(ReturnMetrics.Total(returns), count, periods);
        var depth = returns.Length == 0 ? (double?)null : -Drawdowns.Of(Curve(returns)).MaxFraction;
        return name switch
        {
            "max_drawdown" => depth,
            "annual_return" => annual,
            "annual_volatility" => ReturnMetrics.Volatility(returns, periods),
            "calmar_ratio" => Moments.Ratio(annual, -depth),
            "sharpe_ratio" => ReturnMetrics.Sharpe(returns, periods),
            "downside_risk" => ReturnMetrics.DownsideDeviation(returns) * Math.Sqrt(periods),
            _ => ReturnMetrics.Sortino(returns, periods),
        };
    }

    private static double[] Curve(double[] returns)
    {
        var curve = new double[returns.Length + 1];
        curve[0] = 1;
        for (var i = 0; i < returns.Length; i++)
        {
            curve[i + 1] = curve[i] * (1 + returns[i]);
        }

        return curve;
    }

    private static double[] Excess(double[] returns, JsonElement given, JsonElement series)
    {
        var name = given.TryGetProperty("risk_free", out var less) || given.TryGetProperty("required_return", out less);
        double[] subtracted = !name ? new double[returns.Length]
            : less.ValueKind == JsonValueKind.Number ? [.. returns.Select(_ => less.GetDouble())] : Values(less, series);
        return [.. returns.Zip(subtracted, (value, minus) => value - minus).Where(double.IsFinite)];
    }

    private static double[] Values(JsonElement given, JsonElement series) => [.. (given.TryGetProperty("values", out var values)
        ? values
        : series.GetProperty(given.GetProperty("series").GetString()!).GetProperty("values")).EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() == "NaN" ? double.NaN : double.PositiveInfinity;
}

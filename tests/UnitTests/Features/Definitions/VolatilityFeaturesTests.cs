using Arus.Contracts.Features;
using Arus.Foundation.Numerics;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class VolatilityFeaturesTests
{
    [Fact]
    public void BollingerPosition_PublishedDays_IsPercentB() =>
        Agreement.MeetsPublished(Samples.Skender("bb", "percentB"), SeriesRun.Of(Samples.SkenderBars(), "bollinger20.position"), 1e-10);

    [Fact]
    public void BollingerWidth_PublishedDays_IsMet() =>
        Agreement.MeetsPublished(Samples.Skender("bb", "width"), SeriesRun.Of(Samples.SkenderBars(), "bollinger20.width"), 1e-10);

    [Theory]
    [InlineData("volatility20")]
    [InlineData("ewma94")]
    [InlineData("parkinson20")]
    [InlineData("garmanklass20")]
    [InlineData("rogerssatchell20")]
    [InlineData("yangzhang20")]
    public void Estimator_FinelyWalkedBars_FindsTheVolatility(string feature)
    {
        const double PerBar = 0.01;
        var bars = Walked(2_000, steps: 400, PerBar);

        var mean = Math.Sqrt(SeriesRun.Of(bars, feature).Where(value => !double.IsNaN(value)).Average(value => value * value));

        Assert.InRange(mean, 0.93 * PerBar, 1.07 * PerBar);
    }

    [Fact]
    public void Jump20_WithoutJumps_IsSmallAndWithOneLarge()
    {
        var bars = Walked(300, steps: 50, 0.01);
        var jumped = bars.Select((bar, i) => i < 280 ? bar : bar with { Open = bar.Open * 1.2, High = bar.High * 1.2, Low = bar.Low * 1.2, Close = bar.Close * 1.2 });

        Assert.True(SeriesRun.Of(jumped, "jump20")[285] > 0.8);
        Assert.True(SeriesRun.Of(bars, "jump20").Where(value => !double.IsNaN(value)).Average() < 0.3);
    }

    /// <summary>Bars of a fine random walk without drift.</summary>
    private static IndicatorInput[] Walked(int count, int steps, double volatility)
    {
        var random = new StrictRandom(3);
        var price = 100.0;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (open, high, low) = (price, price, price);
            for (var step = 0; step < steps; step++)
            {
                price *= Math.Exp(volatility / Math.Sqrt(steps) * random.NextGaussian());
                high = Math.Max(high, price);
                low = Math.Min(low, price);
            }

            return new IndicatorInput(Samples.Start.Plus(i * Timestamp.NanosPerHour), open, high, low, price, 1);
        })];
    }
}

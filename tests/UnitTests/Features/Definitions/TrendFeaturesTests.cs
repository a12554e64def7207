using Arus.Contracts.Features;
using Arus.Features;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class TrendFeaturesTests
{
    [Fact]
    public void IchimokuGap_PublishedDays_IsConversionLessBaseLine()
    {
        double[] gap = [.. Samples.Skender("ichimoku", "tenkanSen").Zip(Samples.Skender("ichimoku", "kijunSen"), (conversion, line) => conversion - line)];
        var bars = Samples.SkenderBars();

        Agreement.MeetsPublished(gap, Times(bars, "ichimoku.gap"), 1e-10, scale: 100.0);
    }

    [Fact]
    public void IchimokuCloud_PublishedDays_IsTheDistanceBeyondItsEdges()
    {
        var bars = Samples.SkenderBars();
        var edges = Samples.Skender("ichimoku", "senkouSpanA").Zip(Samples.Skender("ichimoku", "senkouSpanB"));
        double[] beyond = [.. edges.Zip(bars, (edge, bar) =>
            Math.Max(bar.Close - Math.Max(edge.First, edge.Second), 0.0) - Math.Max(Math.Min(edge.First, edge.Second) - bar.Close, 0.0))];

        Agreement.MeetsPublished(beyond, Times(bars, "ichimoku.cloud"), 1e-10, scale: 100.0);
    }

    [Fact]
    public void Supertrend_PublishedDays_IsTheDistanceToTheBand()
    {
        var bars = Samples.SkenderBars();
        double[] distance = [.. Samples.Skender("supertrend", "superTrend").Zip(bars, (band, bar) => bar.Close - band)];

        Agreement.MeetsPublished(distance, Times(bars, "supertrend"), 1e-10, scale: 100.0, after: 100);
    }

    [Fact]
    public void Adx14_FortyBars_IsTheIndicator() => Assert.Equal(8.591419, SeriesRun.Of(Samples.Forty, "adx14")[39], 1e-6);

    [Fact]
    public void Aroon25_RisingAndFallingMarkets_AreTheExtremes()
    {
        var rising = Samples.Bars([.. Prices(1)], [.. Prices(1)], [.. Prices(1)]);
        var falling = Samples.Bars([.. Prices(-1)], [.. Prices(-1)], [.. Prices(-1)]);

        Assert.Equal(100.0, SeriesRun.Of(rising, "aroon25")[^1]);
        Assert.Equal(-100.0, SeriesRun.Of(falling, "aroon25")[^1]);

        static IEnumerable<double> Prices(int direction) => Enumerable.Range(0, 60).Select(i => 100.0 + (direction * i));
    }

    /// <summary>A feature in average true ranges, turned back into prices.</summary>
    private static double[] Times(IndicatorInput[] bars, string feature) =>
        [.. SeriesRun.Of(bars, feature).Zip(SeriesRun.Of(bars, m => m.Base.Atr(14)), (atrs, atr) => atrs * atr)];
}

using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;

namespace Arus.UnitTests.Features.Graph;

/// <summary>Every sliding computation against the same one done afresh over each window.</summary>
public sealed class SeriesOperationsTests
{
    private const int Period = 25;
    private static readonly IndicatorInput[] Bars = Samples.Walk(2_000, seed: 4);
    private static readonly double[] Closes = Samples.Closes(Bars);
    private static readonly double[] Changes = [double.NaN, .. Closes.Zip(Closes.Skip(1), (before, now) => now - before)];

    [Fact]
    public void Mean_Walk_IsThatOfEachWindow() => Check(window => window.Average(), close => close.Mean(Period), 1e-12);

    [Fact]
    public void Deviation_Walk_IsThatOfEachWindow() =>
        Check(window => Math.Sqrt(window.Sum(x => (x - window.Average()) * (x - window.Average())) / Period), close => close.Deviation(Period), 1e-10);

    [Fact]
    public void Slope_Walk_IsThatOfEachWindow() => Check(Slope, close => close.Slope(Period), 1e-12);

    [Fact]
    public void Fit_Walk_IsTheSquaredCorrelationWithTime() => Check(
        window => window.Distinct().Count() == 1 ? double.NaN : Math.Pow(Pearson([.. window.Select((_, i) => (double)i)], window), 2), close => close.Fit(Period), 1e-6);

    [Fact]
    public void Highest_Walk_IsThatOfEachWindow() => Check(window => window.Max(), close => close.Highest(Period), 0.0);

    [Fact]
    public void Lowest_Walk_IsThatOfEachWindow() => Check(window => window.Min(), close => close.Lowest(Period), 0.0);

    [Fact]
    public void HighestAge_Walk_IsTheDistanceToTheLatestHighest() =>
        Check(window => Period - 1 - Array.LastIndexOf(window, window.Max()), close => close.HighestAge(Period), 0.0);

    [Fact]
    public void Rank_Walk_IsTheShareBelowWithTiesHalf() => Check(
        window => (window.Count(x => x < window[^1]) + (0.5 * (window.Count(x => x == window[^1]) - 1))) / (Period - 1), close => close.Rank(Period), 1e-15);

    [Fact]
    public void Skewness_Changes_IsThatOfEachWindow() => CheckChanges(window => Moment(window, 3), change => change.Skewness(Period), 1e-7);

    [Fact]
    public void Kurtosis_Changes_IsThatOfEachWindow() => CheckChanges(window => Moment(window, 4), change => change.Kurtosis(Period), 1e-6);

    [Fact]
    public void Correlation_ChangesAndVolume_IsPearsons()
    {
        var volumes = Bars.Select(bar => bar.Volume - 250.0).ToArray();
        var expected = Closes.Select((_, i) => i < Period ? double.NaN : Pearson(Changes[(i - Period + 1)..(i + 1)], volumes[(i - Period + 1)..(i + 1)])).ToArray();

        SeriesRun.AssertNear(expected, SeriesRun.Of(Bars, m => m.Close.Change().Correlation(m.Volume - 250.0, Period)), 1e-9);
    }

    [Fact]
    public void Beta_ChangesOnTwiceThemselves_IsHalf()
    {
        var beta = SeriesRun.Of(Bars, m => m.Close.Change().Beta(2.0 * m.Close.Change(), Period));

        Assert.All(beta.Where(value => !double.IsNaN(value)), value => Assert.Equal(0.5, value, 1e-12));
        Assert.Contains(beta, value => !double.IsNaN(value));
    }

    [Fact]
    public void Streak_Walk_CountsSignsInARow()
    {
        var expected = new double[Closes.Length];
        expected[0] = double.NaN;
        for (var i = 1; i < expected.Length; i++)
        {
            var sign = Math.Sign(Changes[i]);
            expected[i] = sign == 0 ? 0 : i > 1 && Math.Sign(expected[i - 1]) == sign ? expected[i - 1] + sign : sign;
        }

        SeriesRun.AssertNear(expected, SeriesRun.Of(Bars, m => m.Close.Change().Streak()), 0.0);
    }

    [Fact]
    public void Return_Bars_IsTheLogarithmOfTheQuotient() =>
        SeriesRun.AssertNear([.. Closes.Select((close, i) => i < 5 ? double.NaN : Math.Log(close / Closes[i - 5]))], SeriesRun.Of(Bars, m => m.Close.Return(5)), 1e-15);

    [Fact]
    public void Divide_ByZero_HasNoValue() => Assert.All(SeriesRun.Of(Bars[..10], m => m.Close / (m.Close - m.Close)), value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void Window_GapInItsSource_LeavesTheGapOut()
    {
        // Where a bar is flat its logarithm of 0 has no value.
        var rises = SeriesRun.Of(Bars, m => m.Close.Change().Abs().Log());
        var expected = rises.Select((rise, i) => double.IsNaN(rise) ? double.NaN : LastSum(rises[..(i + 1)], 3)).ToArray();

        SeriesRun.AssertNear(expected, SeriesRun.Of(Bars, m => m.Close.Change().Abs().Log().Sum(3)), 1e-9);
    }

    [Fact]
    public void Formula_EqualOnes_AreOneSeries()
    {
        var graph = new FeatureGraph(DescribedMarket.Own, BarPeriod.H1, [], calendar: null);

        Assert.Same((graph.Close - graph.Open).Mean(5), (graph.Close - graph.Open).Mean(5));
        Assert.NotSame((graph.Close - graph.Open).Mean(5), (graph.Close - graph.Open).Mean(6));
        Assert.Equal("mean(close - open, 5)", (graph.Close - graph.Open).Mean(5).Formula);
    }

    private static void Check(Func<double[], double> window, Func<Series, Series> series, double tolerance) =>
        SeriesRun.AssertNear(SeriesRun.Windows(Closes, Period, window), SeriesRun.Of(Bars, m => series(m.Close)), tolerance);

    private static void CheckChanges(Func<double[], double> window, Func<Series, Series> series, double tolerance) => SeriesRun.AssertNear(
        [double.NaN, .. SeriesRun.Windows(Changes[1..], Period, window)], SeriesRun.Of(Bars, m => series(m.Close.Change())), tolerance);

    private static double Slope(double[] window)
    {
        var middle = (window.Length - 1) / 2.0;
        return window.Select((y, i) => (i - middle) * (y - window[0])).Sum() / window.Select((_, i) => (i - middle) * (i - middle)).Sum();
    }

    private static double Pearson(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, yy) = (x.Sum(a => (a - meanX) * (a - meanX)), y.Sum(b => (b - meanY) * (b - meanY)));
        return x.Distinct().Count() == 1 || y.Distinct().Count() == 1 ? double.NaN : x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / Math.Sqrt(xx * yy);
    }

    private static double Moment(double[] window, int power)
    {
        var mean = window.Average();
        var variance = window.Sum(x => (x - mean) * (x - mean)) / window.Length;
        return window.Distinct().Count() == 1 ? double.NaN : window.Sum(x => Math.Pow(x - mean, power)) / window.Length / Math.Pow(variance, power / 2.0);
    }

    private static double LastSum(double[] values, int count)
    {
        var last = values.Where(value => !double.IsNaN(value)).TakeLast(count).ToArray();
        return last.Length < count ? double.NaN : last.Sum();
    }
}

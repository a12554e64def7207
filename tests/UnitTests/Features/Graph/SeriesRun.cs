using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;

namespace Arus.UnitTests.Features.Graph;

/// <summary>Series over bars of one hour, without other instruments or news.</summary>
internal static class SeriesRun
{
    /// <summary>The value after each bar.</summary>
    public static double[] Of(IEnumerable<IndicatorInput> bars, Func<FeatureGraph, Series> build)
    {
        var graph = new FeatureGraph(DescribedMarket.Own, BarPeriod.H1, [], calendar: null);
        var series = build(graph);
        graph.Seal();
        return [.. bars.Select(bar =>
        {
            graph.Base.Update(in bar, bar.Time.Plus(Timestamp.NanosPerHour), spread: 0.0);
            graph.Rows.Update();
            return series.Value;
        })];
    }

    /// <summary>A feature of the catalogue by its name.</summary>
    public static double[] Of(IEnumerable<IndicatorInput> bars, string feature) =>
        Of(bars, FeatureDefinitions.All.First(one => one.Definition.Name == feature).Definition.Build);

    /// <summary>The values of a function of the last <paramref name="period"/> bars, NaN before.</summary>
    public static double[] Windows(double[] values, int period, Func<double[], double> function) =>
        [.. values.Select((_, i) => i < period - 1 ? double.NaN : function(values[(i - period + 1)..(i + 1)]))];

    /// <summary>Equal within a tolerance, NaN at the same places.</summary>
    public static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var isNear = double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= tolerance;
            Assert.True(isNear, $"at {i}: expected {expected[i]:R}, was {actual[i]:R}");
        }

        Assert.Contains(expected, value => !double.IsNaN(value));
    }
}

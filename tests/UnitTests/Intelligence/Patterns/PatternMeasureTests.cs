using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Patterns;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Intelligence.Patterns;

public sealed class PatternMeasureTests
{
    private static readonly Instrument Euro = FeatureMarket.Instrument("EURUSD");
    private static readonly IReadOnlyList<Bar> Bars = FeatureMarket.Bars(FeatureMarket.Quotes(days: 60, seed: 21), Euro.Id, BarPeriod.M15)[0].Bars;
    private static readonly PatternMeasure Desk = new(FeatureMarket.Catalog);

    [Fact]
    public void Measure_MadeUpMarket_TellsEveryCellAndGivesNoPatternAVote()
    {
        var scores = Measure(cost: 0);

        Assert.True(scores.Select(score => score.Pattern).Distinct().Count() > 10);
        Assert.All(scores, score => Assert.False(score.HasVote));
        foreach (var pattern in scores.GroupBy(score => score.Pattern))
        {
            // Those of no regime are in all of them together only.
            Assert.Null(pattern.First().Regime);
            Assert.True(pattern.Skip(1).Sum(score => score.Count) <= pattern.First().Count);
            Assert.All(pattern, score => Assert.InRange(score.HitRate, score.HitRateLow - 1e-12, score.HitRateHigh + 1e-12));
        }
    }

    [Fact]
    public void Measure_HigherCosts_EatEveryMean()
    {
        var (free, dear) = (Measure(cost: 0), Measure(cost: 0.001));

        Assert.Equal(free.Select(score => (score.Pattern, score.Regime, score.Count)), dear.Select(score => (score.Pattern, score.Regime, score.Count)));
        Assert.All(free.Zip(dear), pair => Assert.True(pair.First.Mean > pair.Second.Mean && pair.First.HitRate >= pair.Second.HitRate));
    }

    [Theory]
    [InlineData("bars", "PATTERN_BARS")]
    [InlineData("costs", "PATTERN_COSTS")]
    [InlineData("horizon", "PATTERN_HORIZON")]
    public void Measure_WrongQuestion_IsRefused(string what, string code) => Assert.Contains(
        code,
        Assert.Throws<InvalidInputException>(() => Desk.Measure(Euro, what == "bars" ? [] : Bars, what == "costs" ? [1.0] : new double[what == "bars" ? 0 : Bars.Count], what == "horizon" ? 0 : 8))
            .Faults.Select(fault => fault.Code));

    private static IReadOnlyList<PatternScore> Measure(double cost) => Desk.Measure(Euro, Bars, [.. Enumerable.Repeat(cost, Bars.Count)], 8);
}

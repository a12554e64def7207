using Arus.Contracts.Learning;
using Arus.Learning.Labels;

namespace Arus.UnitTests.Learning.Labels;

public sealed class TripleBarrierTests
{
    private static readonly BarrierSpec Spec = new() { Upper = 2, Lower = 1, HorizonBars = 10, VolatilitySpan = 20 };

    [Fact]
    public void Of_EveryLabel_IsDecidedAtTheFirstBarThatTouches()
    {
        var prices = LabelDeskTests.Walk(seed: 5, bars: 800);

        foreach (var label in TripleBarrier.Of(prices, Spec))
        {
            var from = prices.Closes[label.Row];
            var decided = from * (1 + label.Return);
            Assert.InRange(label.EndRow, label.Row + 1, label.Row + Spec.HorizonBars);
            if (label.EndRow < label.Row + Spec.HorizonBars)
            {
                // Nothing before the end reached the barrier, and the end did.
                Assert.True(label.IsUp ? prices.Highs[label.EndRow] >= decided : prices.Lows[label.EndRow] <= decided);
                Assert.All(Enumerable.Range(label.Row + 1, label.EndRow - label.Row - 1), at => Assert.True(label.IsUp ? prices.Highs[at] < decided : prices.Lows[at] > decided));
            }

            Assert.Equal(label.Return > 0, label.IsUp);
        }
    }

    [Fact]
    public void Of_ABarThatTouchesBoth_IsLower()
    {
        var prices = LabelDeskTests.Walk(seed: 6, bars: 60);
        (prices.Highs[41], prices.Lows[41]) = (prices.Closes[40] * 1.5, prices.Closes[40] * 0.5);

        var label = TripleBarrier.Of(prices, Spec).Single(label => label.Row == 40);

        Assert.Equal((41, false), (label.EndRow, label.IsUp));
    }

    [Fact]
    public void Of_TheFutureChanged_NoEarlierDecisionChanges()
    {
        var prices = LabelDeskTests.Walk(seed: 7, bars: 500);
        var before = TripleBarrier.Of(prices, Spec).Where(label => label.EndRow < 300).Select(label => label with { Weight = 0 }).ToList();
        for (var i = 300; i < 500; i++)
        {
            (prices.Highs[i], prices.Lows[i], prices.Closes[i]) = (3, 1, 2);
        }

        var after = TripleBarrier.Of(prices, Spec).Where(label => label.EndRow < 300).Select(label => label with { Weight = 0 }).ToList();

        Assert.NotEmpty(before);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Of_Weights_AverageOneAndSumLessWhereManyOverlap()
    {
        var labels = TripleBarrier.Of(LabelDeskTests.Walk(seed: 8, bars: 2_000), Spec);

        Assert.Equal(1, labels.Average(label => label.Weight), 1e-9);
        Assert.All(labels, label => Assert.True(label.Weight >= 0));
    }

    [Fact]
    public void Of_FlatPrices_GiveNothing()
    {
        double[] flat = [.. Enumerable.Repeat(1.0, 300)];

        Assert.Empty(TripleBarrier.Of(new(flat, flat, flat, new double[300]), Spec));
    }

    public static TheoryData<string, BarrierSpec> Wrong => new()
    {
        { "upper", Spec with { Upper = 0 } }, { "upper", Spec with { Upper = 101 } }, { "lower", Spec with { Lower = double.NaN } }, { "horizon", Spec with { HorizonBars = 0 } },
        { "horizon", Spec with { HorizonBars = 10_001 } }, { "span", Spec with { VolatilitySpan = 1 } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Of_BeyondALimit_NamesIt(string where, BarrierSpec spec) =>
        Assert.Equal(where, Assert.Throws<InvalidInputException>(() => TripleBarrier.Of(LabelDeskTests.Walk(1, 100), spec)).Faults[0].Where);

    [Fact]
    public void Of_APriceThatIsNone_IsAFault()
    {
        var prices = LabelDeskTests.Walk(1, 100);
        prices.Closes[50] = double.NaN;

        Assert.Equal("bar 50", Assert.Throws<InvalidInputException>(() => TripleBarrier.Of(prices, Spec)).Faults[0].Where);
    }
}

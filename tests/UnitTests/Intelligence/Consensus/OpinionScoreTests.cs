using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class OpinionScoreTests
{
    private static readonly EventCheck Higher = new(EventKind.Higher, 1.1, 0);

    [Fact]
    public void Settle_PublishedCase_IsItsBrierScore()
    {
        double[] probabilities = [.1, .2, .35, .4, .55, .6, .7, .8, .9, .95];
        int[] happened = [0, 0, 1, 0, 1, 0, 1, 1, 1, 1];
        var score = new OpinionScore(4);

        for (var i = 0; i < probabilities.Length; i++)
        {
            score.Expect(probabilities[i], Fabricated.Start, Higher);
            score.Settle(Fabricated.Bar(Fabricated.Start, 1.0995 + (happened[i] * 0.001)));
        }

        Assert.Equal(0.133750, score.Brier, 12);
        Assert.Equal(1 - (0.133750 / 0.24), score.Skill, 12);
        Assert.Equal(10, score.Opinions);
    }

    [Fact]
    public void Settle_HorizonNotPassed_LooksAtNothing()
    {
        var score = new OpinionScore(4);
        var bar = Fabricated.Bar(Fabricated.Start, 1.2);
        score.Expect(0.9, bar.ClosesAt.Plus(1), Higher);

        Assert.True(double.IsNaN(score.Settle(in bar)));
        Assert.Equal(0, score.Opinions);
        Assert.True(double.IsNaN(score.Brier));

        score.Settle(Fabricated.Bar(bar.ClosesAt, 1.0));
        Assert.Equal(0.81, score.Brier, 12);
    }

    [Fact]
    public void Settle_ClosesExactlyAtTheHorizon_IsScored()
    {
        var score = new OpinionScore(4);
        var bar = Fabricated.Bar(Fabricated.Start, 1.2);
        score.Expect(0.9, bar.ClosesAt, Higher);

        Assert.Equal(0.01 - 0.25, score.Settle(in bar), 12);
    }

    [Fact]
    public void Expect_MoreThanFit_TheFurtherOnesAreNotScored()
    {
        var score = new OpinionScore(3);
        for (var i = 0; i < 10; i++)
        {
            score.Expect(0.9, Fabricated.Start, Higher);
        }

        score.Settle(Fabricated.Bar(Fabricated.Start, 1.2));

        Assert.Equal(3, score.Opinions);
    }
}

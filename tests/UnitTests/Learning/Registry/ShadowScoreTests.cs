using Arus.Foundation.Numerics;
using Arus.Learning.Registry;

namespace Arus.UnitTests.Learning.Registry;

public sealed class ShadowScoreTests
{
    [Fact]
    public void Evidence_OfManyOutcomes_IsMeanLossesAndTheErrorOfTheirDifference()
    {
        var (score, random, pairs) = (new ShadowScore(), new StrictRandom(1), new List<(double One, double Other)>());
        for (var i = 0; i < 400; i++)
        {
            var (one, other, happened) = (random.NextDouble(), random.NextDouble(), random.NextInt(2) == 0);
            score.Add(one, other, happened, i, i + 1);
            pairs.Add((-Math.Log(happened ? one : 1 - one), -Math.Log(happened ? other : 1 - other)));
        }

        var evidence = score.Evidence;
        var (mean, differences) = (pairs.Average(pair => pair.One - pair.Other), pairs.Select(pair => pair.One - pair.Other).ToArray());
        Assert.Equal((400, 400), (evidence.Outcomes, evidence.Independent));
        Assert.Equal(pairs.Average(pair => pair.One), evidence.ChampionLoss, 1e-12);
        Assert.Equal(pairs.Average(pair => pair.Other), evidence.ChallengerLoss, 1e-12);
        Assert.Equal(Math.Sqrt(differences.Sum(x => (x - mean) * (x - mean)) / 399 / 400), evidence.StandardError, 1e-12);
    }

    [Fact]
    public void Evidence_OfOutcomesThatOverlap_IsLessCertainThanOfAsManyThatDoNot()
    {
        var (apart, together) = (new ShadowScore(), new ShadowScore());
        var random = new StrictRandom(2);
        for (var stretch = 0; stretch < 100; stretch++)
        {
            var (champion, happened) = (random.NextDouble(), random.NextInt(2) == 0);
            for (var i = 0; i < 8; i++)
            {
                var row = (stretch * 8) + i;
                apart.Add(champion, 0.5, happened, row, row + 1);
                together.Add(champion, 0.5, happened, row, (stretch + 1) * 8);
            }
        }

        Assert.Equal((800, 800), (apart.Evidence.Outcomes, apart.Evidence.Independent));
        Assert.Equal((800, 100), (together.Evidence.Outcomes, together.Evidence.Independent));
        Assert.InRange(together.Evidence.StandardError / apart.Evidence.StandardError, 2, 3.2);
    }

    [Fact]
    public void Add_RowsThatDoNotRise_IsRefused()
    {
        var score = new ShadowScore();
        score.Add(0.5, 0.5, true, 3, 4);

        Assert.Throws<ArgumentOutOfRangeException>(() => score.Add(0.5, 0.5, true, 3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => score.Add(0.5, 0.5, true, 4, 4));
    }

    [Fact]
    public void Evidence_OfNothing_IsNothing() => Assert.Equal(new(0, 0, 0, 0, 0, 0), new ShadowScore().Evidence);

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(0.5, 1.1)]
    [InlineData(double.NaN, 0.5)]
    public void Add_NoProbability_IsRefused(double champion, double challenger) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShadowScore().Add(champion, challenger, true, 0, 1));
}

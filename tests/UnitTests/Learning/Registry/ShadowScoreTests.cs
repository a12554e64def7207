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
            score.Add(one, other, happened);
            pairs.Add((-Math.Log(happened ? one : 1 - one), -Math.Log(happened ? other : 1 - other)));
        }

        var evidence = score.Evidence;
        var (mean, differences) = (pairs.Average(pair => pair.One - pair.Other), pairs.Select(pair => pair.One - pair.Other).ToArray());
        Assert.Equal(400, evidence.Outcomes);
        Assert.Equal(pairs.Average(pair => pair.One), evidence.ChampionLoss, 1e-12);
        Assert.Equal(pairs.Average(pair => pair.Other), evidence.ChallengerLoss, 1e-12);
        Assert.Equal(Math.Sqrt(differences.Sum(x => (x - mean) * (x - mean)) / 399 / 400), evidence.StandardError, 1e-12);
    }

    [Fact]
    public void Evidence_OfNothing_IsNothing() => Assert.Equal(new(0, 0, 0, 0, 0), new ShadowScore().Evidence);

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(0.5, 1.1)]
    [InlineData(double.NaN, 0.5)]
    public void Add_NoProbability_IsRefused(double champion, double challenger) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShadowScore().Add(champion, challenger, true));
}

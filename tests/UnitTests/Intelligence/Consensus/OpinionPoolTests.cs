using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class OpinionPoolTests
{
    private const double HalfLife = 100;

    [Fact]
    public void Fuse_PublishedCase_IsTheLogarithmicPool()
    {
        Opinion[] opinions = [Fabricated.Direction(0.7), Fabricated.Direction(0.6), Fabricated.Direction(0.45)];

        var (probability, _) = Fuse(opinions, [0.5, 0.3, 0.2], Fabricated.Start);

        Assert.Equal(0.623670, probability, 6);
        Assert.Equal([0.5, 0.3, 0.2], opinions.Select(opinion => opinion.Weight));
    }

    [Fact]
    public void Fuse_SomeAbstain_TheRestShareTheVote()
    {
        Opinion[] opinions = [Fabricated.Direction(0.7), Fabricated.Direction(0.5)];

        var (probability, confidence) = Fuse(opinions, [0.5, 0.5], Fabricated.Start);

        Assert.Equal(0.7, probability, 12);
        Assert.Equal(0.5, confidence, 12);
        Assert.Equal(0, opinions[1].Weight);
    }

    [Fact]
    public void Fuse_NobodyVotes_IsOneHalfWithoutConfidence()
    {
        Opinion[] opinions = [Fabricated.Direction(0.5), Fabricated.Asking(OpinionKind.Condition, OpinionEffect.Veto)];

        Assert.Equal((0.5, 0.0), Fuse(opinions, [1, 0], Fabricated.Start));
        Assert.Equal((0.5, 0.0), Fuse([], [], Fabricated.Start));
    }

    [Fact]
    public void Fuse_OneHalfLifeOld_HalvesTheLogOdds()
    {
        Opinion[] opinions = [Fabricated.Direction(0.7)];

        var (probability, confidence) = Fuse(opinions, [1], Fabricated.Start.Plus((long)HalfLife));

        Assert.Equal(StrictMath.Logit(0.7) / 2, StrictMath.Logit(probability), 12);
        Assert.Equal(0.5, confidence, 12);
    }

    [Fact]
    public void Fuse_AnyOpinions_IsAProbabilityRecomputableFromTheShares()
    {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var opinions = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => Fabricated.Direction(random.Next(8) switch { 0 => 0, 1 => 1, 2 => 0.5, _ => random.NextDouble() }, random.NextDouble()))
                .ToArray();
            var weights = opinions.Select(_ => random.NextDouble()).ToArray();

            var (probability, confidence) = Fuse(opinions, weights, Fabricated.Start.Plus(random.Next(1_000)));

            var odds = opinions.Sum(opinion => opinion.Weight * StrictMath.Logit(opinion.Probability));
            Assert.InRange(probability, 0, 1);
            Assert.InRange(confidence, 0, 1);
            Assert.InRange(opinions.Sum(opinion => opinion.Weight), 0, 1 + 1e-12);
            Assert.Equal(StrictMath.Logistic(odds), probability, 12);
        }
    }

    [Fact]
    public void Fuse_ThreeCopiesAndOneOther_CountTheCopiesOnce()
    {
        var random = new StrictRandom(3);
        var correlation = new ErrorCorrelation(4);
        for (var i = 0; i < 20_000; i++)
        {
            var (one, other) = (random.NextGaussian(), random.NextGaussian());
            correlation.Learn([one, other, one, one], random.NextInt(2) == 0);
        }

        Opinion[] opinions = [Fabricated.Direction(0.8), Fabricated.Direction(0.3), Fabricated.Direction(0.8), Fabricated.Direction(0.8)];
        var (probability, confidence) = Fuse(opinions, [0.25, 0.25, 0.25, 0.25], Fabricated.Start, correlation);
        Opinion[] pair = [Fabricated.Direction(0.8), Fabricated.Direction(0.3)];
        var (expected, sure) = Fuse(pair, [0.5, 0.5], Fabricated.Start);

        Assert.Equal(expected, probability, 0.03);
        Assert.Equal(sure, confidence, 0.1);
        Assert.InRange(opinions[0].Weight + opinions[2].Weight + opinions[3].Weight, 0.45, 0.55);
    }

    private static (double ProbabilityUp, double Confidence) Fuse(
        Span<Opinion> opinions, ReadOnlySpan<double> weights, Timestamp now, ErrorCorrelation? correlation = null) =>
        Fabricated.Vote(opinions, weights, now, HalfLife, correlation);
}

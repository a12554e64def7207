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

        var (probability, _) = OpinionPool.Fuse(opinions, [0.5, 0.3, 0.2], Fabricated.Start, HalfLife);

        Assert.Equal(0.623670, probability, 6);
        Assert.Equal([0.5, 0.3, 0.2], opinions.Select(opinion => opinion.Weight));
    }

    [Fact]
    public void Fuse_SomeAbstain_TheRestShareTheVote()
    {
        Opinion[] opinions = [Fabricated.Direction(0.7), Fabricated.Direction(0.5)];

        var (probability, confidence) = OpinionPool.Fuse(opinions, [0.5, 0.5], Fabricated.Start, HalfLife);

        Assert.Equal(0.7, probability, 12);
        Assert.Equal(0.5, confidence, 12);
        Assert.Equal(0, opinions[1].Weight);
    }

    [Fact]
    public void Fuse_NobodyVotes_IsOneHalfWithoutConfidence()
    {
        Opinion[] opinions = [Fabricated.Direction(0.5), Fabricated.Asking(OpinionKind.Condition, OpinionEffect.Veto)];

        Assert.Equal((0.5, 0.0), OpinionPool.Fuse(opinions, [1, 0], Fabricated.Start, HalfLife));
        Assert.Equal((0.5, 0.0), OpinionPool.Fuse([], [], Fabricated.Start, HalfLife));
    }

    [Fact]
    public void Fuse_OneHalfLifeOld_HalvesTheLogOdds()
    {
        Opinion[] opinions = [Fabricated.Direction(0.7)];

        var (probability, confidence) = OpinionPool.Fuse(opinions, [1], Fabricated.Start.Plus((long)HalfLife), HalfLife);

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

            var (probability, confidence) = OpinionPool.Fuse(opinions, weights, Fabricated.Start.Plus(random.Next(1_000)), HalfLife);

            var odds = opinions.Sum(opinion => opinion.Weight * StrictMath.Logit(opinion.Probability));
            Assert.InRange(probability, 0, 1);
            Assert.InRange(confidence, 0, 1);
            Assert.InRange(opinions.Sum(opinion => opinion.Weight), 0, 1 + 1e-12);
            Assert.Equal(StrictMath.Logistic(odds), probability, 12);
        }
    }
}

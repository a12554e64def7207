using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class WeightLearnerTests
{
    private static readonly LearningSettings Settings = new(IsOn: true, Rounds: 500, Floor: 0.01);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Update_GoodRandomAndBad_GoodWinsRandomKeepsTheFloorBadLosesAll(int seed)
    {
        var random = new Random(seed);
        var learner = new WeightLearner([1, 1, 1], Settings);
        OpinionScore[] scores = [new(8), new(8), new(8)];

        for (var i = 0; i < 4_000; i++)
        {
            // Up happens as often as the good one says; the random one says anything near a half; the bad one says the opposite.
            var truth = random.Next(2) == 0 ? 0.3 : 0.7;
            var isUp = random.NextDouble() < truth;
            double[] says = [truth, random.Next(2) == 0 ? 0.48 : 0.52, 1 - truth];
            for (var agent = 0; agent < 3; agent++)
            {
                scores[agent].Expect(says[agent], Fabricated.Start, new EventCheck(EventKind.Higher, 1.1, 0));
                learner.Learn(agent, scores[agent].Settle(Fabricated.Bar(Fabricated.Start, isUp ? 1.2 : 1.0)));
            }

            learner.Update(scores);
        }

        Assert.True(learner.Shares[0] > 0.98);
        Assert.InRange(learner.Shares[1], 0.005, 0.011);
        Assert.True(learner.Shares[2] < 1e-6);
        Assert.True(scores[0].Skill > 0.1 && scores[2].Skill < -0.1);
    }

    [Fact]
    public void Shares_BeforeLearning_AreTheStartingWeights()
    {
        var learner = new WeightLearner([3, 0, 1], Settings);
        learner.Update([new(1), new(1), new(1)]);

        Assert.Equal(0.75, learner.Shares[0], 12);
        Assert.Equal(0, learner.Shares[1]);
        Assert.Equal(0.25, learner.Shares[2], 12);
    }

    [Fact]
    public void Join_WhoHadNoVote_GetsItsStartingShareAndTheOthersKeepTheirProportions()
    {
        var learner = new WeightLearner([3, 0, 1], Settings);
        OpinionScore[] scores = [new(1), new(1), new(1)];
        learner.Learn(0, 1);
        learner.Learn(2, 0);
        learner.Update(scores);
        var before = learner.Shares[0] / learner.Shares[2];

        var share = learner.Join(1, 4);
        var again = learner.Join(1, 4);
        learner.Update(scores);

        Assert.Equal((0.5, 0.0), (share, again));
        Assert.Equal(0.5, learner.Shares[1], 12);
        Assert.Equal(before, learner.Shares[0] / learner.Shares[2], 9);
        Assert.Equal(1.0, learner.Shares[0] + learner.Shares[1] + learner.Shares[2], 12);
    }

    [Fact]
    public void Join_AfterItLost_ItsShareShrinksLikeAnyOther()
    {
        var learner = new WeightLearner([1, 0], Settings);
        OpinionScore[] scores = [new(1), new(1)];
        learner.Join(1, 1);

        for (var round = 0; round < 200; round++)
        {
            learner.Learn(0, 0);
            learner.Learn(1, 0.5);
            learner.Update(scores);
        }

        Assert.True(learner.Shares[1] < 0.02, $"{learner.Shares[1]}");
    }

    [Fact]
    public void Shares_AnyLosses_AddUpToOne()
    {
        var random = new Random(5);
        var learner = new WeightLearner([1, 2, 0, 4], Settings);
        OpinionScore[] scores = [new(1), new(1), new(1), new(1)];
        for (var i = 0; i < 3_000; i++)
        {
            learner.Learn(random.Next(4), (random.NextDouble() * 20) - 10);
            learner.Update(scores);

            Assert.Equal(1.0, learner.Shares[0] + learner.Shares[1] + learner.Shares[3], 12);
            Assert.Equal(0, learner.Shares[2]);
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void Shares_SilentVoter_KeepsItsShareWhateverTheOthersLose(double sign)
    {
        var random = new Random(7);
        var learner = new WeightLearner([1, 1, 1, 1], Settings);
        OpinionScore[] scores = [new(1), new(1), new(1), new(1)];
        for (var i = 0; i < 5_000; i++)
        {
            learner.Learn(0, sign * random.NextDouble() * 0.1);
            learner.Learn(1, sign * random.NextDouble() * 0.2);
            learner.Learn(2, sign * random.NextDouble() * 0.3);
            learner.Update(scores);

            Assert.InRange(learner.Shares[3], 0.24, 0.26);
        }

        Assert.True(sign > 0 ? learner.Shares[0] > 0.7 : learner.Shares[2] > 0.7);
    }

    [Fact]
    public void Shares_HardlyEverSpoke_GrowNoFurtherThanItsFewOutcomesAllow()
    {
        var learner = new WeightLearner([1, 1, 1, 1], Settings);
        OpinionScore[] scores = [new(1), new(1), new(1), new(1)];
        for (var i = 0; i < 5_000; i++)
        {
            // The others do badly all the time; it was asked three times and was perfect.
            learner.Learn(0, 0.1);
            learner.Learn(1, 0.1);
            learner.Learn(2, 0.1);
            if (i % 2_000 == 0)
            {
                learner.Learn(3, -0.25);
            }

            learner.Update(scores);
        }

        Assert.InRange(learner.Shares[3], 0.25, 0.3);
    }

    [Fact]
    public void Shares_LearningOff_Stay()
    {
        var learner = new WeightLearner([1, 1], Settings with { IsOn = false });
        learner.Learn(0, 100);
        learner.Update([new(1), new(1)]);

        Assert.Equal([0.5, 0.5], learner.Shares.ToArray());
    }
}

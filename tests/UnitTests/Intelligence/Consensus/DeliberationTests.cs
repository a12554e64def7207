using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class DeliberationTests
{
    private const int Rounds = 6_000;
    private const int WarmUp = 1_500;

    private static readonly ConsensusMethod[] Methods = Enum.GetValues<ConsensusMethod>();

    /// <summary>Two good agents who know different things, two copies of the first, one that guesses and one that says the opposite of the first.</summary>
    private static readonly Func<World, double>[] Planted =
        [world => world.First, world => world.Second, world => world.First, world => world.First, world => world.Guess, world => -world.First];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hear_PlantedAgents_FusionBeatsTheBestSingleOutOfSample(int seed)
    {
        var run = Run(seed, Planted);
        var best = run.AgentLoss.Min();

        Assert.True(run.FusionLoss[(int)ConsensusMethod.Bayesian] < best - 0.005, $"{run.FusionLoss[1]} against {best}");
        Assert.True(run.FusionLoss[(int)ConsensusMethod.Stacking] < best - 0.005, $"{run.FusionLoss[2]} against {best}");
        Assert.True(run.FusionLoss[(int)ConsensusMethod.Voting] < best + 0.005, $"{run.FusionLoss[0]} against {best}");
    }

    [Theory]
    [InlineData(ConsensusMethod.Voting)]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_GoodBadRandomCopyingAndSilent_TheGoodOneIsFollowedAndTheRestIsNot(ConsensusMethod method)
    {
        // Given the one who knows, its copy, one who says the opposite now and then, one who guesses, and one who hardly ever speaks.
        var round = 0;
        var run = Run(
            8, [world => world.First, world => world.First, world => -world.First / 2, world => world.Guess, _ => round++ % 1_000 == 0 ? 0.1 : 0.0], method);

        var (good, bad, random, silent) = (run.MeanWeight[0] + run.MeanWeight[1], run.MeanWeight[2], run.MeanWeight[3], run.MeanWeight[4]);
        Assert.True(good > 0.5, $"{good}");
        Assert.True(bad < 0.1, $"{bad}");
        Assert.InRange(Math.Abs(random), 0, 0.15);
        Assert.InRange(Math.Abs(silent), 0, 0.01);
        Assert.True(run.FusionLoss[(int)method] < run.AgentLoss[0] + 0.01, $"{run.FusionLoss[(int)method]} against {run.AgentLoss[0]}");
        Assert.InRange(run.Shares[4], 0.1, 0.35);
    }

    [Theory]
    [InlineData(ConsensusMethod.Voting)]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_Copies_CountAsOne(ConsensusMethod method)
    {
        // With fixed weights, so that copies cannot win the vote by being better.
        var alone = Run(5, [world => world.First, world => world.Second], method, learnsWeights: false);
        var copied = Run(5, [world => world.First, world => world.Second, world => world.First, world => world.First], method, learnsWeights: false);

        var once = alone.MeanWeight[0];
        var together = copied.MeanWeight[0] + copied.MeanWeight[2] + copied.MeanWeight[3];
        Assert.InRange(together / once, 0.85, 1.2);
        Assert.InRange(copied.MeanWeight[1] / alone.MeanWeight[1], 0.85, 1.15);
    }

    [Theory]
    [InlineData(ConsensusMethod.Voting)]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_GuessingAgent_HasNoSay(ConsensusMethod method)
    {
        var run = Run(6, [world => world.First, world => world.Second, world => world.Guess], method);

        Assert.InRange(Math.Abs(run.MeanWeight[2]), 0, 0.15);
        Assert.True(run.MeanWeight[0] > 0.6 && run.MeanWeight[0] + run.MeanWeight[1] > (method == ConsensusMethod.Voting ? 0.9 : 1.2));
    }

    [Theory]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_AgentAlwaysWrong_IsHeardTheOtherWayRound(ConsensusMethod method)
    {
        var run = Run(7, [world => world.Second, world => -world.First], method);

        Assert.True(run.MeanWeight[1] < -0.5);
    }

    [Theory]
    [InlineData(ConsensusMethod.Voting)]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_OneAgentLeftOut_DiffersByWhatItMoved(ConsensusMethod method)
    {
        var random = new StrictRandom(11);
        var deliberation = Make(method, voters: 4);
        var opinions = new Opinion[4];
        double[] weights = [0.1, 0.2, 0.3, 0.4];
        for (var round = 0; round < 300; round++)
        {
            var world = World.Next(random);
            Say(opinions, [world.First, world.Second, world.Guess, (world.First + world.Guess) / 2], random);
            var with = deliberation.Hear(opinions, weights, Fabricated.Start, MarketRegime.Trend);
            var moved = opinions.Select(opinion => opinion.Moved).ToArray();
            for (var i = 0; i < opinions.Length && !opinions[i].Abstains; i++)
            {
                var left = opinions.ToArray();
                left[i] = left[i] with { Probability = 0.5 };
                var without = deliberation.Hear(left, weights, Fabricated.Start, MarketRegime.Trend);

                // With nobody left to speak the answer is one half, whatever bias a way has.
                if (left.Any(opinion => !opinion.Abstains))
                {
                    Assert.Equal(StrictMath.Logit(with.ProbabilityUp) - StrictMath.Logit(without.ProbabilityUp), moved[i], 9);
                }
            }

            deliberation.Hear(opinions, weights, Fabricated.Start, MarketRegime.Trend);
            Close(deliberation, world.IsUp);
        }
    }

    [Fact]
    public void Hear_NobodySpeaks_IsOneHalfInEveryWay()
    {
        var deliberation = Make(ConsensusMethod.Stacking, voters: 2);
        Opinion[] opinions = [Fabricated.Direction(0.5), Fabricated.Direction(0.5)];

        deliberation.Hear(opinions, [0.5, 0.5], Fabricated.Start, MarketRegime.Range);

        foreach (var fused in deliberation.Fused.ToArray())
        {
            Assert.Equal((0.5, 0.0), (fused.ProbabilityUp, fused.Confidence));
        }
    }

    [Fact]
    public void Hear_BeforeAnythingIsLearned_AllWaysAgree()
    {
        var deliberation = Make(ConsensusMethod.Voting, voters: 3);
        Opinion[] opinions = [Fabricated.Direction(0.7), Fabricated.Direction(0.6, confidence: 0.5), Fabricated.Direction(0.45)];

        deliberation.Hear(opinions, [1.0 / 3, 1.0 / 3, 1.0 / 3], Fabricated.Start, MarketRegime.Unknown);

        Assert.Equal(deliberation.Fused[0].ProbabilityUp, deliberation.Fused[1].ProbabilityUp, 12);
        Assert.Equal(deliberation.Fused[0].ProbabilityUp, deliberation.Fused[2].ProbabilityUp, 12);
    }

    [Fact]
    public void Settle_HorizonStillOpen_LearnsNothing()
    {
        var (open, fresh) = (Make(ConsensusMethod.Stacking, voters: 2), Make(ConsensusMethod.Stacking, voters: 2));
        Opinion[] opinions = [Fabricated.Direction(0.8), Fabricated.Direction(0.3)];
        for (var i = 0; i < 8; i++)
        {
            open.Hear(opinions, [0.5, 0.5], Fabricated.Start, MarketRegime.Trend);
            open.Remember(Fabricated.Start.Plus(6 * Timestamp.NanosPerMinute), 1.1);
            open.Settle(Fabricated.Bar(Fabricated.Start, 1.2));
        }

        var one = open.Hear(opinions, [0.5, 0.5], Fabricated.Start, MarketRegime.Trend);
        var other = fresh.Hear(opinions, [0.5, 0.5], Fabricated.Start, MarketRegime.Trend);
        open.Settle(Fabricated.Bar(Fabricated.Start.Plus(Timestamp.NanosPerMinute), 1.2));
        var later = open.Hear(opinions, [0.5, 0.5], Fabricated.Start, MarketRegime.Trend);

        Assert.Equal(one.ProbabilityUp, other.ProbabilityUp);
        Assert.True(later.ProbabilityUp > one.ProbabilityUp);
    }

    [Fact]
    public void Hear_SixteenAgentsInThreeWays_AllocatesNothing()
    {
        var random = new StrictRandom(3);
        var deliberation = Make(ConsensusMethod.Bayesian, voters: 16);
        var opinions = new Opinion[16];
        double[] weights = [.. Enumerable.Repeat(1.0 / 16, 16)], says = new double[16];
        for (var round = 0; round < 3_000; round++)
        {
            if (round == 500)
            {
                _before = GC.GetAllocatedBytesForCurrentThread();
            }

            var world = World.Next(random);
            Array.Fill(says, world.First + (0.1 * world.Guess));
            Say(opinions, says, random);
            deliberation.Hear(opinions, weights, Fabricated.Start, MarketRegime.Trend);
            Close(deliberation, world.IsUp);
        }

        Allocations.AssertNoneSince(_before);
    }

    private long _before;

    [Theory]
    [InlineData(ConsensusMethod.Voting)]
    [InlineData(ConsensusMethod.Bayesian)]
    [InlineData(ConsensusMethod.Stacking)]
    public void Hear_AFurtherSeat_IsAsIfItWereNotThereUntilItJoins(ConsensusMethod method)
    {
        ConsensusSettings settings = new(0.54, 0.5, 0.2, 1e18, method);
        var (with, without) = (new Deliberation(settings, [1, 0, 2], horizonBars: 1, learns: true, 1), new Deliberation(settings, [1, 0, 2], horizonBars: 1, learns: true));
        var random = new StrictRandom(9);
        double[] weights = [0.4, 0, 0.6];
        for (var round = 0; round < 500; round++)
        {
            double[] odds = [random.NextGaussian(), 0, random.NextGaussian()];
            var (left, right) = (new Opinion[3], new Opinion[3]);
            for (var i = 0; i < 3; i++)
            {
                left[i] = right[i] = Fabricated.Direction(StrictMath.Logistic(odds[i]));
            }

            Assert.Equal(without.Hear(right, weights, Fabricated.Start, MarketRegime.Trend), with.Hear(left, weights, Fabricated.Start, MarketRegime.Trend));
            Assert.Equal(right, left);
            var isUp = random.NextInt(2) == 0;
            Close(with, isUp);
            Close(without, isUp);
        }

        with.Join(1, 0.25);
        Opinion[] joined = [Fabricated.Direction(0.5), Fabricated.Direction(0.7), Fabricated.Direction(0.5)];

        Assert.True(with.Hear(joined, [0.3, 0.25, 0.45], Fabricated.Start, MarketRegime.Trend).ProbabilityUp > 0.5);
        Assert.True(joined[1].Weight > 0 && joined[1].Moved > 0);
    }

    private static Deliberation Make(ConsensusMethod method, int voters) =>
        new(new(0.54, 0.5, 0.2, 1e18, method), [.. Enumerable.Repeat(1.0, voters)], horizonBars: 1, learns: true);

    private static void Say(Span<Opinion> opinions, ReadOnlySpan<double> odds, StrictRandom random)
    {
        for (var i = 0; i < opinions.Length; i++)
        {
            // Now and then somebody has nothing to say.
            opinions[i] = Fabricated.Direction(random.NextInt(12) == 0 ? 0.5 : StrictMath.Logistic(odds[i]));
        }
    }

    private static void Close(Deliberation deliberation, bool isUp)
    {
        deliberation.Remember(Fabricated.Start, 1.1);
        deliberation.Settle(Fabricated.Bar(Fabricated.Start, isUp ? 1.2 : 1.0));
    }

    private static PlantedRun Run(int seed, Func<World, double>[] agents, ConsensusMethod method = ConsensusMethod.Bayesian, bool learnsWeights = true)
    {
        var random = new StrictRandom((ulong)seed);
        var deliberation = Make(method, agents.Length);
        var learner = new WeightLearner([.. agents.Select(_ => 1.0)], new(learnsWeights, Rounds: 500, Floor: 0.01));
        OpinionScore[] scores = [.. agents.Select(_ => new OpinionScore(1))];
        var opinions = new Opinion[agents.Length];
        var run = new PlantedRun(new double[agents.Length], new double[Methods.Length], new double[agents.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            var world = World.Next(random);
            for (var i = 0; i < agents.Length; i++)
            {
                opinions[i] = Fabricated.Direction(StrictMath.Logistic(agents[i](world)));
            }

            deliberation.Hear(opinions, learner.Shares, Fabricated.Start, MarketRegime.Trend);
            for (var i = 0; round >= WarmUp && i < agents.Length; i++)
            {
                run.AgentLoss[i] += Loss(opinions[i].Probability, world.IsUp);
                run.MeanWeight[i] += opinions[i].Weight / (Rounds - WarmUp);
            }

            for (var i = 0; round >= WarmUp && i < Methods.Length; i++)
            {
                run.FusionLoss[i] += Loss(deliberation.Fused[i].ProbabilityUp, world.IsUp);
            }

            Close(deliberation, world.IsUp);
            for (var i = 0; i < agents.Length; i++)
            {
                if (opinions[i].Abstains)
                {
                    continue;
                }

                scores[i].Expect(opinions[i].Probability, Fabricated.Start, new EventCheck(EventKind.Higher, 1.1, 0));
                learner.Learn(i, scores[i].Settle(Fabricated.Bar(Fabricated.Start, world.IsUp ? 1.2 : 1.0)));
            }

            learner.Update(scores);
        }

        return run with { Shares = learner.Shares.ToArray() };
    }

    private static double Loss(double probability, bool isUp) => -StrictMath.Log(isUp ? probability : 1 - probability) / (Rounds - WarmUp);

    private sealed record PlantedRun(double[] AgentLoss, double[] FusionLoss, double[] MeanWeight)
    {
        public double[] Shares { get; init; } = [];
    }

    /// <summary>Two independent pieces of knowledge, whose log-odds add up to those of the outcome, and noise.</summary>
    private readonly record struct World(double First, double Second, double Guess, bool IsUp)
    {
        public static World Next(StrictRandom random)
        {
            var (first, second) = (0.7 * random.NextGaussian(), 0.6 * random.NextGaussian());
            return new(first, second, 0.6 * random.NextGaussian(), random.NextDouble() < StrictMath.Logistic(first + second));
        }
    }
}

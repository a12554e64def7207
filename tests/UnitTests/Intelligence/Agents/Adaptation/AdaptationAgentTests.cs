using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.Adaptation;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Agents.Adaptation;

public sealed class AdaptationAgentTests
{
    [Fact]
    public void Form_RegimesThatComeAndGo_BeatsTheirBaseRate()
    {
        var (random, price) = (new StrictRandom(7), 1.1);
        var minutes = new Minutes([], []);
        var (agent, tracker, score) = (new AdaptationAgent(new(), FabricatedMinutes.Seat(minutes)), new RegimeTracker(), new OpinionScore(100));
        for (var i = 0; i < 6_000; i++)
        {
            price += (i / 400 % 2 == 0 ? 0.0001 : 0.0004) * random.NextGaussian();
            var bar = Fabricated.Bar(Fabricated.Start.Plus(i * 5 * Timestamp.NanosPerMinute), price);
            tracker.OnBar(in bar);
            minutes.OnBar(price, 0, tracker.Regime);
            agent.OnBar(in bar, []);
            score.Settle(in bar, tracker.Regime);
            if (agent.Form(Fabricated.Quote(bar.ClosesAt, price), [], out var opinion, out var check) && i > 2_000)
            {
                score.Expect(opinion.Probability, bar.ClosesAt.Plus(opinion.HorizonNanos), check);
            }
        }

        Assert.True(score.Opinions > 3_000);
        Assert.True(score.Skill > 0.02, $"skill {score.Skill}");
    }

    [Fact]
    public void Form_TooFewBars_IsSilent()
    {
        var minutes = new Minutes([], []);

        Assert.Equal(0, FabricatedMinutes.Ask(new AdaptationAgent(new(), FabricatedMinutes.Seat(minutes))).Confidence);
    }
}

using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.KnowledgeSynthesis;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Agents.KnowledgeSynthesis;

public sealed class KnowledgeSynthesisAgentTests
{
    [Fact]
    public void Form_EachGoodInItsRegime_FollowsTheOneWithCreditThere()
    {
        var (agent, minutes, opinions) = Taught();
        (opinions[0], opinions[1]) = (Said(0.7, "a"), Said(0.3, "b"));

        minutes.OnBar(1.1, 0, MarketRegime.Trend);
        Assert.True(FabricatedMinutes.Ask(agent).Probability > 0.5);
        minutes.OnBar(1.1, 0, MarketRegime.Range);
        Assert.True(FabricatedMinutes.Ask(agent).Probability < 0.5);
    }

    [Fact]
    public void Form_NobodyWithSkillHere_IsSilent()
    {
        var (agent, minutes, opinions) = Taught();
        (opinions[0], opinions[1]) = (Said(0.7, "a"), Said(0.3, "b"));

        minutes.OnBar(1.1, 0, MarketRegime.Turbulent);

        Assert.True(FabricatedMinutes.Ask(agent).Abstains);
    }

    /// <summary>One agent is right in trends and wrong in ranges, the other the other way round; in storms both guess wrong.</summary>
    private static (KnowledgeSynthesisAgent, Minutes, Opinion[]) Taught()
    {
        var (random, opinions) = (new StrictRandom(4), new Opinion[2]);
        OpinionScore[] scores = [new(1), new(1)];
        var minutes = new Minutes(opinions, scores);
        for (var i = 0; i < 3_000; i++)
        {
            var (regime, isUp) = ((MarketRegime)(1 + (i % 3)), random.NextInt(2) == 0);
            for (var one = 0; one < 2; one++)
            {
                var isRight = regime == (one == 0 ? MarketRegime.Trend : MarketRegime.Range) && random.NextDouble() < 0.9;
                scores[one].Expect(isRight == isUp ? 0.7 : 0.3, Fabricated.Start, new(EventKind.Higher, 1.1, 0), regime);
                scores[one].Settle(Fabricated.Bar(Fabricated.Start, isUp ? 1.2 : 1.0));
            }
        }

        return (new(new(), FabricatedMinutes.Seat(minutes)), minutes, opinions);
    }

    private static Opinion Said(double probability, string agent) => Fabricated.Direction(probability, agent: agent);
}

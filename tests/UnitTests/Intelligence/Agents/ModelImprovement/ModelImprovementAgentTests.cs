using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.ModelImprovement;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Agents.ModelImprovement;

public sealed class ModelImprovementAgentTests
{
    /// <summary>One voter that is always wrong: the vote follows it for ever, the two others turn it round.</summary>
    [Theory]
    [InlineData(ConsensusMethod.Voting, OpinionEffect.Alert)]
    [InlineData(ConsensusMethod.Stacking, OpinionEffect.None)]
    public void Form_ServiceWorseThanItsChallengers_Alerts(ConsensusMethod service, OpinionEffect expected)
    {
        var random = new StrictRandom(2);
        var ways = new Deliberation(new(0.54, 0.5, 0.2, 1e18, service), [1.0], horizonBars: 1, learns: true);
        var minutes = new Minutes([], []) { Deliberation = ways };
        var agent = new ModelImprovementAgent(new(), FabricatedMinutes.Seat(minutes, horizon: 1));
        for (var i = 0; i < 1_500; i++)
        {
            var isUp = random.NextInt(2) == 0;
            ways.Hear([Fabricated.Direction(isUp == random.NextDouble() < 0.7 ? 0.35 : 0.65)], [1.0], Fabricated.Start, MarketRegime.Trend);
            ways.Remember(Fabricated.Start, 1.1);
            ways.Settle(Fabricated.Bar(Fabricated.Start, isUp ? 1.2 : 1.0));
            minutes.Bar(agent, 1.1);
        }

        var opinion = FabricatedMinutes.Ask(agent);
        Assert.Equal(expected, opinion.Effect);
        Assert.Equal(expected == OpinionEffect.Alert, opinion.Probability > 0.5);
    }

    [Fact]
    public void Form_TooFewRounds_IsSilent() =>
        Assert.Equal(0, FabricatedMinutes.Ask(new ModelImprovementAgent(new(), FabricatedMinutes.Seat(Minutes.Empty))).Confidence);
}

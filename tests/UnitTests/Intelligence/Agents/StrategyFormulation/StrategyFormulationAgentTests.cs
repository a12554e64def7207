using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.StrategyFormulation;

namespace Arus.UnitTests.Intelligence.Agents.StrategyFormulation;

public sealed class StrategyFormulationAgentTests
{
    [Fact]
    public void Form_LosesInOneRegimeOnly_ScalesThereAlone()
    {
        var (random, price) = (new StrictRandom(1), 1.1);
        var minutes = new Minutes([], []);
        var agent = new StrategyFormulationAgent(new(), FabricatedMinutes.Seat(minutes, horizon: 12));
        minutes.Decide(10_000);
        for (var i = 0; i < 2_000; i++)
        {
            // Long: it earns in trends and loses in ranges, which last a hundred bars each.
            var regime = i / 100 % 2 == 0 ? MarketRegime.Trend : MarketRegime.Range;
            price += (regime == MarketRegime.Trend ? 0.0001 : -0.0001) + (0.0003 * random.NextGaussian());
            minutes.Bar(agent, price, regime);
        }

        var range = FabricatedMinutes.Ask(agent);
        minutes.OnBar(price, 0, MarketRegime.Trend);
        var trend = FabricatedMinutes.Ask(agent);

        Assert.Equal((OpinionEffect.Scale, OpinionEffect.None), (range.Effect, trend.Effect));
        Assert.InRange(range.Probability, 0.75, 0.95);
        Assert.InRange(trend.Probability, 0.05, 0.25);
        Assert.InRange(range.Scale, 0.05, 0.6);
    }

    [Fact]
    public void Form_ShrunkToNothing_ComesBackWhenTheFullPositionWouldEarn()
    {
        var (random, price) = (new StrictRandom(2), 1.1);
        var minutes = new Minutes([], []);
        var agent = new StrategyFormulationAgent(new(), FabricatedMinutes.Seat(minutes, horizon: 12));
        minutes.Decide(10_000);
        Play(1_000, drift: -0.0002);
        var shrunk = FabricatedMinutes.Ask(agent);
        minutes.DecideHeldBack(1);
        Play(4_000, drift: 0.0002);

        Assert.True(shrunk.Scale < 0.25, $"{shrunk.Scale}");
        Assert.Equal(OpinionEffect.None, FabricatedMinutes.Ask(agent).Effect);

        void Play(int bars, double drift)
        {
            for (var i = 0; i < bars; i++)
            {
                price += drift + (0.0003 * random.NextGaussian());
                minutes.Bar(agent, price);
            }
        }
    }

    [Fact]
    public void Form_NeverHeldAPosition_IsSilent()
    {
        var minutes = new Minutes([], []);
        var agent = new StrategyFormulationAgent(new(), FabricatedMinutes.Seat(minutes));
        for (var i = 0; i < 100; i++)
        {
            minutes.Bar(agent, 1.1 + (i % 2 * 0.001));
        }

        Assert.Equal((0.0, OpinionEffect.None), (FabricatedMinutes.Ask(agent).Confidence, FabricatedMinutes.Ask(agent).Effect));
    }
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.PerformanceAnalysis;

namespace Arus.UnitTests.Intelligence.Agents.PerformanceAnalysis;

public sealed class PerformanceAnalysisAgentTests
{
    [Fact]
    public void Form_DrawdownGrows_ThrottlesThenVetoesThenLetsItTryAgain()
    {
        var minutes = new Minutes([], []);
        var agent = new PerformanceAnalysisAgent(new() { Drawdown = 0.05, Pause = 20 }, FabricatedMinutes.Seat(minutes));
        minutes.Decide(10_000);
        var (price, effects, odds) = (1.0, new List<OpinionEffect>(), new List<double>());
        for (var i = 0; i < 200; i++)
        {
            price -= i is > 50 and < 110 ? 0.001 : i % 2 == 0 ? 0.0002 : -0.0002;
            minutes.Bar(agent, price);
            var opinion = FabricatedMinutes.Ask(agent);
            effects.Add(opinion.Effect);
            odds.Add(opinion.Probability);
        }

        Assert.Equal([OpinionEffect.None, OpinionEffect.Throttle, OpinionEffect.Veto, OpinionEffect.None], effects.Distinct().Append(effects[^1]));
        Assert.InRange(effects.Count(effect => effect == OpinionEffect.Veto), 19, 22);
        Assert.True(odds[60] < 0.1 && odds[104] > 0.9);
    }

    [Theory]
    [InlineData(0.026)]
    [InlineData(0.044)]
    [InlineData(0.0495)]
    public void Form_HeldBackToNothingShortOfTheLimit_LetsItTryAgainAfterThePause(double lost)
    {
        var minutes = new Minutes([], []);
        var agent = new PerformanceAnalysisAgent(new() { Drawdown = 0.05, Pause = 20 }, FabricatedMinutes.Seat(minutes));
        minutes.Decide(10_000);
        for (var i = 0; i < 40; i++)
        {
            minutes.Bar(agent, i % 2 == 0 ? 1.0 : 1.0002);
        }

        minutes.Bar(agent, 1.0 - lost);
        var throttled = FabricatedMinutes.Ask(agent);
        minutes.Decide(0);
        var bars = 0;
        while (FabricatedMinutes.Ask(agent).Effect != OpinionEffect.None && bars < 1_000)
        {
            minutes.Bar(agent, 1.0 - lost);
            bars++;
        }

        Assert.Equal(OpinionEffect.Throttle, throttled.Effect);
        Assert.Equal(21, bars);
    }

    [Fact]
    public void Form_ThrottledWhileItHoldsAPosition_IsNotForgiven()
    {
        var minutes = new Minutes([], []);
        var agent = new PerformanceAnalysisAgent(new() { Drawdown = 0.05, Pause = 20 }, FabricatedMinutes.Seat(minutes));
        minutes.Decide(10_000);
        for (var i = 0; i < 200; i++)
        {
            minutes.Bar(agent, (i < 40 ? 1.0 : 0.97) + (i % 2 * 0.0002));
        }

        Assert.Equal(OpinionEffect.Throttle, FabricatedMinutes.Ask(agent).Effect);
    }

    [Fact]
    public void Form_NoResultsYet_IsSilent()
    {
        var agent = new PerformanceAnalysisAgent(new(), FabricatedMinutes.Seat(new Minutes([], [])));

        Assert.Equal(OpinionEffect.None, FabricatedMinutes.Ask(agent).Effect);
        Assert.Equal(0, FabricatedMinutes.Ask(agent).Confidence);
    }
}

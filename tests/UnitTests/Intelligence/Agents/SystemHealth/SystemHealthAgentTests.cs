using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.SystemHealth;

namespace Arus.UnitTests.Intelligence.Agents.SystemHealth;

public sealed class SystemHealthAgentTests
{
    [Fact]
    public void Form_SteadyQuotes_ExpectsNoStop()
    {
        var agent = Fed(stopEvery: int.MaxValue, delayMilliseconds: 10);
        var opinion = FabricatedMinutes.Ask(agent);

        Assert.Equal((0.0, OpinionEffect.None, 0.0), (opinion.Probability, opinion.Effect, agent.Gauge));
    }

    [Fact]
    public void Form_QuotesStopOftenWithinEveryBar_Throttles()
    {
        var agent = Fed(stopEvery: 150, delayMilliseconds: 10);
        var opinion = FabricatedMinutes.Ask(agent);

        Assert.True(agent.Gauge > 10);
        Assert.Equal(OpinionEffect.Throttle, opinion.Effect);
        Assert.True(opinion.Probability > 0.9);
    }

    [Fact]
    public void Form_QuotesArriveLate_Vetoes() => Assert.Equal(OpinionEffect.Veto, FabricatedMinutes.Ask(Fed(int.MaxValue, delayMilliseconds: 3_000)).Effect);

    [Fact]
    public void OnQuote_MarketClosedOverNight_IsNoStop()
    {
        var agent = Fed(stopEvery: 1_000, delayMilliseconds: 0, stopSeconds: 5 * 3_600);

        Assert.Equal(0, agent.Gauge);
    }

    private static SystemHealthAgent Fed(int stopEvery, int delayMilliseconds, int stopSeconds = 120)
    {
        var agent = new SystemHealthAgent(new(), FabricatedMinutes.Seat(Minutes.Empty, horizon: 12));
        var at = Fabricated.Start;
        for (var i = 1; i <= 3_000; i++)
        {
            at = at.Plus(Timestamp.NanosPerSecond * (i % stopEvery == 0 ? stopSeconds : 1));
            var quote = Fabricated.Quote(at, 1.1);
            agent.OnQuote(quote with { VenueTime = at.Plus(-delayMilliseconds * Timestamp.NanosPerMillisecond) });
            if (i % 300 == 0)
            {
                agent.OnBar(default, []);
            }
        }

        return agent;
    }
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.ExecutionTiming;

namespace Arus.UnitTests.Intelligence.Agents.ExecutionTiming;

public sealed class ExecutionTimingAgentTests
{
    private static readonly AgentSeat Seat = new([], 12, 5 * Timestamp.NanosPerMinute);

    [Theory]
    [InlineData(0.0001, OpinionEffect.None)]
    [InlineData(0.0010, OpinionEffect.Delay)]
    public void Form_SpreadNowAgainstTypical_DelaysOnlyWhenWide(double spread, OpinionEffect expected)
    {
        var agent = Fed(hour: 9, quotes: 500, typical: 0.0001);

        var speaks = agent.Form(Fabricated.Quote(At(9), 1.1, spread), default, out var opinion, out _);

        Assert.True(speaks);
        Assert.Equal(expected, opinion.Effect);
        Assert.InRange(opinion.Probability, 0, 1);
    }

    [Fact]
    public void Form_HourThatIsAlwaysWide_IsNotDelayed()
    {
        var agent = Fed(hour: 9, quotes: 500, typical: 0.0001);
        Feed(agent, hour: 21, quotes: 500, typical: 0.0008);

        agent.Form(Fabricated.Quote(At(21), 1.1, 0.0008), default, out var usual, out _);
        agent.Form(Fabricated.Quote(At(9), 1.1, 0.0008), default, out var unusual, out _);

        Assert.Equal(OpinionEffect.None, usual.Effect);
        Assert.Equal(OpinionEffect.Delay, unusual.Effect);
    }

    [Fact]
    public void Form_TooFewQuotes_IsSilent()
    {
        var agent = Fed(hour: 9, quotes: 99, typical: 0.0001);

        Assert.False(agent.Form(Fabricated.Quote(At(9), 1.1, 0.01), default, out var opinion, out _));
        Assert.Equal(OpinionEffect.None, opinion.Effect);
    }

    [Fact]
    public void Form_SpreadNeverVaries_IsCertain()
    {
        Assert.Equal(0, ExecutionTimingAgent.Exceedance(spread: 1, typical: 1, deviation: 0, limit: 2));
        Assert.Equal(1, ExecutionTimingAgent.Exceedance(spread: 9, typical: 1, deviation: 0, limit: 2));
        Assert.Equal(0.5, ExecutionTimingAgent.Exceedance(spread: 3, typical: 1, deviation: 1, limit: 2), 12);
    }

    private static Timestamp At(int hour) => Fabricated.Start.Plus(hour * Timestamp.NanosPerHour);

    private static ExecutionTimingAgent Fed(int hour, int quotes, double typical)
    {
        var agent = new ExecutionTimingAgent(new ExecutionTimingSettings(), Seat);
        Feed(agent, hour, quotes, typical);
        return agent;
    }

    private static void Feed(ExecutionTimingAgent agent, int hour, int quotes, double typical)
    {
        for (var i = 0; i < quotes; i++)
        {
            agent.OnQuote(Fabricated.Quote(At(hour), 1.1, typical * (0.9 + (i % 3 * 0.1))));
        }
    }
}

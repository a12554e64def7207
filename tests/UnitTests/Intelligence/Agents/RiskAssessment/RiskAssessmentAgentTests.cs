using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.RiskAssessment;

namespace Arus.UnitTests.Intelligence.Agents.RiskAssessment;

public sealed class RiskAssessmentAgentTests
{
    [Fact]
    public void Exceedance_KnownQuantiles_AreTheNormalTails()
    {
        Assert.Equal(0.31731050786291415, RiskAssessmentAgent.Exceedance(1, 1), 12);
        Assert.Equal(0.04550026389635842, RiskAssessmentAgent.Exceedance(2, 1), 12);
        Assert.Equal(0.0, RiskAssessmentAgent.Exceedance(1, 0));
    }

    [Theory]
    [InlineData(0.0001, OpinionEffect.None)]
    [InlineData(0.0010, OpinionEffect.Scale)]
    [InlineData(0.0030, OpinionEffect.Veto)]
    public void Form_VolatilityRises_ScalesThenVetoes(double step, OpinionEffect expected)
    {
        var opinion = Form(step, bars: 60, out var speaks, out var check);

        Assert.True(speaks);
        Assert.Equal(expected, opinion.Effect);
        Assert.InRange(opinion.Probability, 0, 1);
        Assert.Equal(expected == OpinionEffect.None, opinion.Scale == 1);
        Assert.InRange(opinion.Scale, 0, 1);
        Assert.Equal(EventKind.FurtherAway, check.Kind);
        Assert.Equal(0.003, check.Limit, 12);
    }

    [Fact]
    public void Form_TooFewBars_IsSilentAndAsksForNothing()
    {
        var opinion = Form(0.003, bars: 30, out var speaks, out _);

        Assert.False(speaks);
        Assert.Equal((0.5, OpinionEffect.None), (opinion.Probability, opinion.Effect));
    }

    private static Opinion Form(double step, int bars, out bool speaks, out EventCheck check)
    {
        var agent = new RiskAssessmentAgent(new RiskAssessmentSettings(), new AgentSeat(["atr14"], 12, 5 * Timestamp.NanosPerMinute));
        for (var i = 0; i < bars; i++)
        {
            agent.OnBar(Fabricated.Bar(Fabricated.Start, 1.1 + (i % 2 * step)), [0.001]);
        }

        speaks = agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [0.001], out var opinion, out check);
        return opinion;
    }
}

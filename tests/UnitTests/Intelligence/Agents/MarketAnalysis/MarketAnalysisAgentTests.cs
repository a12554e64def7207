using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.MarketAnalysis;

namespace Arus.UnitTests.Intelligence.Agents.MarketAnalysis;

public sealed class MarketAnalysisAgentTests
{
    private static readonly AgentSeat Seat = new(["ema50", "adx14", "atr14"], 12, 5 * Timestamp.NanosPerMinute);

    [Theory]
    [InlineData(0.0002, true)]
    [InlineData(-0.0002, false)]
    public void Form_SteadyTrend_PointsAlongTheSlope(double step, bool isUp)
    {
        var agent = Fed(bars: 120, i => step * i, adx: 35);

        var speaks = agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [1.1, 35, 0.0004], out var opinion, out var check);

        Assert.Equal(MarketRegime.Trend, agent.Regime);
        Assert.True(speaks);
        Assert.Equal(isUp, opinion.Probability > 0.5);
        Assert.Equal(EventKind.Higher, check.Kind);
    }

    [Fact]
    public void Form_RangeOrWeakDirection_Abstains()
    {
        var goesNowhere = Fed(120, i => i % 2 * 0.001, adx: 35);
        var weak = Fed(120, i => 0.0002 * i, adx: 15);

        Assert.All([goesNowhere, weak], agent =>
        {
            Assert.Equal(MarketRegime.Range, agent.Regime);
            Assert.False(agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [1.1, 35, 0.0004], out var opinion, out _));
            Assert.True(opinion.Abstains);
            Assert.True(opinion.Reasons.Count > 1);
        });
    }

    [Fact]
    public void Form_TooFewBars_IsUnknownAndAbstains()
    {
        var agent = Fed(bars: 50, i => 0.0002 * i, adx: 35);

        Assert.Equal(MarketRegime.Unknown, agent.Regime);
        Assert.False(agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [1.1, 35, 0.0004], out var opinion, out _));
        Assert.True(opinion.Abstains);
    }

    [Fact]
    public void Form_VolatilityExtreme_HalvesItsOdds()
    {
        var agent = Fed(200, i => (0.0002 * Math.Min(i, 150)) + (0.001 * Math.Max(0, i - 150)), adx: 35);

        agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [1.1, 35, 0.0004], out var opinion, out _);

        Assert.Equal("rank of volatility", opinion.Reasons[0].Text);
        Assert.Equal(new MarketAnalysisSettings().Strength / 2, StrictMath.Logit(opinion.Probability), 6);
    }

    [Fact]
    public void Efficiency_LineAndZigzag_IsOneAndZero()
    {
        var line = new RollingWindow(5);
        var zigzag = new RollingWindow(5);
        for (var i = 0; i < 9; i++)
        {
            line.Add(i);
            zigzag.Add(i % 2);
        }

        Assert.Equal(1.0, KaufmanEfficiency.Of(line));
        Assert.Equal(0.0, KaufmanEfficiency.Of(zigzag));
    }

    private static MarketAnalysisAgent Fed(int bars, Func<int, double> path, double adx)
    {
        var agent = new MarketAnalysisAgent(new MarketAnalysisSettings(), Seat);
        for (var i = 0; i < bars; i++)
        {
            agent.OnBar(Fabricated.Bar(Fabricated.Start, 1.1 + path(i)), [1.1 + path(i), adx, 0.0004]);
        }

        return agent;
    }
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.Compliance;

namespace Arus.UnitTests.Intelligence.Agents.Compliance;

public sealed class ComplianceAgentTests
{
    [Fact]
    public void Form_RestrictedInstrument_Vetoes()
    {
        Assert.Equal(OpinionEffect.Veto, FabricatedMinutes.Ask(Make(new() { Restricted = ["eurusd"] }, out _)).Effect);
        Assert.Equal(OpinionEffect.None, FabricatedMinutes.Ask(Make(new() { Restricted = ["GBPUSD"] }, out _)).Effect);
    }

    [Theory]
    [InlineData(3, 5, OpinionEffect.None)]
    [InlineData(5, 5, OpinionEffect.Veto)]
    public void Form_OpeningsWithinTheWindow_VetoesTheOneBeyondTheBurst(int openings, int burst, OpinionEffect expected)
    {
        var agent = Make(new() { Window = 20, Burst = burst, Wash = 100 }, out var minutes);
        minutes.Bar(agent, 1.1);
        for (var i = 0; i < openings; i++)
        {
            minutes.Decide(10_000);
            minutes.Decide(0);
            minutes.Bar(agent, 1.1);
        }

        Assert.Equal(expected, FabricatedMinutes.Ask(agent).Effect);
        for (var i = 0; i < 21; i++)
        {
            minutes.Bar(agent, 1.1);
        }

        Assert.Equal(OpinionEffect.None, FabricatedMinutes.Ask(agent).Effect);
    }

    [Fact]
    public void Form_TurningRoundAgainAndAgain_LooksLikeWashing()
    {
        var agent = Make(new() { Window = 50, Burst = 100, Wash = 6 }, out var minutes);
        minutes.Bar(agent, 1.1);
        for (var i = 0; i <= 6; i++)
        {
            minutes.Decide(i % 2 == 0 ? 10_000 : -10_000);
            minutes.Bar(agent, 1.1);
        }

        var opinion = FabricatedMinutes.Ask(agent);
        Assert.Equal((OpinionEffect.Veto, "reversals within the window"), (opinion.Effect, opinion.Reasons[0].Text));
    }

    [Fact]
    public void Form_OpinionWithoutAReason_IsAnIncompleteRecord()
    {
        Opinion[] opinions = [Fabricated.Direction(0.6)];
        var agent = new ComplianceAgent(new(), FabricatedMinutes.Seat(new Minutes(opinions, [])));

        Assert.Equal(OpinionEffect.Veto, FabricatedMinutes.Ask(agent).Effect);

        var reasons = default(Reasons);
        reasons.Add(new("RSI", 60));
        opinions[0] = opinions[0] with { Reasons = reasons };
        Assert.Equal(OpinionEffect.None, FabricatedMinutes.Ask(agent).Effect);
    }

    private static ComplianceAgent Make(ComplianceSettings settings, out Minutes minutes)
    {
        minutes = new Minutes([], []);
        return new(settings, FabricatedMinutes.Seat(minutes));
    }
}

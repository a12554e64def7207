using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.BusinessIntelligence;

namespace Arus.UnitTests.Intelligence.Agents.BusinessIntelligence;

public sealed class BusinessIntelligenceAgentTests
{
    [Fact]
    public void Form_LapsesAndFailedPayments_RaiseTheProbability()
    {
        var used = Form(AccountEventKind.Used);
        var failing = Form(AccountEventKind.Used, AccountEventKind.PaymentFailed);
        var lapsing = Form(AccountEventKind.PaymentFailed, AccountEventKind.Lapsed);

        Assert.Equal(0, used.Probability);
        Assert.True(failing.Probability > 0 && lapsing.Probability > failing.Probability);
        Assert.Equal((OpinionEffect.None, OpinionEffect.Alert), (used.Effect, lapsing.Effect));
    }

    [Fact]
    public void HasSource_NoLog_IsAnEmptySeat()
    {
        var agent = new BusinessIntelligenceAgent(new(), FabricatedMinutes.Seat(Minutes.Empty));

        Assert.False(agent.HasSource);
        Assert.Equal((0.0, OpinionEffect.None), (FabricatedMinutes.Ask(agent).Confidence, FabricatedMinutes.Ask(agent).Effect));
    }

    private static Opinion Form(params AccountEventKind[] kinds)
    {
        var log = new FabricatedSources.Log<AccountEvent>(
            [.. Enumerable.Range(0, 1_000).Select(i => new AccountEvent(Fabricated.Start.Plus(i * Timestamp.NanosPerMinute), kinds[i % kinds.Length]))]);
        var seat = FabricatedMinutes.Seat(Minutes.Empty, horizon: 12) with { Sources = new() { Accounts = log } };
        return FabricatedMinutes.Ask(new BusinessIntelligenceAgent(new() { AlertAbove = 0.1 }, seat), Fabricated.Start.Plus(1_000 * Timestamp.NanosPerMinute));
    }
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.UserExperience;

namespace Arus.UnitTests.Intelligence.Agents.UserExperience;

public sealed class UserExperienceAgentTests
{
    [Fact]
    public void Form_RequestsSlowOrFailing_AlertsAndAsksForNothingElse()
    {
        var bad = Form(i => new JourneyEvent(Minute(i), i % 4 == 0 ? 2_000 : 30, i % 4 == 1));
        var good = Form(i => new JourneyEvent(Minute(i), 30, false));

        Assert.Equal((OpinionEffect.Alert, OpinionEffect.None), (bad.Effect, good.Effect));
        Assert.True(bad.Probability > 0.99 && good.Probability == 0);
    }

    [Fact]
    public void Form_TroubleIsOver_ForgetsIt()
    {
        var opinion = Form(i => new JourneyEvent(Minute(i), 30, i < 3), at: 2_000);

        Assert.True(opinion.Probability < 0.001);
    }

    [Fact]
    public void Form_EventsOfTheFuture_AreNotRead() => Assert.Equal(0.0, Form(i => new JourneyEvent(Minute(i + 101), 0, true), at: 100).Confidence);

    [Fact]
    public void HasSource_NoLog_IsAnEmptySeat()
    {
        var agent = new UserExperienceAgent(new(), FabricatedMinutes.Seat(Minutes.Empty));

        Assert.False(agent.HasSource);
        Assert.Equal(0, FabricatedMinutes.Ask(agent).Confidence);
    }

    private static Timestamp Minute(int minutes) => Fabricated.Start.Plus(minutes * Timestamp.NanosPerMinute);

    private static Opinion Form(Func<int, JourneyEvent> journey, int at = 100)
    {
        var log = new FabricatedSources.Log<JourneyEvent>([.. Enumerable.Range(0, 100).Select(journey)]);
        return FabricatedMinutes.Ask(new UserExperienceAgent(new(), FabricatedMinutes.Seat(Minutes.Empty) with { Sources = new() { Journeys = log } }), Minute(at));
    }
}

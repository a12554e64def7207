using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.SecondOpinions;

namespace Arus.UnitTests.Intelligence.SecondOpinions;

public sealed class SecondOpinionAgentTests
{
    [Fact]
    public void Form_AnAnswer_IsHeardWithItsAgeItsTrustAndItsCost()
    {
        var (formed, opinion) = Ask(Minute(4), Answer(3, 1, 0.7, 0.8));

        Assert.True(formed);
        Assert.Equal(0.7, opinion.Probability, 12);
        Assert.Equal((0.4, Minute(1)), (opinion.Confidence, opinion.FormedAt));
        Assert.Equal(0.002, opinion.Reasons[2].Value);
        Assert.Equal(0.002, opinion.CostUsd);
    }

    [Fact]
    public void CostUsd_AnswersAndAbstentions_AddUpAndTheDayBeginsAnew()
    {
        const int Day = 24 * 60;
        var agent = Agent(Answer(1, 0, 0.7, 0.8), Answer(2, 1, 0.5, 0), Answer(Day + 3, Day + 2, 0.6, 0.8), Answer(Day + 4, Day + 3, 0.6, 0.8) with { Instrument = Fabricated.Gold.Id });
        (double, double) After(int minutes)
        {
            agent.Form(Fabricated.Quote(Minute(minutes), 1.1), [], out _, out _);
            return (Math.Round(agent.CostUsd.All, 9), Math.Round(agent.CostUsd.Today, 9));
        }

        Assert.Equal((0, 0), After(0));
        Assert.Equal((0.004, 0.004), After(3));
        Assert.Equal((0.004, 0), After(Day + 1));
        Assert.Equal((0.006, 0.002), After(Day + 5));
    }

    [Theory]
    [InlineData(2, 1, 0.7, 0.0)]   // it abstained
    [InlineData(2, -20, 0.7, 0.8)] // it was asked about a moment too long ago
    [InlineData(6, 1, 0.7, 0.8)]   // it is not known yet
    [InlineData(2, 1, 1.0, 0.8)]   // nobody is that sure
    [InlineData(2, 1, double.NaN, 0.8)]
    public void Form_NothingThatCounts_IsSilence(int known, int asked, double probability, double confidence)
    {
        var (formed, opinion) = Ask(Minute(4), Answer(known, asked, probability, confidence));

        Assert.False(formed);
        Assert.Equal((0.5, 0.0), (opinion.Probability, opinion.Confidence));
    }

    [Fact]
    public void Form_AnAbstentionAfterAnAnswer_TakesItBack()
    {
        var (formed, opinion) = Ask(Minute(4), Answer(1, 0, 0.7, 0.8), Answer(3, 2, 0.5, 0));

        Assert.False(formed);
        Assert.Equal(0.004, opinion.Reasons[3].Value, 12);
    }

    [Fact]
    public void Form_AnAnswerAboutAnotherInstrument_IsPassedBy() =>
        Assert.False(Ask(Minute(4), Answer(2, 1, 0.7, 0.8) with { Instrument = Fabricated.Gold.Id }).Formed);

    [Fact]
    public void HasSource_NobodyIsAsked_IsAnEmptySeat() =>
        Assert.False(new SecondOpinionAgent(new(), new AgentSeat([], 12, Timestamp.NanosPerMinute) { Instrument = Fabricated.Euro }).HasSource);

    private static ModelAnswer Answer(int known, int asked, double probability, double confidence) =>
        new(Minute(known), Fabricated.Euro.Id, Minute(asked), probability, confidence, 0.002);

    private static Timestamp Minute(int minutes) => Fabricated.Start.Plus(minutes * Timestamp.NanosPerMinute);

    private static SecondOpinionAgent Agent(params ModelAnswer[] answers) => new(new(), new AgentSeat([], 12, 5 * Timestamp.NanosPerMinute)
    {
        Instrument = Fabricated.Euro,
        Sources = new() { SecondOpinions = new FabricatedSources.Log<ModelAnswer>(answers) },
    });

    private static (bool Formed, Opinion Opinion) Ask(Timestamp at, params ModelAnswer[] answers)
    {
        var formed = Agent(answers).Form(Fabricated.Quote(at, 1.1), [], out var opinion, out _);
        return (formed, opinion);
    }
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.NewsSentiment;

namespace Arus.UnitTests.Intelligence.Agents.NewsSentiment;

public sealed class NewsSentimentAgentTests
{
    [Theory]
    [InlineData("EUR", 1, true)]
    [InlineData("EUR", -1, false)]
    [InlineData("USD", 1, false)]
    [InlineData("USD", -1, true)]
    public void Form_FreshNewsOfOneCurrency_SpeaksItsWay(string currency, double balance, bool isUp)
    {
        var opinion = Form(0, new NewsItem(Fabricated.Start, Currency.Of(currency), balance));

        Assert.Equal(isUp, opinion.Probability > 0.5);
        Assert.NotEqual(0.5, opinion.Probability);
    }

    [Fact]
    public void Form_NewsOfTheFuture_IsNotRead()
    {
        var opinion = Form(minutes: 10, new NewsItem(Fabricated.Start.Plus((10 * Timestamp.NanosPerMinute) + 1), Currency.Of("EUR"), 1));

        Assert.True(opinion.Abstains);
    }

    [Fact]
    public void Form_OldNews_FadesIntoSilence()
    {
        var news = new NewsItem(Fabricated.Start, Currency.Of("EUR"), 1);

        Assert.True(Form(0, news).Confidence > Form(60, news).Confidence);
        Assert.True(Form(180, news).Abstains);
    }

    [Fact]
    public void Form_NewsOfOthers_SaysNothing() => Assert.True(Form(0, new NewsItem(Fabricated.Start, Currency.Of("JPY"), 1)).Abstains);

    [Fact]
    public void HasSource_NoLog_IsAnEmptySeat()
    {
        var agent = new NewsSentimentAgent(new(), Seat(Sources.None));

        Assert.False(agent.HasSource);
        Assert.False(agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), [], out var opinion, out _));
        Assert.Equal((0.5, 0.0), (opinion.Probability, opinion.Confidence));
    }

    private static AgentSeat Seat(Sources sources) => new([], 12, 5 * Timestamp.NanosPerMinute) { Sources = sources, Instrument = Fabricated.Euro };

    private static Opinion Form(int minutes, params NewsItem[] news)
    {
        var agent = new NewsSentimentAgent(new(), Seat(new Sources { News = new FabricatedSources.Log<NewsItem>(news) }));
        agent.Form(Fabricated.Quote(Fabricated.Start.Plus(minutes * Timestamp.NanosPerMinute), 1.1), [], out var opinion, out _);
        return opinion;
    }
}

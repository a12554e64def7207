using Arus.Contracts.Language;
using Arus.Language.News;

namespace Arus.UnitTests.Language.News;

public sealed class NewsScoresTests
{
    private static readonly Headline First = new("a1", new Timestamp(1), "", "Profit rose", [], []);
    private static readonly Headline Second = new("b2", new Timestamp(2), "", "Profit fell", [], []);

    [Fact]
    public void Score_Replayed_IsWhatWasGivenThen()
    {
        var live = new NewsScores();
        var given = live.Score([Second, First], new Counting(1.0 / 3), "");
        using var file = new StringWriter();
        live.Write(file);
        var replay = new NewsScores();
        replay.Read("scores", new StringReader(file.ToString()));

        var again = replay.Score([Second, First], null, "counting");

        Assert.Equal(given, again);
        using var written = new StringWriter();
        replay.Write(written);
        Assert.Equal(file.ToString(), written.ToString());
    }

    [Fact]
    public void Score_Twice_AsksTheModelOnce()
    {
        var model = new Counting(0.25);
        var scores = new NewsScores();

        _ = scores.Score([First], model, "");
        _ = scores.Score([First], model, "");

        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public void Score_ReplayWithoutARecord_LeavesTheHeadlineOut() => Assert.Empty(new NewsScores().Score([First], null, "counting"));

    [Theory]
    [InlineData("a1 m 0.5 0.5")]
    [InlineData("a1 m 0.5 0.5 0.5")]
    [InlineData("a1 m 2 -1 0")]
    [InlineData("a1 m NaN 0 1")]
    public void Read_ADamagedLine_IsAFault(string line) =>
        Assert.Equal("SCORE_INVALID", Assert.Throws<InvalidInputException>(() => new NewsScores().Read("f", new StringReader(line))).Faults[0].Code);

    [Fact]
    public void Read_AnotherScoreForTheSameHeadline_IsAFault() =>
        Assert.Equal("SCORE_CONTRADICTS", Assert.Throws<InvalidInputException>(() => new NewsScores().Read("f", new StringReader("a1 m 1 0 0\na1 m 0 1 0\n"))).Faults[0].Code);

    private sealed class Counting(double positive) : ISentimentModel
    {
        public int Calls { get; private set; }

        public string Id => "counting";

        public SentimentScore Score(string text)
        {
            Calls++;
            return new SentimentScore(0, 1 - positive, positive);
        }
    }
}

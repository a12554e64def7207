using Arus.Contracts.Language;
using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class LexiconModelTests
{
    private static readonly LexiconModel Model = new(Lexicon.Current);

    [Theory]
    [InlineData("Operating profit rose.", SentimentLabel.Positive)]
    [InlineData("Operating profit fell 20%.", SentimentLabel.Negative)]
    [InlineData("The net loss narrowed.", SentimentLabel.Positive)]
    [InlineData("Losses widened.", SentimentLabel.Negative)]
    [InlineData("Costs fell sharply.", SentimentLabel.Positive)]
    [InlineData("Costs rose sharply.", SentimentLabel.Negative)]
    [InlineData("The unemployment rate fell to 3.5% from 3.7%.", SentimentLabel.Positive)]
    [InlineData("The budget deficit shrank.", SentimentLabel.Positive)]
    [InlineData("Turnover was EUR 4.7 mn, compared with EUR 6.6 mn a year earlier.", SentimentLabel.Negative)]
    [InlineData("Turnover was EUR 6.6 mn, compared with EUR 4.7 mn a year earlier.", SentimentLabel.Positive)]
    [InlineData("Market share went from 24 % to 23 %.", SentimentLabel.Negative)]
    [InlineData("Profit was EUR 5.5 mn, compared to a loss of EUR 2 mn.", SentimentLabel.Positive)]
    [InlineData("The operating loss was USD 12 million, versus a profit of USD 3 million.", SentimentLabel.Negative)]
    [InlineData("The business is not profitable.", SentimentLabel.Negative)]
    [InlineData("Shares plunged after a profit warning.", SentimentLabel.Negative)]
    [InlineData("Sterling climbs on strong GDP.", SentimentLabel.Positive)]
    [InlineData("The maker was awarded a contract worth USD 40 million.", SentimentLabel.Positive)]
    [InlineData("The plant lays off 300 workers.", SentimentLabel.Negative)]
    [InlineData("The company is based in Oslo.", SentimentLabel.Neutral)]
    [InlineData("The annual general meeting will be held on 3 April.", SentimentLabel.Neutral)]
    [InlineData("The central bank left its policy unchanged.", SentimentLabel.Neutral)]
    [InlineData("", SentimentLabel.Neutral)]
    public void Score_ASentence_HasTheExpectedLabel(string text, SentimentLabel expected) => Assert.Equal(expected, Model.Score(text).Label);

    [Theory]
    [InlineData("profit", "rose", "fell")]
    [InlineData("debt", "increased", "decreased")]
    [InlineData("exports", "grew", "shrank")]
    public void Score_TheOppositeDirection_TurnsTheBalance(string quantity, string up, string down)
    {
        var (rise, fall) = (Model.Score($"The {quantity} {up}."), Model.Score($"The {quantity} {down}."));

        Assert.Equal(rise.Balance, -fall.Balance, 12);
        Assert.NotEqual(0, rise.Balance);
    }

    [Fact]
    public void Score_AnyText_IsAProbability()
    {
        string[] words = ["profit", "fell", "not", "up", "(", ")", ".", "EUR 5 mn", "from", "to", "but", "7%", "loss", "compared with", "2010", "\uFFFD"];
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var score = Model.Score(string.Join(' ', Enumerable.Range(0, random.Next(25)).Select(_ => words[random.Next(words.Length)])));

            Assert.Equal(1.0, score.Negative + score.Neutral + score.Positive, 12);
            Assert.True(score is { Negative: >= 0, Neutral: >= 0, Positive: >= 0 });
        }
    }

    [Fact]
    public void Score_RecordedSentences_BeatsTheFloorWithoutTraining()
    {
        var folds = LabelledFolds.Read(Recorded.Find("news/FinancialPhraseBank_train.csv.gz"));

        var score = LabelledFolds.MacroF1(folds.All.Select(sentence => (sentence.Label, Model.Score(sentence.Text).Label)));

        Assert.True(score >= 0.72, $"macro F1 was {score}");
    }
}

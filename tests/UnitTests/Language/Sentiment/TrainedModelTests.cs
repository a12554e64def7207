using Arus.Contracts.Language;
using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class TrainedModelTests
{
    [Fact]
    public void Train_WordsNoLexiconKnows_AreLearned()
    {
        var model = Train(Planted());

        Assert.Equal(SentimentLabel.Positive, model.Score("Today the frumious team met again").Label);
        Assert.Equal(SentimentLabel.Negative, model.Score("Today the mimsy team met again").Label);
        Assert.Equal(SentimentLabel.Neutral, model.Score("Today the tulgey team met again").Label);
    }

    [Fact]
    public void Train_Twice_IsTheSameModel()
    {
        var (first, second) = (Train(Planted()), Train(Planted()));

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Score("the frumious mimsy team"), second.Score("the frumious mimsy team"));
    }

    [Fact]
    public void Train_OneLabelChanged_IsAnotherModel()
    {
        var changed = Planted();
        changed[0] = changed[0] with { Label = SentimentLabel.Neutral };

        Assert.NotEqual(Train(Planted()).Id, Train(changed).Id);
    }

    [Fact]
    public void Train_RecordedSentences_BeatsTheFloorOnTheFoldLeftOut()
    {
        var folds = LabelledFolds.Read(Recorded.Find("news/FinancialPhraseBank_train.csv.gz"));
        var model = Train([.. folds.Part(0, test: false)]);

        var score = LabelledFolds.MacroF1(folds.Part(0, test: true).Select(sentence => (sentence.Label, model.Score(sentence.Text).Label)));

        Assert.True(score >= 0.76, $"macro F1 was {score}");
    }

    private static TrainedModel Train(List<LabelledSentence> sentences) => TrainedModel.Train(sentences, Lexicon.Current, TestContext.Current.CancellationToken);

    private static List<LabelledSentence> Planted()
    {
        (SentimentLabel Label, string Word)[] kinds = [(SentimentLabel.Positive, "frumious"), (SentimentLabel.Negative, "mimsy"), (SentimentLabel.Neutral, "tulgey")];
        return [.. Enumerable.Range(0, 60).Select(row => new LabelledSentence(kinds[row % 3].Label, $"On day {row} the {kinds[row % 3].Word} team met in room {row % 7}"))];
    }
}

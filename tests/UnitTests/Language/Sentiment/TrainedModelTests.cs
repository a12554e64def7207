using System.Security.Cryptography;
using System.Text;
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

    [Fact]
    public void Terms_OfSpecimens_AreThoseOfTheVersion()
    {
        string[] specimens =
        [
            "Operating profit fell to EUR 16.9 million, compared with EUR 24.3 mn a year ago.", "Costs didn't rise; the loss narrowed from 24 % to 23 %!",
            "The Fed's rate-setters may, perhaps, hold.", "Shares up 3% but outlook weak (see p. 4) — \"not profitable\".", "", "   ", "Überschuß naïve 東京 42",
        ];
        var reader = new SentenceReader(Lexicon.Parse("good 2: profitable\nbad 2: weak, loss\nup 1: rise, up\ndown 1: fell, narrow*\nasset 1: profit\nburden 1: costs, loss\nnot 1: not\nperhaps 1: may\nbut 1: but\nthan 1: compared with"));
        var terms = specimens.Select(specimen => Tokenizer.Split(specimen)).SelectMany(tokens => SentenceTerms.Of(tokens, reader.Read(tokens)).SelectMany(block => block));

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', terms))))[..16];

        Assert.True((SentenceTerms.Version, hash) == (1, "701ef3f56bc7965b"), $"the terms are {hash}: raise SentenceTerms.Version, or a saved model reads sentences otherwise than it learned");
    }

    private static TrainedModel Train(List<LabelledSentence> sentences) => TrainedModel.Train(sentences, Lexicon.Current, TestContext.Current.CancellationToken);

    private static List<LabelledSentence> Planted()
    {
        (SentimentLabel Label, string Word)[] kinds = [(SentimentLabel.Positive, "frumious"), (SentimentLabel.Negative, "mimsy"), (SentimentLabel.Neutral, "tulgey")];
        return [.. Enumerable.Range(0, 60).Select(row => new LabelledSentence(kinds[row % 3].Label, $"On day {row} the {kinds[row % 3].Word} team met in room {row % 7}"))];
    }
}

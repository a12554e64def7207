using System.Globalization;
using System.Security.Cryptography;
using Arus.Contracts.Language;

namespace Arus.Language.Sentiment;

/// <summary>
/// Sentiment learned from labelled sentences: n-grams of words, characters and classes of the lexicon by TF-IDF, what the rules found, and multinomial
/// logistic regression. Rare labels weigh more while learning, by the square root of how rare they are, so that bad news is not lost among plain news.
/// </summary>
internal sealed class TrainedModel : ISentimentModel
{
    private const double Penalty = 0.5;
    private readonly SentenceReader _reader;
    private readonly TermWeights _terms;
    private readonly SoftmaxRegression _regression;

    private TrainedModel(Lexicon lexicon, TermWeights terms, SoftmaxRegression regression)
    {
        _reader = new SentenceReader(lexicon);
        _terms = terms;
        _regression = regression;
        Content = SentimentFile.Write(Rules(lexicon), terms, regression);
        Id = "trained-" + Convert.ToHexStringLower(SHA256.HashData(Content))[..16];
    }

    public string Id { get; }

    /// <summary>Its file; the id is the start of the SHA-256 of it.</summary>
    public byte[] Content { get; }

    public static TrainedModel Train(IReadOnlyList<LabelledSentence> sentences, Lexicon lexicon, CancellationToken stop)
    {
        var reader = new SentenceReader(lexicon);
        var terms = new List<List<string>[]>(sentences.Count);
        foreach (var sentence in sentences)
        {
            stop.ThrowIfCancellationRequested();
            terms.Add(Terms(reader, sentence.Text));
        }

        var weights = TermWeights.Learn(terms);
        var rows = new SparseRows();
        foreach (var sentence in terms)
        {
            weights.AddRow(sentence, rows);
        }

        var labels = sentences.Select(sentence => (int)sentence.Label).ToArray();
        return new TrainedModel(lexicon, weights, SoftmaxRegression.Fit(rows, weights.Columns, labels, Importance(labels), Penalty, stop));
    }

    /// <summary>Reads the file of one.</summary>
    /// <exception cref="InvalidInputException">It is none, damaged, or made by other words and rules.</exception>
    public static TrainedModel Read(string name, Lexicon lexicon, byte[] content)
    {
        var (terms, regression) = SentimentFile.Read(name, Rules(lexicon), content);
        return new TrainedModel(lexicon, terms, regression);
    }

    public SentimentScore Score(string text)
    {
        var row = new SparseRows();
        _terms.AddRow(Terms(_reader, text), row);
        Span<double> probabilities = stackalloc double[SoftmaxRegression.Classes];
        _regression.Predict(row.Columns(0), row.Values(0), probabilities);
        return new SentimentScore(probabilities[0], probabilities[1], probabilities[2]);
    }

    private static List<string>[] Terms(SentenceReader reader, string text)
    {
        var tokens = Tokenizer.Split(text);
        return SentenceTerms.Of(tokens, reader.Read(tokens));
    }

    /// <summary>What makes terms of a sentence, in 16 characters: the lexicon and the version of the code that reads by it.</summary>
    private static string Rules(Lexicon lexicon) => string.Create(CultureInfo.InvariantCulture, $"{lexicon.Hash[..12]}-{SentenceTerms.Version:000}");

    private static double[] Importance(int[] labels)
    {
        var importance = new double[SoftmaxRegression.Classes];
        for (var label = 0; label < importance.Length; label++)
        {
            var count = labels.Count(one => one == label);
            importance[label] = Math.Sqrt((double)labels.Length / (SoftmaxRegression.Classes * Math.Max(1, count)));
        }

        return importance;
    }
}

using System.IO.Compression;
using Arus.Contracts.Language;
using Arus.Foundation.Numerics;
using Arus.Language.Sentiment;

namespace Arus.Tests;

/// <summary>Labelled sentences in five stratified folds. The seed was written down before the first model was tried, and stays.</summary>
internal sealed class LabelledFolds
{
    public const int Count = 5;
    public const ulong Seed = 20261121;

    private readonly int[] _fold;

    public LabelledFolds(IReadOnlyList<LabelledSentence> sentences)
    {
        All = sentences;
        _fold = new int[sentences.Count];
        var random = new StrictRandom(Seed);
        foreach (var label in Enum.GetValues<SentimentLabel>())
        {
            var rows = Enumerable.Range(0, sentences.Count).Where(row => sentences[row].Label == label).ToArray();
            for (var i = rows.Length - 1; i > 0; i--)
            {
                var j = random.NextInt(i + 1);
                (rows[i], rows[j]) = (rows[j], rows[i]);
            }

            for (var i = 0; i < rows.Length; i++)
            {
                _fold[rows[i]] = i % Count;
            }
        }
    }

    public IReadOnlyList<LabelledSentence> All { get; }

    /// <summary>The fold each row is tested in.</summary>
    public IReadOnlyList<int> Of => _fold;

    /// <summary>The rows a fold is trained on, or tested on.</summary>
    public IReadOnlyList<LabelledSentence> Part(int fold, bool test) => [.. All.Where((_, row) => (_fold[row] == fold) == test)];

    public static LabelledFolds Read(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        return new LabelledFolds(new SentimentModels().ReadLabelled(path, reader));
    }

    /// <summary>The mean of the three labels' F1: harmonic mean of precision and recall.</summary>
    public static double MacroF1(IEnumerable<(SentimentLabel Truth, SentimentLabel Said)> pairs)
    {
        var all = pairs.ToList();
        return Enum.GetValues<SentimentLabel>().Average(label =>
        {
            var right = all.Count(pair => pair.Truth == label && pair.Said == label);
            var wrong = all.Count(pair => (pair.Truth == label) != (pair.Said == label));
            return right == 0 ? 0.0 : 2.0 * right / ((2.0 * right) + wrong);
        });
    }
}

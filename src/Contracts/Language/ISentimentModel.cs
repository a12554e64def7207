namespace Arus.Contracts.Language;

/// <summary>Reads the sentiment of sentences. Never changes; for any number of threads; the same sentence has the same score on every machine.</summary>
public interface ISentimentModel
{
    /// <summary>What made it: <c>lexicon-</c> or <c>trained-</c> and a hash, so that a recorded score says which model gave it.</summary>
    string Id { get; }

    /// <summary>Scores one sentence; an empty one is neutral.</summary>
    SentimentScore Score(string text);
}

/// <summary>The models of sentiment.</summary>
public interface ISentimentModels
{
    /// <summary>The model of words and rules that needs no training.</summary>
    ISentimentModel Lexicon { get; }

    /// <summary>Trains one. The same sentences in the same order give the same model on every machine.</summary>
    /// <param name="sentences">At least <see cref="FewestPerLabel"/> of each label.</param>
    /// <param name="stop">Ends the training.</param>
    /// <exception cref="InvalidInputException">There are too few of a label.</exception>
    ISentimentModel Train(IReadOnlyList<LabelledSentence> sentences, CancellationToken stop);

    /// <summary>Writes a trained model as docs/sentiment.md describes; the same sentences give the same bytes on every machine.</summary>
    /// <exception cref="ArgumentException">The model was not trained.</exception>
    void Write(ISentimentModel model, Stream stream);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="InvalidInputException">It is none, too large, truncated, damaged, or made by other words and rules than this program's.</exception>
    ISentimentModel Read(string name, Stream stream);

    /// <summary>Reads a CSV with the columns <c>label</c> and <c>content</c> (or <c>text</c>).</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="reader">The file.</param>
    /// <exception cref="InvalidInputException">It lacks a column or a row has another label; the first faults are named by line.</exception>
    IReadOnlyList<LabelledSentence> ReadLabelled(string name, TextReader reader);

    /// <summary>Reads the sentences of a CSV.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="reader">The file.</param>
    /// <param name="column">The column of the sentences; null for <c>content</c>, <c>text</c>, <c>sentence</c>, <c>headline</c> or <c>title</c>, or the only one.</param>
    /// <exception cref="InvalidInputException">There is no such column, or a quotation never ends.</exception>
    IReadOnlyList<string> ReadSentences(string name, TextReader reader, string? column);

    /// <summary>Of each label the fewest sentences that can be learned from.</summary>
    int FewestPerLabel { get; }
}

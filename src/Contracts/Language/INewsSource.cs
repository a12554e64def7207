namespace Arus.Contracts.Language;

/// <summary>Headlines in the order they became known. Nobody reads one that is later than the clock he gives.</summary>
public interface INewsSource
{
    /// <summary>What became known after one moment and at or before another, oldest first.</summary>
    /// <param name="after">What is known already.</param>
    /// <param name="now">The reader's clock.</param>
    IReadOnlyList<Headline> Known(Timestamp after, Timestamp now);
}

/// <summary>Recorded headlines as files.</summary>
public interface INewsFiles
{
    /// <summary>
    /// Reads a CSV (<c>published</c> or <c>time</c>, <c>headline</c> or <c>title</c>, and where there are <c>received</c>, <c>source</c>,
    /// <c>currencies</c>, <c>instruments</c>), RSS 2.0 or Atom, told apart by the content. The same headline twice counts once.
    /// </summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="reader">The file.</param>
    /// <exception cref="InvalidInputException">It is neither, or a headline has no moment with a time zone; the first faults are named.</exception>
    INewsSource Read(string name, TextReader reader);
}

/// <summary>Scores headlines once: a score that was given is kept, and given again.</summary>
public interface INewsScores
{
    /// <summary>The scores of some headlines, in their order.</summary>
    /// <param name="headlines">What to score.</param>
    /// <param name="model">Scores what has no score of this model yet; null to replay: what has no score is left out.</param>
    /// <param name="modelId">The model whose scores count; that of <paramref name="model"/> where there is one.</param>
    IReadOnlyList<ScoredHeadline> Score(IReadOnlyList<Headline> headlines, ISentimentModel? model, string modelId);

    /// <summary>Writes every score, ordered by headline and model: the same scores are the same bytes.</summary>
    void Write(TextWriter writer);

    /// <summary>Takes in scores that were written; one known already stays as it is.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="reader">What <see cref="Write"/> wrote.</param>
    /// <exception cref="InvalidInputException">A line is damaged, or gives another score for a headline and model known already.</exception>
    void Read(string name, TextReader reader);
}

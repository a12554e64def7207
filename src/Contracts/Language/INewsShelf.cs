namespace Arus.Contracts.Language;

/// <summary>
/// The headlines of a data directory with the sentiment that was read in each once. What was kept never changes and more is only added, so that an id names the
/// headlines up to a moment for ever.
/// </summary>
public interface INewsShelf
{
    /// <summary>Those of some headlines that are not kept yet, scored by the model in use (<see cref="ISentimentShelf"/>), in the order of their moments; each once.</summary>
    /// <exception cref="InvalidInputException">What is kept, or the model in use, is damaged.</exception>
    IReadOnlyList<ScoredHeadline> New(string directory, IReadOnlyList<Headline> headlines);

    /// <summary>Keeps headlines with their scores; one that is kept already stays as it is. The data directory is held for writing by the caller.</summary>
    void Keep(string directory, IReadOnlyList<ScoredHeadline> headlines);

    /// <summary>The id of all that is kept now; null for nothing.</summary>
    string? Current(string directory);

    /// <summary>The headlines of an id, in the order of their moments; null where there never was one.</summary>
    /// <exception cref="InvalidInputException">They are damaged.</exception>
    IReadOnlyList<ScoredHeadline>? Open(string directory, string id);
}

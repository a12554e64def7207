namespace Arus.Contracts.Language;

/// <summary>
/// The answers of language models in a data directory. What was kept never changes and more is only added, so that an id names the answers up to a moment for ever.
/// A model's answer to one question (instrument, timeframe, horizon, moment, provider, model, prompt, masked or not) is kept once: the first.
/// </summary>
public interface ISecondOpinionShelf
{
    /// <summary>Keeps answers; one to a question that has one stays away, and so does what no model said. The data directory is held for writing by the caller.</summary>
    /// <returns>How many were kept.</returns>
    /// <exception cref="InvalidInputException">What is kept is damaged.</exception>
    /// <exception cref="RefusedException">The disk is full; what was kept still is.</exception>
    int Keep(string directory, IReadOnlyList<KeptOpinion> answers);

    /// <summary>The id of all that is kept now; null for nothing.</summary>
    string? Current(string directory);

    /// <summary>The answers of an id, in the order in which they were kept; null where there never was one.</summary>
    /// <exception cref="InvalidInputException">They are damaged; the file and the line are named.</exception>
    IReadOnlyList<KeptOpinion>? Open(string directory, string id);
}

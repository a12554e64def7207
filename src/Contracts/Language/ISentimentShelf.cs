namespace Arus.Contracts.Language;

/// <summary>Which model scores the headlines of a data directory: that of words and rules, or a trained one that is kept there by the hash of its file.</summary>
public interface ISentimentShelf
{
    /// <summary>The model in use; <see cref="ISentimentModels.Lexicon"/> where none was chosen.</summary>
    /// <exception cref="InvalidInputException">The chosen one is missing, damaged, or made by other words and rules than this program's.</exception>
    ISentimentModel Current(string directory);

    /// <summary>Keeps a model and makes it the one in use for headlines that come from now on. The data directory is held for writing by the caller.</summary>
    void Use(string directory, ISentimentModel model);
}

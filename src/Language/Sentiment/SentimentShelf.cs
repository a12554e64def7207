using Arus.Contracts.Language;
using Arus.Foundation.Persistence;

namespace Arus.Language.Sentiment;

/// <summary>Keeps trained models in <c>news/models/</c> of the data directory.</summary>
internal sealed class SentimentShelf(ISentimentModels models, IDisk disk) : ISentimentShelf
{
    // Every look at a feed asks.
    private volatile Opened? _last;

    /// <inheritdoc/>
    public ISentimentModel Current(string directory)
    {
        var shelf = Shelf(directory);
        if (shelf.Current is not { } id)
        {
            return !shelf.IsPointed ? models.Lexicon : throw new InvalidInputException(
                "SENTIMENT_MODEL_MISSING", Folder(directory), "the model in use is not there", "'arus sentiment --use FILE', or '--use lexicon' for words and rules");
        }

        if (_last is { } last && last.Id == id)
        {
            return last.Model;
        }

        using var content = new MemoryStream(shelf.Read(id)!);
        var model = models.Read($"sentiment model {id[..12]}", content);
        _last = new(id, model);
        return model;
    }

    /// <inheritdoc/>
    public void Use(string directory, ISentimentModel model)
    {
        if (model.Id == models.Lexicon.Id)
        {
            if (Shelf(directory).IsPointed)
            {
                Shelf(directory).UseNone();
            }

            return;
        }

        using var content = new MemoryStream();
        models.Write(model, content);
        Shelf(directory).Keep(content.ToArray());
    }

    private ContentShelf Shelf(string directory) => new(disk, Folder(directory), ".sentiment");

    private static string Folder(string directory) => Path.Combine(DataDirectory.News(directory), "models");

    private sealed record Opened(string Id, ISentimentModel Model);
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Language;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus sentiment</c>: label the sentences of a file.</summary>
internal static class SentimentCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var input = new Option<string>("--in") { Description = "A CSV with a header line and a sentence per row.", HelpName = "FILE", Required = true };
        var text = new Option<string>("--text") { Description = "The column of the sentences (default: content, text, sentence, headline or title).", HelpName = "COLUMN" };
        var train = new Option<string>("--train") { Description = "A CSV with the columns label (positive, neutral, negative) and content, to learn from first.", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("sentiment", "Label sentences positive, neutral or negative with a probability each.\n\nExample: arus sentiment --in headlines.csv --train labelled.csv --json")
        {
            input, text, train, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var models = services.GetRequiredService<ISentimentModels>();
            var sentences = Read(parsed.GetRequiredValue(input), (name, reader) => models.ReadSentences(name, reader, parsed.GetValue(text)));
            var model = parsed.GetValue(train) is { } path ? models.Train(Read(path, models.ReadLabelled), stop) : models.Lexicon;
            var scores = sentences.Select(model.Score).ToList();
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(model, sentences, scores));
            }
            else
            {
                Print(terminal, model, sentences, scores);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static T Read<T>(string path, Func<string, TextReader, T> read)
    {
        using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of sentences"));
        return read(path, reader);
    }

    private static JsonObject Json(ISentimentModel model, IReadOnlyList<string> sentences, List<SentimentScore> scores) => new()
    {
        ["model"] = model.Id,
        ["rows"] = sentences.Count,
        ["items"] = new JsonArray([.. sentences.Zip(scores, (sentence, score) => (JsonNode)new JsonObject
        {
            ["label"] = Word(score.Label),
            ["probability"] = Math.Max(score.Neutral, Math.Max(score.Negative, score.Positive)),
            ["probabilities"] = new JsonObject { ["negative"] = score.Negative, ["neutral"] = score.Neutral, ["positive"] = score.Positive },
            ["text"] = sentence,
        })]),
    };

    private static void Print(Terminal terminal, ISentimentModel model, IReadOnlyList<string> sentences, List<SentimentScore> scores)
    {
        terminal.WriteTable(
            ["label", "negative", "neutral", "positive", "sentence"],
            [.. sentences.Zip(scores, (sentence, score) => (IReadOnlyList<string>)[Word(score.Label), Share(score.Negative), Share(score.Neutral), Share(score.Positive), OneLine(sentence)])],
            " rrr");
        terminal.Out.WriteLine($"{sentences.Count} sentences by {model.Id}");
    }

    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= 100 ? line : line[..99] + "…";
    }

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Word(SentimentLabel label) => label.ToString().ToLowerInvariant();
}

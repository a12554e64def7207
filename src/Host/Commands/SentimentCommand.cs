using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus sentiment</c>: label the sentences of a file, train a model that does, keep it, choose the one that scores headlines.</summary>
internal static class SentimentCommand
{
    private const string Lexicon = "lexicon";

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var input = new Option<string>("--in") { Description = "A CSV with a header line and a sentence per row, to label.", HelpName = "FILE" };
        var text = new Option<string>("--text") { Description = "The column of the sentences (default: content, text, sentence, headline or title).", HelpName = "COLUMN" };
        var train = new Option<string>("--train") { Description = "A CSV with the columns label (positive, neutral, negative) and content, to learn from first.", HelpName = "FILE" };
        var model = new Option<string>("--model") { Description = "With --train where the model is written, else the model to label by (default: words and rules).", HelpName = "FILE" };
        var use = new Option<string>("--use") { Description = "Score new headlines of the data directory by this model from now on; 'lexicon' for words and rules.", HelpName = "FILE" };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("sentiment", "Label sentences positive, neutral or negative with a probability each; train a model that does.\n\nExample: arus sentiment --train labelled.csv --model mine.sentiment")
        {
            input, text, train, model, use, data, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var models = services.GetRequiredService<ISentimentModels>();
            var (from, labelled, file) = (parsed.GetValue(input), parsed.GetValue(train), parsed.GetValue(model));
            Check(from, labelled, file, parsed.GetValue(use));
            JsonObject answer;
            if (parsed.GetValue(use) is { } chosen)
            {
                var used = chosen == Lexicon ? models.Lexicon : Model(models, chosen);
                Use(services, DataDirectories.Resolve(parsed.GetValue(data)), used);
                answer = new JsonObject { ["model"] = used.Id };
                Say($"new headlines are scored by {used.Id}");
            }
            else
            {
                var sentences = from is null ? null : Read(from, (name, reader) => models.ReadSentences(name, reader, parsed.GetValue(text)));
                var learned = labelled is null ? null : Read(labelled, models.ReadLabelled);
                var scorer = learned is not null ? models.Train(learned, stop) : file is null ? models.Lexicon : Model(models, file);
                if (learned is not null && file is not null)
                {
                    Save(models, scorer, file);
                    Say($"{learned.Count} sentences trained {scorer.Id}: {file}");
                }

                var scores = sentences?.Select(scorer.Score).ToList();
                answer = Json(scorer, sentences, scores);
                if (sentences is not null && !parsed.GetValue(json))
                {
                    Print(terminal, scorer, sentences, scores!);
                }
            }

            if (parsed.GetValue(json))
            {
                terminal.WriteJson(answer);
            }

            return Task.FromResult(0);

            void Say(string line)
            {
                if (!parsed.GetValue(json))
                {
                    terminal.Out.WriteLine(line);
                }
            }
        });
        return command;
    }

    private static void Check(string? from, string? labelled, string? file, string? use)
    {
        if (use is not null && (from ?? labelled ?? file) is not null)
        {
            throw new InvalidInputException("OPTIONS_CONTRADICT", "--use", "stands beside --in, --train or --model", "--use alone: it takes the file of a model that is there");
        }

        if (use is null && from is null && (labelled is null || file is null))
        {
            throw new InvalidInputException("OPTION_MISSING", "--in", "is not given", "--in FILE to label sentences, --train FILE with --model FILE to train a model, or --use FILE");
        }
    }

    private static void Use(IServiceProvider services, string folder, ISentimentModel model)
    {
        using var held = services.GetRequiredService<IMarketStore>().Hold(folder);
        services.GetRequiredService<ISentimentShelf>().Use(folder, model);
    }

    private static ISentimentModel Model(ISentimentModels models, string path)
    {
        using var stream = RegularFile.Open(path, "FILE_UNREADABLE", "a model that 'arus sentiment --train FILE --model OUT' wrote");
        return models.Read(path, stream);
    }

    /// <summary>Writes beside the place and moves there: what was there stays whole until then.</summary>
    private static void Save(ISentimentModels models, ISentimentModel model, string path)
    {
        var unfinished = path + ".new";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                models.Write(model, stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException("FILE_UNWRITABLE", path, problem.Message, "a file that can be written");
        }
    }

    private static T Read<T>(string path, Func<string, TextReader, T> read)
    {
        using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of sentences"));
        return read(path, reader);
    }

    private static JsonObject Json(ISentimentModel model, IReadOnlyList<string>? sentences, List<SentimentScore>? scores) => new()
    {
        ["model"] = model.Id,
        ["rows"] = sentences?.Count ?? 0,
        ["items"] = new JsonArray([.. (sentences ?? []).Zip(scores ?? [], (sentence, score) => (JsonNode)new JsonObject
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

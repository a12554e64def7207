using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus news import · list</c>: the headlines of a data directory.</summary>
internal static class NewsCommand
{
    private const int ListedMax = 1_000;

    public static Command Create(IServiceProvider services, Terminal terminal) => new("news", "Keep headlines and their sentiment.\n\nExample: arus news import headlines.csv")
    {
        Import(services, terminal), List(services, terminal),
    };

    private static Command Import(IServiceProvider services, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV of headlines, an RSS or an Atom file; docs/sentiment.md describes them." };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("import", "Read the sentiment of headlines and keep both.\n\nExample: arus news import headlines.csv") { file, data, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var folder = DataDirectories.Resolve(parsed.GetValue(data));
            var (read, shelf) = (Read(services, path), services.GetRequiredService<INewsShelf>());
            using var held = services.GetRequiredService<IMarketStore>().Hold(folder);
            var added = shelf.New(folder, read);
            shelf.Keep(folder, added);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["read"] = read.Count, ["added"] = added.Count, ["id"] = shelf.Current(folder) });
            }
            else
            {
                terminal.Out.WriteLine($"{added.Count} of {read.Count} headlines are new: news {shelf.Current(folder) ?? "none"}");
            }

            return 0;
        });
        return command;
    }

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var last = new Option<string>("--last") { Description = "How many of the newest are shown.", HelpName = "N", DefaultValueFactory = _ => "20" };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "The id of the kept headlines, and the newest of them.\n\nExample: arus news list --last 50") { last, data, json };
        command.SetAction(parsed =>
        {
            var (folder, shelf) = (DataDirectories.Resolve(parsed.GetValue(data)), services.GetRequiredService<INewsShelf>());
            var id = shelf.Current(folder);
            var model = services.GetRequiredService<ISentimentShelf>().Current(folder).Id;
            var kept = id is null ? [] : shelf.Open(folder, id)!;
            var shown = kept.TakeLast(CommonOptions.Whole(parsed.GetRequiredValue(last), "--last", 0, ListedMax)).ToList();
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["id"] = id, ["model"] = model, ["headlines"] = kept.Count, ["items"] = new JsonArray([.. shown.Select(one => (JsonNode)Json(one))]) });
                return 0;
            }

            terminal.WriteTable(["known", "about", "balance", "by", "headline"], [.. shown.Select(one => (IReadOnlyList<string>)
                [one.Headline.KnownAt.ToString(), string.Join(' ', one.Headline.Currencies.Select(currency => currency.Code)), one.Score.Balance.ToString("0.00", CultureInfo.InvariantCulture), one.Model, one.Headline.Text])], "llrll");
            terminal.Out.WriteLine(id is null ? "no headlines yet; 'arus news import FILE' keeps some" : $"{kept.Count} headlines: news {id}");
            terminal.Out.WriteLine($"new ones are scored by {model}");
            return 0;
        });
        return command;
    }

    /// <summary>What the file says was known by now: a moment that is still to come is a mistake in a clock or a zone.</summary>
    private static IReadOnlyList<Headline> Read(IServiceProvider services, string path)
    {
        using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV of headlines, an RSS or an Atom file"));
        var all = services.GetRequiredService<INewsFiles>().Read(Path.GetFileName(path), reader).Known(Timestamp.Min, Timestamp.Max);
        var now = Timestamp.From(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return all.FirstOrDefault(headline => headline.KnownAt > now) is { } early
            ? throw new InvalidInputException("HEADLINE_TIME_INVALID", Path.GetFileName(path), $"'{early.Text}' is of {early.KnownAt}", $"moments up to now, {now}")
            : all;
    }

    private static JsonObject Json(ScoredHeadline one) => new()
    {
        ["id"] = one.Headline.Id,
        ["knownAt"] = one.Headline.KnownAt.ToString(),
        ["source"] = one.Headline.Source,
        ["text"] = one.Headline.Text,
        ["currencies"] = new JsonArray([.. one.Headline.Currencies.Select(currency => (JsonNode)currency.Code)]),
        ["balance"] = one.Score.Balance,
        ["model"] = one.Model,
    };
}

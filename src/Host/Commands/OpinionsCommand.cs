using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arus.Contracts.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus opinions ask · list</c>: the answers of language models of a data directory.</summary>
internal static class OpinionsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal) =>
        new("opinions", "Ask language models about the past, and keep what they say.\n\nExample: arus opinions ask --strategy council --symbol EURUSD --source mine --from 2026-01-01 --usd 2")
        {
            OpinionsAskCommand.Create(services, terminal), List(services, terminal),
        };

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "The id of the kept answers, and how many there are of each model and question.\n\nExample: arus opinions list") { data, json };
        command.SetAction(parsed =>
        {
            var (folder, shelf) = (DataDirectories.Resolve(parsed.GetValue(data)), services.GetRequiredService<ISecondOpinionShelf>());
            var id = shelf.Current(folder);
            var kept = id is null ? [] : shelf.Open(folder, id)!;
            var groups = kept
                .GroupBy(one => (Instrument: one.Instrument.ToString(), one.Timeframe, one.HorizonNanos, one.Provider, one.Model, one.IsMasked, one.Prompt))
                .OrderBy(group => group.Key.Instrument, StringComparer.Ordinal).ThenBy(group => group.Key.Timeframe).ThenBy(group => group.Key.HorizonNanos)
                .ThenBy(group => group.Key.Provider, StringComparer.Ordinal).ThenBy(group => group.Key.Model, StringComparer.Ordinal).ThenBy(group => group.Key.IsMasked)
                .ThenBy(group => group.Key.Prompt, StringComparer.Ordinal)
                .Select(group => group.ToList()).ToList();
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["id"] = id, ["answers"] = kept.Count, ["items"] = new JsonArray([.. groups.Select(group => (JsonNode)Json(group))]) });
                return 0;
            }

            terminal.WriteTable(
                ["instrument", "bars", "horizon", "model", "masked", "answers", "abstained", "from", "to", "contaminated", "US dollars"],
                [.. groups.Select(Row)], "llrllrrllrr");
            terminal.Out.WriteLine(id is null ? "no answers yet; 'arus opinions ask' asks for some, and 'arus serve --second-opinions' keeps those of a session" : $"{Whole(kept.Count)} answers: opinions {id}");
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<string> Row(List<KeptOpinion> group) =>
    [
        group[0].Instrument.ToString(), group[0].Timeframe.ToString(), Minutes(group[0].HorizonNanos).ToString("0.## min", CultureInfo.InvariantCulture),
        $"{group[0].Provider} {group[0].Model}", group[0].IsMasked ? "yes" : "no", Whole(group.Count), Whole(group.Count(one => one.Abstains)), group.Min(one => one.AskedAt).ToString()[..16],
        group.Max(one => one.AskedAt).ToString()[..16], ((double)group.Count(one => one.IsContaminated) / group.Count).ToString("0 %", CultureInfo.InvariantCulture),
        group.Sum(one => one.CostUsd).ToString("0.0000", CultureInfo.InvariantCulture),
    ];

    private static JsonObject Json(List<KeptOpinion> group) => new()
    {
        ["instrument"] = group[0].Instrument.ToString(),
        ["timeframe"] = group[0].Timeframe.ToString(),
        ["horizonMinutes"] = Minutes(group[0].HorizonNanos),
        ["provider"] = JsonNamingPolicy.CamelCase.ConvertName(group[0].Provider),
        ["model"] = group[0].Model,
        ["prompt"] = group[0].Prompt,
        ["masked"] = group[0].IsMasked,
        ["answers"] = group.Count,
        ["abstained"] = group.Count(one => one.Abstains),
        ["from"] = group.Min(one => one.AskedAt).ToString(),
        ["to"] = group.Max(one => one.AskedAt).ToString(),
        ["contaminated"] = group.Count(one => one.IsContaminated),
        ["costUsd"] = group.Sum(one => one.CostUsd),
    };

    private static decimal Minutes(long nanos) => (decimal)nanos / Timestamp.NanosPerMinute;

    private static string Whole(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}

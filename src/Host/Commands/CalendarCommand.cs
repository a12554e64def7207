using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus calendar import · list</c>: the economic calendars of a data directory.</summary>
internal static class CalendarCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal) => new("calendar", "Keep scheduled news.\n\nExample: arus calendar import events.csv")
    {
        Import(services, terminal), List(services, terminal),
    };

    private static Command Import(IServiceProvider services, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV of events; docs/calendar.md describes it." };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("import", "Check a calendar, keep it, and make it the current one.\n\nExample: arus calendar import events.csv") { file, data, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            using var content = RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of scheduled news");
            var kept = services.GetRequiredService<ICalendarShelf>().Keep(DataDirectories.Resolve(parsed.GetValue(data)), Path.GetFileName(path), content);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(kept));
            }
            else
            {
                terminal.Out.WriteLine($"{kept.Events} events from {kept.From} to {kept.To}: calendar {kept.Id}");
            }

            return 0;
        });
        return command;
    }

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "The kept calendars; the current one is read where none is named.\n\nExample: arus calendar list") { data, json };
        command.SetAction(parsed =>
        {
            var kept = services.GetRequiredService<ICalendarShelf>().List(DataDirectories.Resolve(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["calendars"] = new JsonArray([.. kept.Select(one => (JsonNode)Json(one))]) });
            }
            else if (kept.Count == 0)
            {
                terminal.Out.WriteLine("no calendar yet; 'arus calendar import FILE' keeps one");
            }
            else
            {
                terminal.WriteTable(["calendar", "events", "from", "to", ""], [.. kept.Select(one => (IReadOnlyList<string>)
                    [one.Id, one.Events.ToString(CultureInfo.InvariantCulture), one.From.ToString(), one.To.ToString(), one.IsCurrent ? "current" : ""])], "lrlll");
            }

            return 0;
        });
        return command;
    }

    private static JsonObject Json(KeptCalendar kept) => new()
    {
        ["id"] = kept.Id,
        ["events"] = kept.Events,
        ["from"] = kept.From.ToString(),
        ["to"] = kept.To.ToString(),
        ["current"] = kept.IsCurrent,
    };
}

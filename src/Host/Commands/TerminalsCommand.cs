using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Terminals;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus terminals</c>: the keys by which MetaTrader terminals are let in.</summary>
internal static class TerminalsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal) =>
        new("terminals", "The keys by which terminals are let in.")
        {
            Add(services, terminal), List(services, terminal), Revoke(services, terminal),
        };

    private static Command Add(IServiceProvider services, Terminal terminal)
    {
        var (name, data, json) = (Name(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command(
            "add", "Make a key for a terminal and print it, this once, as ID:SECRET.\n\nExample: arus terminals add office") { name, data, json };
        command.SetAction(parsed =>
        {
            var key = services.GetRequiredService<ITerminalKeys>().Add(DataDirectories.Resolve(parsed.GetValue(data)), parsed.GetValue(name)!);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["name"] = key.Name, ["id"] = key.Id, ["secret"] = key.Secret, ["key"] = key.ToString() });
            }
            else
            {
                terminal.Out.WriteLine(key);
            }

            return 0;
        });
        return command;
    }

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "List the keys, without their secrets.\n\nExample: arus terminals list") { data, json };
        command.SetAction(parsed =>
        {
            var keys = services.GetRequiredService<ITerminalKeys>().List(DataDirectories.Resolve(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["terminals"] = new JsonArray([.. keys.Select(Json)]) });
            }
            else if (keys.Count == 0)
            {
                terminal.Out.WriteLine("no terminals yet; 'arus terminals add NAME' makes a key");
            }
            else
            {
                terminal.WriteTable(
                    ["name", "id", "made", "account", "state"],
                    [.. keys.Select(key => (IReadOnlyList<string>)[key.Name, key.Id, key.CreatedAt.ToString(), key.BoundTo ?? "", key.IsRevoked ? "revoked" : "valid"])]);
            }

            return 0;
        });
        return command;
    }

    private static Command Revoke(IServiceProvider services, Terminal terminal)
    {
        var (name, data, json) = (Name(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("revoke", "Let a terminal in no more; one that is connected is cut off.\n\nExample: arus terminals revoke office") { name, data, json };
        command.SetAction(parsed =>
        {
            var (named, folder) = (parsed.GetValue(name)!, DataDirectories.Resolve(parsed.GetValue(data)));
            if (!services.GetRequiredService<ITerminalKeys>().Revoke(folder, named))
            {
                throw new InvalidInputException("TERMINAL_UNKNOWN", "NAME", $"there is no key '{named}'", "a name that 'arus terminals list' shows");
            }

            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["name"] = named, ["revoked"] = true });
            }
            else
            {
                terminal.Out.WriteLine($"'{named}' is let in no more");
            }

            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "1 to 32 characters of a-z, 0-9 and '-': also the source of the terminal's ticks." };

    private static JsonNode Json(TerminalKeyInfo key) => new JsonObject
    {
        ["name"] = key.Name,
        ["id"] = key.Id,
        ["createdAt"] = key.CreatedAt.ToString(),
        ["account"] = key.BoundTo,
        ["revoked"] = key.IsRevoked,
    };
}

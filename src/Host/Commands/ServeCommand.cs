using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Live;
using Arus.Host.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus serve</c>: the platform: terminals in, decisions and orders out, a dashboard to watch and stop it.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new SessionOptions();
        var roles = new Option<string>("--roles") { Description = "Which roles this process has; today all of them.", HelpName = "R", DefaultValueFactory = _ => "all" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("serve", "Run a strategy on live quotes with a paper account or a terminal's, and serve the dashboard.\n\nExample: arus serve --strategy consensus --symbol EURUSD --source mine") { roles, data, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetRequiredValue(roles) != "all")
            {
                throw new InvalidInputException("ROLE_UNKNOWN", "--roles", $"was '{parsed.GetValue(roles)}'", "all");
            }

            var settings = options.Read(parsed);
            var server = new Server(DataDirectories.Resolve(parsed.GetValue(data)), settings.ToOptions(), settings.Urls, settings.ToRetraining()) { News = settings.News, SecondOpinions = settings.SecondOpinions };
            return await server.Run(started => Say(terminal, started, parsed.GetValue(json)), cancel);
        });
        return command;
    }

    private static Task Say(Terminal terminal, StartedServer started, bool isJson)
    {
        if (isJson)
        {
            terminal.WriteJson(new JsonObject
            {
                ["urls"] = new JsonArray([.. started.Urls.Select(url => (JsonNode)url)]),
                ["bridge"] = started.Bridge,
                ["session"] = started.Services.GetRequiredService<ILiveRunner>().Session.Status.Session,
                ["owner"] = started.Owner?.Name,
                ["password"] = started.Owner?.Password,
            });
        }
        else
        {
            terminal.Out.WriteLine($"dashboard {started.Urls[0]}");
            terminal.Out.WriteLine($"terminals {started.Bridge}");
            if (started.Owner is { } owner)
            {
                terminal.Out.WriteLine($"sign in   {owner.Name} / {owner.Password}   (shown this once)");
            }
        }

        terminal.Out.Flush();
        return Task.CompletedTask;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Intelligence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus agents</c>: the sixteen agents, and which of them work.</summary>
internal static class AgentsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("agents", "List the agents: what they speak about, what they are scored on, whether they work yet.\n\nExample: arus agents --json") { json };
        command.SetAction(parsed =>
        {
            var agents = services.GetRequiredService<IAgentRegistry>().All;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)new JsonObject
                    {
                        ["requirement"] = agent.Requirement,
                        ["name"] = agent.Name,
                        ["title"] = agent.Title,
                        ["group"] = Word(agent.Group),
                        ["opinion"] = Word(agent.Kind),
                        ["event"] = agent.Event,
                        ["status"] = Word(agent.Status),
                    })]),
                });
            }
            else
            {
                terminal.WriteTable(
                    ["agent", "group", "opinion", "scored on", "status"],
                    [.. agents.Select(agent => (IReadOnlyList<string>)[agent.Name, Word(agent.Group), Word(agent.Kind), agent.Event, Word(agent.Status)])]);
            }

            return 0;
        });
        return command;
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}

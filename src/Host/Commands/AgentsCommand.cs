using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus agents</c>: the sixteen agents, whether they have something to read, and how they did in a run.</summary>
internal static class AgentsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var json = CommonOptions.Json();
        var data = CommonOptions.Data();
        var run = new Option<string>("--run") { Description = "The run whose skill and weights are shown (default: the newest with agents).", HelpName = "RUN" };
        var command = new Command(
            "agents", "List the agents: what they are scored on, whether they have a source, and their skill and weight in a run.\n\nExample: arus agents --run 1f3a") { run, data, json };
        command.SetAction(parsed =>
        {
            var folder = DataDirectories.Resolve(parsed.GetValue(data));
            var agents = services.GetRequiredService<IAgentRegistry>().All(Kept(services, folder));
            var opinions = services.GetRequiredService<ISecondOpinionShelf>().Current(folder);
            var entry = Find(services.GetRequiredService<IRunRegistry>(), folder, parsed.GetValue(run));
            var scores = (entry?.Agents ?? []).ToDictionary(score => score.Agent);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["run"] = entry?.Id,
                    ["opinions"] = opinions,
                    ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)Json(agent, scores.GetValueOrDefault(agent.Name)))]),
                });
                return 0;
            }

            terminal.WriteTable(
                ["agent", "group", "opinion", "status", "opinions", "skill", "in range", "in trend", "turbulent", "weight"],
                [.. agents.Select(agent => Row(agent, scores.GetValueOrDefault(agent.Name)))], "llllrrrrrr");
            terminal.Out.WriteLine(opinions is null ? "the seat second-opinion has no source in a backtest: no answers of language models are kept" : $"the seat second-opinion has a source in a backtest: opinions {opinions}");
            terminal.Out.WriteLine(entry is null ? "no run with agents yet; 'arus backtest --strategy council' makes one" : $"skill and weight of run {entry.Id}: {entry.What}");
            return 0;
        });
        return command;
    }

    /// <summary>What a strategy that leaves it open would find in the data directory now.</summary>
    private static Sources Kept(IServiceProvider services, string folder)
    {
        var instrument = services.GetRequiredService<IInstrumentCatalog>().All[0];
        return services.GetRequiredService<IStrategyLibrary>().Load("consensus", new Dictionary<string, string>(), instrument, new() { Directory = folder }).Sources;
    }

    private static RunEntry? Find(IRunRegistry runs, string data, string? id) =>
        id is null ? runs.List(data).FirstOrDefault(entry => entry.Agents.Count > 0) : runs.Find(data, id);

    private static IReadOnlyList<string> Row(AgentInfo agent, AgentScore? score) =>
    [
        agent.Name, Word(agent.Group), Word(agent.Kind), Status(agent, score), score is null ? "" : score.Opinions.ToString(CultureInfo.InvariantCulture),
        Decimals(score?.Skill), SkillIn(score, MarketRegime.Range), SkillIn(score, MarketRegime.Trend), SkillIn(score, MarketRegime.Turbulent),
        agent.Kind == OpinionKind.Direction ? Decimals(score?.Weight) : "",
    ];

    private static string Status(AgentInfo agent, AgentScore? score) => score?.State switch
    {
        SeatState.Muted => "muted",
        SeatState.NoSource => "absent: no source",
        SeatState.Taken => "working",
        _ => agent.Status == AgentStatus.Working ? "working" : "absent: no source",
    };

    private static string SkillIn(AgentScore? score, MarketRegime regime) => Decimals(score?.Regimes.FirstOrDefault(one => one.Regime == regime)?.Skill);

    private static string Decimals(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.0000", CultureInfo.InvariantCulture) : "";

    private static JsonObject Json(AgentInfo agent, AgentScore? score) => new()
    {
        ["requirement"] = agent.Requirement,
        ["name"] = agent.Name,
        ["title"] = agent.Title,
        ["group"] = Word(agent.Group),
        ["opinion"] = Word(agent.Kind),
        ["event"] = agent.Event,
        ["status"] = Status(agent, score),
        ["opinions"] = score?.Opinions,
        ["abstentions"] = score?.Abstentions,
        ["brier"] = Finite(score?.Brier),
        ["logLoss"] = Finite(score?.LogLoss),
        ["skill"] = Finite(score?.Skill),
        ["weight"] = Finite(score?.Weight),
        ["regimes"] = new JsonArray([.. (score?.Regimes ?? []).Select(regime => (JsonNode)new JsonObject
        {
            ["regime"] = Word(regime.Regime),
            ["opinions"] = regime.Opinions,
            ["brier"] = Finite(regime.Brier),
            ["logLoss"] = Finite(regime.LogLoss),
            ["skill"] = Finite(regime.Skill),
        })]),
    };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus runs</c>: every run in the data directory.</summary>
internal static class RunsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("runs", "List the runs of the data directory, the newest first.\n\nExample: arus runs --data ./mine") { data, json };
        command.SetAction(parsed =>
        {
            var runs = services.GetRequiredService<IRunRegistry>().List(DataDirectories.Resolve(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["runs"] = new JsonArray([.. runs.Select(Json)]) });
            }
            else if (runs.Count == 0)
            {
                terminal.Out.WriteLine("no runs yet; 'arus backtest' makes one");
            }
            else
            {
                terminal.WriteTable(["run", "when", "what", "verdict", "profit", "ledger"], [.. runs.Select(Row)], "llllr");
            }

            return 0;
        });
        return command;
    }

    private static IReadOnlyList<string> Row(RunEntry run) => run.Damage is { } damage
        ? [run.Id, "", $"damaged: {damage}", "", "", run.LedgerPath]
        : [run.Id, run.StartedAt.ToString(), run.What, run.Verdict.ToString()!.ToUpperInvariant(), run.NetProfit.ToString()!, run.LedgerPath];

    private static JsonNode Json(RunEntry run) => new JsonObject
    {
        ["id"] = run.Id,
        ["when"] = run.Damage is null ? run.StartedAt.ToString() : null,
        ["what"] = run.What,
        ["verdict"] = run.Verdict?.ToString().ToUpperInvariant(),
        ["netProfit"] = run.NetProfit?.Text,
        ["currency"] = run.NetProfit?.Currency.Code,
        ["hash"] = run.Hash,
        ["ledger"] = run.LedgerPath,
        ["report"] = run.ReportPath,
        ["damage"] = run.Damage,
    };
}

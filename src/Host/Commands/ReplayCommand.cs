using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus replay ORDER</c>: recomputes an order from its inputs and names the first difference.</summary>
internal static class ReplayCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var locator = new RunLocator();
        var json = CommonOptions.Json();
        var command = new Command("replay", "Recompute an order from the run's inputs and compare every record up to its last, bit by bit.\n\nExample: arus replay O17 --run 3f9a")
        {
            locator.Order, locator.Run, locator.Ledger, locator.Data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var receipt = locator.Find(parsed, services);
            var data = DataDirectories.Resolve(parsed.GetValue(locator.Data));
            using var progress = new ProgressBar(terminal, $"replay {receipt.Order}");
            var verdict = services.GetRequiredService<IReplayer>().Replay(data, receipt.Ledger, receipt.Order, terminal.ErrorIsTerminal ? progress : null, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["order"] = verdict.Order.ToString(),
                    ["ledger"] = receipt.Ledger,
                    ["records"] = verdict.Records,
                    ["identical"] = verdict.IsIdentical,
                    ["firstDifference"] = verdict.FirstDifference,
                });
            }
            else
            {
                terminal.Out.WriteLine(verdict.IsIdentical
                    ? $"{verdict.Order}: identical; {verdict.Records} records recomputed, from the start of the run to the last of the order"
                    : $"{verdict.Order}: different at {verdict.FirstDifference}");
            }

            return Task.FromResult(verdict.IsIdentical ? 0 : 1);
        });
        return command;
    }
}

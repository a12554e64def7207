using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Arus.Host.Commands;

/// <summary><c>arus why ORDER</c>: the receipt of one order, in plain words.</summary>
internal static class WhyCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var locator = new RunLocator();
        var json = CommonOptions.Json();
        var command = new Command("why", "Tell why an order was sent and what became of it, from the tick to the profit.\n\nExample: arus why O17")
        {
            locator.Order, locator.Run, locator.Ledger, locator.Data, json,
        };
        command.SetAction(parsed =>
        {
            var receipt = locator.Find(parsed, services);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["order"] = receipt.Order.ToString(),
                    ["ledger"] = receipt.Ledger,
                    ["hops"] = new JsonArray([.. receipt.Hops.Select(hop => (JsonNode)new JsonObject
                    {
                        ["hop"] = hop.Hop,
                        ["record"] = hop.Record,
                        ["text"] = hop.Text,
                        ["nanos"] = hop.Nanos,
                        ["values"] = JsonNode.Parse(hop.Json),
                    })]),
                });
                return 0;
            }

            terminal.Out.WriteLine($"{receipt.Order}, from {receipt.Ledger}");
            foreach (var hop in receipt.Hops)
            {
                var time = hop.Nanos is { } nanos ? string.Create(CultureInfo.InvariantCulture, $" (after {nanos / 1000.0:0.0} µs)") : "";
                terminal.Out.WriteLine();
                terminal.Out.WriteLine($"{hop.Hop}, record {hop.Record}{time}");
                foreach (var line in hop.Text.Split('\n'))
                {
                    terminal.Out.WriteLine($"  {line}");
                }
            }

            return 0;
        });
        return command;
    }
}

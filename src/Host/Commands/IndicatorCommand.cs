using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Features;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus indicator NAME</c>: one indicator over a CSV of bars.</summary>
internal static class IndicatorCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The indicator; 'arus features' lists them." };
        var settings = CommonOptions.Settings();
        var input = new Option<string>("--in") { Description = "A CSV of bars: time,open,high,low,close,volume.", HelpName = "FILE", Required = true };
        var output = new Option<string>("--out") { Description = "Where the result goes (default: standard output).", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("indicator", "Compute one indicator over a CSV of bars, one row per bar, empty while warming up.\n\nExample: arus indicator rsi --set period=14 --in bars.csv")
        {
            name, settings, input, output, json,
        };
        command.SetAction(parsed =>
        {
            var spec = new IndicatorSpec(parsed.GetRequiredValue(name), CommonOptions.Pairs(parsed.GetValue(settings), "--set"));
            var path = parsed.GetRequiredValue(input);
            var target = parsed.GetValue(output);
            if (parsed.GetValue(json) && target is null)
            {
                throw new InvalidInputException("OUTPUT_MISSING", "--json", "the rows would mix with the JSON object", "--out FILE beside --json");
            }

            // Into memory first: a fault must not leave half a file behind.
            using var rows = new StringWriter();
            var count = Compute(services, spec, path, rows);
            if (target is null)
            {
                terminal.Out.Write(rows.ToString());
                return 0;
            }

            File.WriteAllText(target, rows.ToString());
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["indicator"] = spec.Indicator, ["bars"] = count, ["out"] = target });
            }
            else
            {
                terminal.Out.WriteLine($"{spec.Indicator}: {count} bars to {target}");
            }

            return 0;
        });
        return command;
    }

    private static long Compute(IServiceProvider services, IndicatorSpec spec, string path, StringWriter rows)
    {
        using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of bars"));
        return services.GetRequiredService<IIndicatorTable>().Run(spec, path, reader, rows);
    }
}

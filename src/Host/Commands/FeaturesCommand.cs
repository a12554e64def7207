using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus features</c>: the catalogue of indicators.</summary>
internal static class FeaturesCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("features", "List the indicators, their settings, outputs and where their formulas come from.\n\nExample: arus features") { json };
        command.SetAction(parsed =>
        {
            var indicators = services.GetRequiredService<IIndicatorCatalog>().All;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["features"] = new JsonArray([.. indicators.Select(Json)]) });
                return 0;
            }

            foreach (var indicator in indicators)
            {
                terminal.Out.WriteLine($"{indicator.Name}: {indicator.Title}; gives {string.Join(", ", indicator.Outputs)}");
                foreach (var setting in indicator.Settings)
                {
                    terminal.Out.WriteLine($"  --set {setting.Name}={setting.Default}  {setting.Allowed}: {setting.Meaning}");
                }

                terminal.Out.WriteLine($"  source: {indicator.Source}");
            }

            return 0;
        });
        return command;
    }

    private static JsonNode Json(IndicatorInfo indicator) => new JsonObject
    {
        ["name"] = indicator.Name,
        ["title"] = indicator.Title,
        ["outputs"] = new JsonArray([.. indicator.Outputs.Select(output => (JsonNode)output)]),
        ["settings"] = new JsonArray([.. indicator.Settings.Select(setting => (JsonNode)new JsonObject
        {
            ["name"] = setting.Name,
            ["default"] = setting.Default,
            ["allowed"] = setting.Allowed,
            ["meaning"] = setting.Meaning,
        })]),
        ["source"] = indicator.Source,
    };
}

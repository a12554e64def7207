using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Features;
using Arus.Foundation.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus features</c>: the catalogue of features and indicators, the page of one, and a table of features over recorded bars or ticks.</summary>
internal static class FeaturesCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "One feature or indicator; without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var group = new Option<string>("--group") { Description = "Only this group, such as trend.", HelpName = "G" };
        var rows = new FeatureRows();
        var json = CommonOptions.Json();
        var command = new Command("features", "List the features and indicators, show one, or compute features over recorded bars or ticks.\n\nExample: arus features --in EURUSD_H1.csv --symbol EURUSD --names rsi14,atr14.ratio")
        {
            name, group, rows.Input, rows.Format.Format, rows.Format.TimeZone, rows.Format.Columns, rows.Format.Scale, rows.Format.Crossed,
            rows.Symbol, rows.Period, rows.Names, rows.Others, rows.Calendar, rows.Output, json,
        };
        command.SetAction(parsed =>
        {
            var features = Of(services.GetRequiredService<IFeatureCatalog>().All, parsed.GetValue(group));
            if (parsed.GetValue(rows.Input) is { Length: > 0 })
            {
                return rows.Compute(parsed, services, terminal, features, isJson: parsed.GetValue(json));
            }

            var indicators = services.GetRequiredService<IIndicatorCatalog>().All;
            return (parsed.GetValue(name), parsed.GetValue(json)) switch
            {
                ({ } one, var isJson) => Show(terminal, one, features, indicators, isJson),
                (_, true) => List(terminal, features, indicators),
                _ => Print(terminal, features, indicators),
            };
        });
        return command;
    }

    /// <summary>A group as it is written: PriceAction is price-action.</summary>
    public static string Text(FeatureGroup group) =>
        string.Concat(group.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static IReadOnlyList<FeatureInfo> Of(IReadOnlyList<FeatureInfo> all, string? group)
    {
        if (group is null)
        {
            return all;
        }

        FeatureInfo[] chosen = [.. all.Where(feature => Text(feature.Group).Equals(group, StringComparison.OrdinalIgnoreCase))];
        return chosen.Length > 0
            ? chosen
            : throw new InvalidInputException("FEATURE_GROUP_UNKNOWN", "--group", $"was '{group}'", NearestName.Expectation(group, Enum.GetValues<FeatureGroup>().Select(Text)));
    }

    private static int List(Terminal terminal, IReadOnlyList<FeatureInfo> features, IReadOnlyList<IndicatorInfo> indicators)
    {
        terminal.WriteJson(new JsonObject
        {
            ["features"] = new JsonArray([.. features.Select(Json)]),
            ["indicators"] = new JsonArray([.. indicators.Select(Json)]),
        });
        return 0;
    }

    private static int Print(Terminal terminal, IReadOnlyList<FeatureInfo> features, IReadOnlyList<IndicatorInfo> indicators)
    {
        foreach (var group in features.GroupBy(feature => feature.Group))
        {
            terminal.Out.WriteLine($"{Text(group.Key)} ({group.Count()})");
            terminal.WriteTable(
                ["  feature", "unit", "range", "warm-up"],
                [.. group.Select(feature => new[] { $"  {feature.Name}", feature.Unit, feature.Range, $"{feature.WarmUp}" })], "lllr");
            terminal.Out.WriteLine();
        }

        terminal.Out.WriteLine($"{features.Count} features; 'arus features NAME' shows one.");
        terminal.Out.WriteLine($"Indicators with settings, for 'arus indicator NAME': {string.Join(", ", indicators.Select(indicator => indicator.Name))}");
        return 0;
    }

    private static int Show(Terminal terminal, string name, IReadOnlyList<FeatureInfo> features, IReadOnlyList<IndicatorInfo> indicators, bool isJson)
    {
        var feature = features.FirstOrDefault(one => one.Name == name);
        var indicator = indicators.FirstOrDefault(one => one.Name == name);
        if (feature is null && indicator is null)
        {
            var known = features.Select(one => one.Name).Concat(indicators.Select(one => one.Name));
            throw new InvalidInputException("FEATURE_UNKNOWN", "NAME", $"was '{name}'", NearestName.Expectation(name, known));
        }

        if (isJson)
        {
            terminal.WriteJson(feature is null ? Json(indicator!) : Json(feature));
        }
        else if (feature is not null)
        {
            Print(terminal, feature);
        }
        else
        {
            Print(terminal, indicator!);
        }

        return 0;
    }

    private static void Print(Terminal terminal, FeatureInfo feature)
    {
        terminal.Out.WriteLine($"{feature.Name} ({Text(feature.Group)})");
        terminal.Out.WriteLine($"  formula: {feature.Formula}");
        terminal.Out.WriteLine($"  unit:    {feature.Unit}");
        terminal.Out.WriteLine($"  range:   {feature.Range}");
        terminal.Out.WriteLine($"  warm-up: {feature.WarmUp} bars{(feature.Periods.Count > 0 ? $" of {feature.Periods[^1]}" : "")}");
        terminal.Out.WriteLine($"  source:  {feature.Source}");
    }

    private static void Print(Terminal terminal, IndicatorInfo indicator)
    {
        terminal.Out.WriteLine($"{indicator.Name}: {indicator.Title}; gives {string.Join(", ", indicator.Outputs)}");
        foreach (var setting in indicator.Settings)
        {
            terminal.Out.WriteLine($"  --set {setting.Name}={setting.Default}  {setting.Allowed}: {setting.Meaning}");
        }

        terminal.Out.WriteLine($"  source: {indicator.Source}");
    }

    private static JsonNode Json(FeatureInfo feature) => new JsonObject
    {
        ["name"] = feature.Name,
        ["group"] = Text(feature.Group),
        ["formula"] = feature.Formula,
        ["source"] = feature.Source,
        ["warmUp"] = feature.WarmUp,
        ["periods"] = new JsonArray([.. feature.Periods.Select(period => (JsonNode)period.ToString())]),
        ["unit"] = feature.Unit,
        ["range"] = feature.Range,
    };

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

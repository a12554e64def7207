using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Live;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus replay ORDER</c>: recomputes an order from its inputs; <c>arus replay --day D</c>: a day of a live session. Names the first difference.</summary>
internal static class ReplayCommand
{
    private const string Newest = "newest";

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var locator = new RunLocator();
        locator.Order.Arity = ArgumentArity.ZeroOrOne;
        var json = CommonOptions.Json();
        var day = new Option<string>("--day") { Description = "Recompute a trading day of a live session instead, by the date it ends on; without a date the newest.", HelpName = "D", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("replay", "Recompute an order from the run's inputs and compare every record up to its last, bit by bit; or a whole day of a live session.\n\nExample: arus replay O17 --run 3f9a\n         arus replay --day 2026-11-21")
        {
            locator.Order, locator.Run, locator.Ledger, locator.Data, day, json,
        };
        command.SetAction((parsed, cancel) => Task.FromResult(parsed.GetResult(day) is not null
            ? ReplayDay(services, terminal, DataDirectories.Resolve(parsed.GetValue(locator.Data)), parsed.GetValue(day) ?? Newest, parsed.GetValue(json), cancel)
            : ReplayOrder(services, terminal, locator, parsed, parsed.GetValue(json), cancel)));
        return command;
    }

    private static int ReplayOrder(IServiceProvider services, Terminal terminal, RunLocator locator, ParseResult parsed, bool json, CancellationToken cancel)
    {
        if (parsed.GetValue(locator.Order) is null)
        {
            throw new InvalidInputException("ORDER_MISSING", "ORDER", "no order is named", "an order such as O17, or --day");
        }

        var receipt = locator.Find(parsed, services);
        var data = DataDirectories.Resolve(parsed.GetValue(locator.Data));
        using var progress = new ProgressBar(terminal, $"replay {receipt.Order}");
        var verdict = services.GetRequiredService<IReplayer>().Replay(data, receipt.Ledger, receipt.Order, terminal.ErrorIsTerminal ? progress : null, cancel);
        if (json)
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

        return verdict.IsIdentical ? 0 : 1;
    }

    private static int ReplayDay(IServiceProvider services, Terminal terminal, string data, string day, bool json, CancellationToken cancel)
    {
        var verdict = services.GetRequiredService<IDayReplayer>().Replay(data, day == Newest ? null : day, cancel);
        if (json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["day"] = verdict.Day,
                ["session"] = verdict.Session,
                ["inputs"] = verdict.Inputs,
                ["ticks"] = verdict.Ticks,
                ["decisions"] = verdict.Decisions,
                ["orders"] = verdict.Orders,
                ["records"] = verdict.Records,
                ["hash"] = verdict.Hash,
                ["recordedHash"] = verdict.RecordedHash,
                ["identical"] = verdict.IsIdentical,
                ["difference"] = verdict.Difference is not { } difference ? null : new JsonObject
                {
                    ["record"] = difference.Record,
                    ["cause"] = difference.Cause,
                    ["path"] = difference.Path,
                    ["was"] = difference.Was,
                    ["is"] = difference.Is,
                },
            });
        }
        else
        {
            terminal.Out.WriteLine(verdict.Difference is { } first
                ? $"{verdict.Day} of session {verdict.Session}: different at record {first.Record}, {first.Path}: was {first.Was}, is {first.Is} ({first.Cause})"
                : $"{verdict.Day} of session {verdict.Session}: identical; {verdict.Records} records of {verdict.Inputs} inputs ({verdict.Ticks} ticks), {verdict.Decisions} decisions and {verdict.Orders} orders recomputed");
            terminal.Out.WriteLine($"hash {verdict.Hash}, recorded {verdict.RecordedHash}");
        }

        return verdict.IsIdentical ? 0 : 1;
    }
}

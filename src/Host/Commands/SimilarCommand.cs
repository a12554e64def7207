using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus similar</c>: past situations like a moment, and what followed them.</summary>
internal static class SimilarCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var source = new Option<string>("--source") { Description = "Whose bars in the store.", HelpName = "N", Required = true };
        var symbol = new Option<string>("--symbol") { Description = "The instrument, such as EURUSD.", HelpName = "S", Required = true };
        var period = new Option<string>("--period") { Description = "Of the bars (default H1).", HelpName = "P", DefaultValueFactory = _ => "H1" };
        var at = new Option<string>("--at") { Description = "The moment, UTC (default: the last stored bar). Only what was known before it is used.", HelpName = "T" };
        var count = Number("--k", "The most situations to name, 1 to 1000.", 10);
        var bars = Number("--bars", "Bars of a situation, 1 to 128.", new SituationSpec().Steps);
        var horizon = Number("--horizon", "Bars until an outcome is decided by where the price is.", new BarrierSpec().HorizonBars);
        var seed = Number("--seed", "Decides everything left to chance.", 1);
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("similar", "Find past situations that were like a moment, by where a model of what is usual places them, and tell what followed them after costs.\n\nExample: arus similar --source mine --symbol EURUSD --period H1")
        {
            source, symbol, period, at, count, bars, horizon, seed, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var request = new SimilarRequest
            {
                DataDirectory = DataDirectories.Resolve(parsed.GetValue(data)),
                Source = CommonOptions.Source(parsed.GetRequiredValue(source)),
                Instrument = CommonOptions.Instrument(parsed.GetRequiredValue(symbol)),
                Period = BacktestOptions.Period(parsed.GetValue(period)),
                At = CommonOptions.Moment(parsed.GetValue(at), "--at"),
                Count = Read(count, 1, 1_000),
                Spec = new() { Steps = Read(bars, 1, 128), Seed = (ulong)Read(seed, 0, int.MaxValue) },
                Barriers = new() { HorizonBars = Read(horizon, 1, 10_000) },
            };
            var found = services.GetRequiredService<ISituationFinder>().Find(request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(request, found));
            }
            else
            {
                Write(terminal, request, found);
            }

            return Task.FromResult(0);

            int Read(Option<string> option, int min, int max) => CommonOptions.Whole(parsed.GetRequiredValue(option), option.Name, min, max);
        });
        return command;
    }

    private static void Write(Terminal terminal, SimilarRequest request, SimilarSituations found)
    {
        var answer = found.Answer;
        terminal.Out.WriteLine($"{request.Instrument} {request.Period}, {request.Spec.Steps} bars to {found.At}; nothing later than {found.KnownTo} was used");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"unusual    more than {Percent(answer.Unusual)} of what was seen");
        Line("nearest", answer.Followed);
        Line("usually", answer.Usually);
        if (found.After is { } after)
        {
            terminal.Out.WriteLine($"afterwards {(after.IsUp ? "up" : "down")}, {Points(after.Return)} until {after.KnownAt}");
        }

        terminal.Out.WriteLine();
        terminal.WriteTable(["ended", "decided", "distance", "then", "return", "cost"], [.. answer.Nearest.Select(one => (IReadOnlyList<string>)
            [one.At.ToString()[..16], one.KnownAt.ToString()[..16], one.Distance.ToString("0.000", CultureInfo.InvariantCulture), one.IsUp ? "up" : "down", Points(one.Return), Points(one.Cost)])], "llrlrr");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"model      {found.Model}");

        void Line(string name, SituationOutcome outcome) => terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-10} {outcome.Count:#,0}: up {Percent(outcome.UpShare)} ({Percent(outcome.UpShareLow)} to {Percent(outcome.UpShareHigh)} at 95 %), return {Points(outcome.MeanReturn)}, after costs bought {Points(outcome.LongAfterCosts)}, sold {Points(outcome.ShortAfterCosts)}"));
    }

    private static JsonObject Json(SimilarRequest request, SimilarSituations found) => new()
    {
        ["symbol"] = request.Instrument.ToString(),
        ["period"] = request.Period.ToString(),
        ["from"] = found.From.ToString(),
        ["at"] = found.At.ToString(),
        ["knownTo"] = found.KnownTo.ToString(),
        ["model"] = found.Model.Value,
        ["situations"] = found.Situations,
        ["unusual"] = found.Answer.Unusual,
        ["followed"] = Outcome(found.Answer.Followed),
        ["usually"] = Outcome(found.Answer.Usually),
        ["nearest"] = new JsonArray([.. found.Answer.Nearest.Select(one => (JsonNode)Told(one))]),
        ["after"] = found.After is { } after ? Told(after) : null,
    };

    private static JsonObject Outcome(SituationOutcome outcome) => new()
    {
        ["count"] = outcome.Count,
        ["upShare"] = Finite(outcome.UpShare),
        ["upShareLow"] = Finite(outcome.UpShareLow),
        ["upShareHigh"] = Finite(outcome.UpShareHigh),
        ["meanReturn"] = Finite(outcome.MeanReturn),
        ["longAfterCosts"] = Finite(outcome.LongAfterCosts),
        ["shortAfterCosts"] = Finite(outcome.ShortAfterCosts),
    };

    private static JsonObject Told(Situation one) => new()
    {
        ["from"] = one.From.ToString(),
        ["at"] = one.At.ToString(),
        ["knownAt"] = one.KnownAt.ToString(),
        ["distance"] = one.Distance,
        ["up"] = one.IsUp,
        ["return"] = one.Return,
        ["cost"] = one.Cost,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Percent(double share) => double.IsFinite(share) ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    private static string Points(double share) => double.IsFinite(share) ? (10_000 * share).ToString("0.0", CultureInfo.InvariantCulture) + " bp" : "–";

    private static Option<string> Number(string name, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard.ToString(CultureInfo.InvariantCulture),
    };
}

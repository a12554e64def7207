using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus train</c>: models of stored bars, judged on what they have not seen and registered.</summary>
internal static class TrainCommand
{
    private static readonly TrainingRequest Standard = new() { DataDirectory = "", Source = new("x"), Instruments = [] };

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var source = new Option<string>("--source") { Description = "Whose bars in the store.", HelpName = "N", Required = true };
        var symbols = new Option<string[]>("--symbol") { Description = "Instruments; each is a task of its own and is compared with the others.", HelpName = "S", AllowMultipleArgumentsPerToken = true };
        var like = new Option<string>("--like") { Description = "Train as a registered version was, such as eurusd-h1/3: instrument, others, period, outcomes, kind, settings, features, seed. Only --source, --from, --to and --folds are then taken from the command line.", HelpName = "SLOT/N" };
        var period = new Option<string>("--period") { Description = "Of the bars (default H1).", HelpName = "P", DefaultValueFactory = _ => "H1" };
        var kinds = new Option<string[]>("--kind") { Description = "Kinds of models (default booster, forest, extra-trees, logistic); 'arus models kinds' lists them.", HelpName = "KIND", AllowMultipleArgumentsPerToken = true };
        var settings = CommonOptions.Settings();
        var from = new Option<string>("--from") { Description = "First moment, included; UTC.", HelpName = "D" };
        var to = new Option<string>("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };
        var horizon = Number("--horizon", "Bars until an outcome is decided by where the price is.", Standard.Barriers.HorizonBars.ToString(CultureInfo.InvariantCulture));
        var barrier = Number("--barrier", "Distance of both barriers, in standard deviations of a bar's return.", Standard.Barriers.Upper.ToString(CultureInfo.InvariantCulture));
        var folds = Number("--folds", "Folds of the purged cross-validation, 2 to 20.", Standard.Folds.ToString(CultureInfo.InvariantCulture));
        var calibration = new Option<string>("--calibration") { Description = "platt, isotonic or temperature.", HelpName = "M", DefaultValueFactory = _ => Standard.Calibration };
        var seed = Number("--seed", "Decides everything left to chance.", "1");
        var expires = Number("--expires", "Days a model may be used.", Standard.ExpiresAfterDays.ToString(CultureInfo.InvariantCulture));
        var calendar = new Option<string>("--calendar") { Description = "The kept economic calendar the rows tell of: an id, or none (default: the current one).", HelpName = "ID" };
        var noPromotion = new Option<bool>("--no-promotion") { Description = "Keep the models as challengers." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("train", "Train models on stored bars, judge them by purged cross-validation after costs, and register them.\n\nExample: arus train --source mine --symbol EURUSD GBPUSD --period H1")
        {
            source, symbols, like, period, kinds, settings, from, to, horizon, barrier, folds, calibration, seed, expires, calendar, noPromotion, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var distance = (double)CommonOptions.Number(parsed.GetRequiredValue(barrier), "--barrier", "a number above 0, such as 2");
            var request = Standard with
            {
                DataDirectory = DataDirectories.Resolve(parsed.GetValue(data)),
                Source = CommonOptions.Source(parsed.GetRequiredValue(source)),
                Instruments = [.. (parsed.GetValue(symbols) ?? []).Select(CommonOptions.Instrument)],
                Period = BacktestOptions.Period(parsed.GetValue(period)),
                Kinds = parsed.GetValue(kinds) is { Length: > 0 } stated ? stated : Standard.Kinds,
                Settings = CommonOptions.Pairs(parsed.GetValue(settings), "--set"),
                From = CommonOptions.Moment(parsed.GetValue(from), "--from"),
                To = CommonOptions.Moment(parsed.GetValue(to), "--to"),
                Barriers = new BarrierSpec { HorizonBars = CommonOptions.Whole(parsed.GetRequiredValue(horizon), "--horizon", 1, 10_000), Upper = distance, Lower = distance },
                Folds = CommonOptions.Whole(parsed.GetRequiredValue(folds), "--folds", 2, 20),
                Calibration = parsed.GetRequiredValue(calibration),
                Seed = (ulong)CommonOptions.Whole(parsed.GetRequiredValue(seed), "--seed", 0, int.MaxValue),
                ExpiresAfterDays = CommonOptions.Whole(parsed.GetRequiredValue(expires), "--expires", 1, 3_650),
                Calendar = parsed.GetValue(calendar),
                Promotes = !parsed.GetValue(noPromotion),
            };
            request = parsed.GetValue(like) is { } version ? LikeVersion.Of(request, version, services.GetRequiredService<IModelRegistry>()) : request;
            using var progress = new ProgressBar(terminal, $"train {string.Join(' ', request.Instruments)}");
            var result = services.GetRequiredService<ITrainer>().Train(request, terminal.ErrorIsTerminal ? progress : null, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["models"] = new JsonArray([.. result.Models.Select(Json)]), ["hash"] = result.Hash });
            }
            else
            {
                Write(terminal, result);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(Terminal terminal, TrainingResult result)
    {
        terminal.WriteTable(["slot", "version", "kind", "model", "rows", "log-loss", "base", "Brier", "calibration", "accuracy", "bp a trade", ""], [.. result.Models.Select(model => (IReadOnlyList<string>)
        [
            model.Slot, model.Number.ToString(CultureInfo.InvariantCulture), model.Kind, model.Id.Value[..12], model.Rows.ToString("#,0", CultureInfo.InvariantCulture),
            Text(model.Scores.LogLoss, "0.00000"), Text(model.BaseLogLoss, "0.00000"), Text(model.Scores.Brier, "0.0000"), Text(model.Scores.CalibrationError, "0.000"),
            Text(model.Scores.Accuracy, "0.000"), Text(model.EconomicValue * 10_000, "0.00"), model.IsChampion ? "champion" : model.Objections.Count == 0 ? "challenger" : model.Objections[0],
        ])], "lrllrrrrrrrl");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"hash {result.Hash}");
    }

    private static JsonNode Json(TrainedModel model) => new JsonObject
    {
        ["slot"] = model.Slot,
        ["version"] = model.Number,
        ["id"] = model.Id.Value,
        ["kind"] = model.Kind,
        ["rows"] = model.Rows,
        ["judged"] = model.Scores.Rows,
        ["logLoss"] = model.Scores.LogLoss,
        ["baseLogLoss"] = model.BaseLogLoss,
        ["rawLogLoss"] = model.Raw.LogLoss,
        ["brier"] = model.Scores.Brier,
        ["calibrationError"] = model.Scores.CalibrationError,
        ["accuracy"] = model.Scores.Accuracy,
        ["economicValue"] = model.EconomicValue,
        ["champion"] = model.IsChampion,
        ["objections"] = new JsonArray([.. model.Objections.Select(text => (JsonNode)text)]),
        ["importance"] = new JsonArray([.. model.Importance.Select(feature => (JsonNode)new JsonObject { ["feature"] = feature.Feature, ["permutation"] = feature.Permutation })]),
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static Option<string> Number(string name, string description, string standard) => new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
}

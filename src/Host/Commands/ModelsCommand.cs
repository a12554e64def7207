using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus models</c>: models and their kinds.</summary>
internal static class ModelsCommand
{
    private const string Operator = "the operator";

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var command = new Command("models", "Models: list, follow, promote and roll back the registered ones, fit one to a table, list the kinds.\n\nExample: arus models list")
        {
            List(services, terminal),
            Promote(services, terminal),
            RollBack(services, terminal),
            ModelImportCommand.Create(services, terminal, Tell),
            ModelMonitorCommands.Shadow(services, terminal),
            ModelMonitorCommands.Drift(services, terminal),
            Kinds(services, terminal),
            Fit(services, terminal),
        };
        return command;
    }

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "List the registered models, slot by slot.\n\nExample: arus models list") { data, json };
        command.SetAction(parsed =>
        {
            var registry = services.GetRequiredService<IModelRegistry>();
            var directory = DataDirectories.Resolve(parsed.GetValue(data));
            ModelVersion[] models = [.. registry.Slots(directory).SelectMany(slot => registry.List(directory, slot))];
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["models"] = new JsonArray([.. models.Select(model => (JsonNode)Json(model))]) });
            }
            else if (models.Length == 0)
            {
                terminal.Out.WriteLine("no models yet; 'arus train' makes some");
            }
            else
            {
                terminal.WriteTable(["slot", "version", "stage", "kind", "model", "log-loss", "base", "bp a trade", "expires"], [.. models.Select(model => (IReadOnlyList<string>)
                [
                    model.Slot, model.Number.ToString(CultureInfo.InvariantCulture), model.Stage.ToString().ToLowerInvariant(), model.Kind, model.Id.Value[..12],
                    Metric(model, "logLoss", 1, "0.00000"), Metric(model, "baseLogLoss", 1, "0.00000"), Metric(model, "economicValue", 10_000, "0.00"), model.ExpiresAt?.ToString()[..10] ?? "never",
                ])], "lrlllrrrl");
            }

            return 0;
        });
        return command;
    }

    private static Command Promote(IServiceProvider services, Terminal terminal)
    {
        var slot = new Argument<string>("slot") { Description = "Such as eurusd-h1." };
        var number = new Argument<string>("version") { Description = "Which of its versions." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var despite = new Option<bool>("--despite-objections") { Description = "Also when something speaks against the version; kept in the history." };
        var source = new Option<string>("--source") { Description = "Whose stored quotes the evidence is computed from; needed where there is a champion.", HelpName = "N" };
        var command = new Command("promote", "Make a version champion; a champion is only followed on evidence from what came after both were registered.\n\nExample: arus models promote eurusd-h1 2 --source mine")
        {
            slot, number, source, despite, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var (directory, name) = (DataDirectories.Resolve(parsed.GetValue(data)), parsed.GetRequiredValue(slot));
            var version = CommonOptions.Whole(parsed.GetRequiredValue(number), "version", 1, int.MaxValue);
            var report = parsed.GetValue(source) is { } from
                ? services.GetRequiredService<IModelMonitor>().Shadow(new() { DataDirectory = directory, Slot = name, Source = CommonOptions.Source(from) }, cancel)
                : null;
            var evidence = report?.Challengers.FirstOrDefault(result => result.Version.Number == version)?.Evidence;
            var rule = (report?.Rule ?? new()) with { AllowsObjections = parsed.GetValue(despite) };
            return Task.FromResult(Tell(terminal, parsed.GetValue(json), services.GetRequiredService<IModelRegistry>().Promote(directory, name, version, evidence, rule, Operator)));
        });
        return command;
    }

    private static Command RollBack(IServiceProvider services, Terminal terminal)
    {
        var slot = new Argument<string>("slot") { Description = "Such as eurusd-h1." };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the history.", HelpName = "TEXT", DefaultValueFactory = _ => "not said" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("rollback", "Give a slot its champion before back, at once.\n\nExample: arus models rollback eurusd-h1") { slot, reason, data, json };
        command.SetAction(parsed => Tell(terminal, parsed.GetValue(json), services.GetRequiredService<IModelRegistry>().RollBack(
            DataDirectories.Resolve(parsed.GetValue(data)), parsed.GetRequiredValue(slot), parsed.GetRequiredValue(reason), Operator)));
        return command;
    }

    private static int Tell(Terminal terminal, bool isJson, ModelVersion model)
    {
        if (isJson)
        {
            terminal.WriteJson(Json(model));
        }
        else
        {
            terminal.Out.WriteLine($"{model.Slot}: version {model.Number}, {model.Kind} {model.Id.Value[..12]}, is {model.Stage.ToString().ToLowerInvariant()}");
        }

        return 0;
    }

    private static JsonObject Json(ModelVersion model) => new()
    {
        ["slot"] = model.Slot,
        ["version"] = model.Number,
        ["id"] = model.Id.Value,
        ["kind"] = model.Kind,
        ["stage"] = model.Stage.ToString().ToLowerInvariant(),
        ["from"] = model.Lineage.From.ToString(),
        ["to"] = model.Lineage.To.ToString(),
        ["dataHash"] = model.Lineage.DataHash,
        ["rows"] = model.Lineage.Rows,
        ["trials"] = model.Lineage.Trials,
        ["metrics"] = new JsonObject(model.Lineage.Metrics.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        ["registeredAt"] = model.RegisteredAt.ToString(),
        ["registeredBy"] = model.RegisteredBy,
        ["expiresAt"] = model.ExpiresAt?.ToString(),
    };

    private static string Metric(ModelVersion model, string name, double unit, string format) =>
        model.Lineage.Metrics.TryGetValue(name, out var value) ? (value * unit).ToString(format, CultureInfo.InvariantCulture) : "–";

    private static Command Kinds(IServiceProvider services, Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("kinds", "List the kinds of models, their settings and where their algorithms come from.\n\nExample: arus models kinds") { json };
        command.SetAction(parsed =>
        {
            var kinds = services.GetRequiredService<IModelCatalog>().All;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["kinds"] = new JsonArray([.. kinds.Select(Json)]) });
                return 0;
            }

            foreach (var kind in kinds)
            {
                terminal.Out.WriteLine($"{kind.Kind}: {kind.Title}{(kind.IsSequence ? "; reads a window of rows" : "")}");
                foreach (var setting in kind.Settings)
                {
                    terminal.Out.WriteLine($"  --set {setting.Name}={setting.Default}  {setting.Allowed}: {setting.Meaning}");
                }

                terminal.Out.WriteLine($"  source: {kind.Source}");
            }

            return 0;
        });
        return command;
    }

    private static Command Fit(IServiceProvider services, Terminal terminal)
    {
        var table = new Option<string>("--table") { Description = "A CSV of numbers with a header; an empty cell is missing.", HelpName = "FILE", Required = true };
        var target = new Option<string>("--target") { Description = "The column to predict, 0 or 1 in every row.", HelpName = "COLUMN", Required = true };
        var kind = new Option<string>("--kind") { Description = "The kind of model; 'arus models kinds' lists them.", HelpName = "KIND", Required = true };
        var test = new Option<string>("--test") { Description = "The rows to judge by (default: the last 20 % of the table, which are not trained on).", HelpName = "FILE" };
        var seed = new Option<string>("--seed") { Description = "Decides everything left to chance (default: 1).", HelpName = "N" };
        var validation = new Option<string>("--validation") { Description = "The share of the training rows, the last ones, that early stopping is judged by (default: 0).", HelpName = "SHARE" };
        var settings = CommonOptions.Settings();
        var predictions = new Option<string>("--out") { Description = "Where the probability of each test row goes, as CSV.", HelpName = "FILE" };
        var file = new Option<string>("--model") { Description = "Where the model goes.", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command(
            "fit", "Train a model on a table and judge it by rows it has not seen.\n\nExample: arus models fit --table train.csv --target up --kind booster --set rounds=200 --test test.csv")
        {
            table, target, kind, test, seed, validation, settings, predictions, file, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var spec = new ModelSpec(parsed.GetRequiredValue(kind), CommonOptions.Pairs(parsed.GetValue(settings), "--set"), Seed(parsed.GetValue(seed)));
            var (path, testPath) = (parsed.GetRequiredValue(table), parsed.GetValue(test));
            using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of numbers"));
            using var testReader = testPath is null ? null : new StreamReader(RegularFile.Open(testPath, "FILE_UNREADABLE", "a CSV file of numbers"));
            var share = parsed.GetValue(validation) is { } text ? (double)CommonOptions.Number(text, "--validation", "a share such as 0.15") : 0;
            var fitted = services.GetRequiredService<ITableFit>()
                .Fit(spec, new FitTables(path, reader, parsed.GetRequiredValue(target), testPath, testReader, share), stop);
            Write(fitted, parsed.GetValue(predictions), parsed.GetValue(file));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(fitted));
            }
            else
            {
                WriteText(terminal, fitted);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static ulong Seed(string? text) => text is null ? 1
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new InvalidInputException("NUMBER_INVALID", "--seed", $"was '{text}'", "a whole number from 0");

    private static void Write(FittedTable fitted, string? predictions, string? file)
    {
        if (predictions is not null)
        {
            var rows = fitted.Probabilities.Select((probability, row) => string.Create(
                CultureInfo.InvariantCulture, $"{row + 1},{(double.IsNaN(probability) ? "" : probability.ToString("R", CultureInfo.InvariantCulture))},{fitted.Targets[row]}\n"));
            File.WriteAllText(predictions, "row,probability,target\n" + string.Concat(rows));
        }

        if (file is not null)
        {
            using var stream = File.Create(file);
            fitted.Model.Write(stream);
        }
    }

    private static void WriteText(Terminal terminal, FittedTable fitted)
    {
        var scores = fitted.Scores;
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fitted.Model.Spec.Kind} {fitted.Model.Id}"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {fitted.TrainRows} rows in {fitted.Seconds:0.00} s{(fitted.ValidationRows > 0 ? $"; {fitted.ValidationRows} more for early stopping" : "")}"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"judged by {scores.Rows} {(fitted.IsHoldOut ? "rows held out: the last 20 % of the table" : "rows of the test table")}"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"log-loss {scores.LogLoss:0.00000}, Brier {scores.Brier:0.00000}, calibration error {scores.CalibrationError:0.00000}, accuracy {scores.Accuracy:0.0000}"));
    }

    private static JsonObject Json(FittedTable fitted) => new()
    {
        ["kind"] = fitted.Model.Spec.Kind,
        ["modelId"] = fitted.Model.Id.Value,
        ["seed"] = fitted.Model.Spec.Seed,
        ["settings"] = new JsonObject(fitted.Model.Spec.Settings.Select(setting => new KeyValuePair<string, JsonNode?>(setting.Key, setting.Value))),
        ["rows"] = fitted.TrainRows + fitted.ValidationRows + (fitted.IsHoldOut ? fitted.TestRows : 0),
        ["trainRows"] = fitted.TrainRows,
        ["validationRows"] = fitted.ValidationRows,
        ["testRows"] = fitted.TestRows,
        ["judgedRows"] = fitted.Scores.Rows,
        ["judgedBy"] = fitted.IsHoldOut ? "hold-out of the last 20 %" : "test table",
        ["seconds"] = fitted.Seconds,
        ["logLoss"] = fitted.Scores.LogLoss,
        ["brier"] = fitted.Scores.Brier,
        ["calibrationError"] = fitted.Scores.CalibrationError,
        ["accuracy"] = fitted.Scores.Accuracy,
    };

    private static JsonNode Json(ModelInfo kind) => new JsonObject
    {
        ["kind"] = kind.Kind,
        ["title"] = kind.Title,
        ["isSequence"] = kind.IsSequence,
        ["settings"] = new JsonArray([.. kind.Settings.Select(setting => (JsonNode)new JsonObject
        {
            ["name"] = setting.Name,
            ["default"] = setting.Default,
            ["allowed"] = setting.Allowed,
            ["meaning"] = setting.Meaning,
        })]),
        ["source"] = kind.Source,
    };
}

using System.CommandLine;
using System.Security.Cryptography;
using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus models import</c>: a model trained elsewhere, as a challenger.</summary>
internal static class ModelImportCommand
{
    private const string Operator = "the operator";
    private const int ForeignShown = 10;

    public static Command Create(IServiceProvider services, Terminal terminal, Func<Terminal, bool, ModelVersion, int> tell)
    {
        var slot = new Argument<string>("slot") { Description = "Such as eurusd-h1: the instrument and period it predicts." };
        var file = new Argument<string>("file") { Description = "A model of XGBoost (JSON), LightGBM (text), ONNX or Arus; its features are those of 'arus features', by name." };
        var source = new Option<string>("--source") { Description = "Whose bars it predicts.", HelpName = "N", Required = true };
        var others = new Option<string[]>("--with") { Description = "Instruments its features compare with, in their order.", HelpName = "S", AllowMultipleArgumentsPerToken = true };
        var horizon = new Option<string>("--horizon") { Description = "Bars until an outcome is decided by where the price is (default 24).", HelpName = "N", DefaultValueFactory = _ => "24" };
        var barrier = new Option<string>("--barrier") { Description = "Distance of both barriers, in standard deviations of a bar's return (default 2).", HelpName = "N", DefaultValueFactory = _ => "2" };
        var expires = new Option<string>("--expires") { Description = "Days it may be used (default 90).", HelpName = "N", DefaultValueFactory = _ => "90" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("import", "Register a model trained elsewhere as a challenger.\n\nExample: arus models import eurusd-h1 model.json --source mine") { slot, file, source, others, horizon, barrier, expires, data, json };
        command.SetAction(parsed =>
        {
            var (path, name) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(slot));
            using var stream = RegularFile.Open(path, "FILE_UNREADABLE", "a model's file");
            var model = services.GetRequiredService<IModelFiles>().Read(path, stream);
            stream.Position = 0;
            ThrowOnForeign(model, path, services.GetRequiredService<IFeatureCatalog>());
            var (instrument, period) = Predicted(name, services.GetRequiredService<IInstrumentCatalog>());
            var distance = (double)CommonOptions.Number(parsed.GetRequiredValue(barrier), "--barrier", "a number above 0, such as 2");
            var barriers = new BarrierSpec { HorizonBars = CommonOptions.Whole(parsed.GetRequiredValue(horizon), "--horizon", 1, 10_000), Upper = distance, Lower = distance };
            var task = new PredictionTask(CommonOptions.Source(parsed.GetRequiredValue(source)), instrument, [.. (parsed.GetValue(others) ?? []).Select(CommonOptions.Instrument)], period, barriers);
            var now = Timestamp.From(services.GetRequiredService<TimeProvider>().GetUtcNow());
            // What it was trained on is not known: everything up to now, and no rows are counted.
            var lineage = new ModelLineage(now, now, Convert.ToHexStringLower(SHA256.HashData(stream)), 0, 1, new Dictionary<string, double>());
            var card = new ModelCard { Origin = $"{model.Spec.Kind} file {Path.GetFileName(path)}", Task = task };
            var end = now.Plus(CommonOptions.Whole(parsed.GetRequiredValue(expires), "--expires", 1, 3_650) * Timestamp.NanosPerDay);
            return tell(terminal, parsed.GetValue(json), services.GetRequiredService<IModelRegistry>()
                .Register(DataDirectories.Resolve(parsed.GetValue(data)), name, new(model, lineage, card, null, end, Operator)));
        });
        return command;
    }

    private static void ThrowOnForeign(IModel model, string path, IFeatureCatalog catalog)
    {
        string[] foreign = [.. model.Features.Except(catalog.All.Select(feature => feature.Name), StringComparer.Ordinal)];
        if (foreign.Length > 0)
        {
            var more = foreign.Length > ForeignShown ? $" and {foreign.Length - ForeignShown} more" : "";
            throw new InvalidInputException("MODEL_FEATURES_FOREIGN", path, $"reads {string.Join(", ", foreign.Take(ForeignShown))}{more}", "features of 'arus features', by name");
        }
    }

    private static (InstrumentId Instrument, BarPeriod Period) Predicted(string slot, IInstrumentCatalog instruments)
    {
        foreach (var period in Enum.GetValues<BarPeriod>().Where(period => period != BarPeriod.Tick))
        {
            if (instruments.All.FirstOrDefault(instrument => ModelSlots.Of(instrument.Id, period) == slot) is { } found)
            {
                return (found.Id, period);
            }
        }

        throw new InvalidInputException("MODEL_SLOT_UNKNOWN", "slot", $"was '{slot}'", "an instrument and a period such as eurusd-h1");
    }
}

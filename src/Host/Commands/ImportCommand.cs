using System.CommandLine;
using Arus.Contracts.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus import</c>: ticks or bars from files into the store.</summary>
internal static class ImportCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files in the order of their time: plain, .gz, .zip or .bi5.", Arity = ArgumentArity.OneOrMore };
        var symbol = CommonOptions.Symbol();
        var source = new Option<string>("--source") { Description = "The name the store keeps them under.", HelpName = "N", DefaultValueFactory = _ => "import" };
        var format = new FormatOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, detect, validate and count, but store nothing." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("import", "Read ticks or bars from MT5, HistData, TrueFX, LEAN, Dukascopy or plain CSV files into the store.\n\nExample: arus import EURUSD_202301.csv --symbol EURUSD --dry-run")
        {
            files, symbol, source, format.Format, format.TimeZone, format.Columns, format.Scale, format.Crossed, dryRun, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var instrument = CommonOptions.Instrument(parsed.GetRequiredValue(symbol));
            var request = format.Read(parsed, parsed.GetRequiredValue(files), instrument, threads: 2);
            var target = CommonOptions.Source(parsed.GetRequiredValue(source));
            var outcome = parsed.GetValue(dryRun)
                ? new ImportOutcome(services.GetRequiredService<IMarketImporter>().Run(request, null, null, cancel), null)
                : Store(services, DataDirectories.Resolve(parsed.GetValue(data)), target, request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(ImportText.Json(outcome, target));
            }
            else
            {
                ImportText.Write(terminal, outcome, target);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static ImportOutcome Store(IServiceProvider services, string data, SourceId source, FileRequest request, CancellationToken cancel)
    {
        using var import = services.GetRequiredService<IMarketStore>().BeginImport(data, source);
        var summary = services.GetRequiredService<IMarketImporter>().Run(request, import, DataDirectories.QuarantineFile(data, source, request), cancel);
        return new ImportOutcome(summary, import.Complete(summary.Quality));
    }

    /// <summary>How files are to be read; what is not given is detected.</summary>
    internal sealed class FormatOptions
    {
        public Option<string> Format { get; } = new("--format") { Description = "mt5, histdata, truefx, lean, dukascopy or csv (default: auto).", HelpName = "F" };

        public Option<string> TimeZone { get; } = new("--timezone") { Description = "A name (Europe/Athens), an offset (UTC-5) or a rule (UTC+2/EU, UTC-5/US) (default: auto).", HelpName = "Z" };

        public Option<string> Columns { get; } = new("--columns") { Description = "Columns of a plain CSV in order, such as time,bid,ask.", HelpName = "C" };

        public Option<string> Scale { get; } = new("--scale") { Description = "Divide prices by this.", HelpName = "N" };

        public Option<string> Crossed { get; } = new("--crossed") { Description = "flag (default) keeps crossed quotes for bars only; drop puts them in quarantine.", HelpName = "flag|drop" };

        public IReadOnlyList<Option> All => [Format, TimeZone, Columns, Scale, Crossed];

        public FileRequest Read(ParseResult parsed, string[] files, InstrumentId instrument, int threads) => new(
            files,
            instrument,
            Given(parsed.GetValue(Format)),
            Given(parsed.GetValue(TimeZone)),
            parsed.GetValue(Columns),
            parsed.GetValue(Scale) is { } scale ? Positive(scale) : null,
            parsed.GetValue(Crossed) switch
            {
                null or "flag" => false,
                "drop" => true,
                var other => throw new InvalidInputException("CROSSED_INVALID", "--crossed", $"was '{other}'", "flag or drop"),
            },
            threads);

        private static string? Given(string? text) => text is null or "auto" ? null : text;

        private static decimal Positive(string text)
        {
            const string expected = "a number from 0.000001 to 1000000000, such as 100000";
            var scale = CommonOptions.Number(text, "--scale", expected);
            return scale is >= 0.000001m and <= 1_000_000_000m ? scale : throw new InvalidInputException("NUMBER_INVALID", "--scale", $"was {text}", expected);
        }
    }
}

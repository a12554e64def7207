using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus models shadow</c> and <c>drift</c>: registered models on what came after their training.</summary>
internal static class ModelMonitorCommands
{
    private const int FeaturesShown = 12;

    public static Command Shadow(IServiceProvider services, Terminal terminal) => Create(
        "shadow", "Compare champion and challengers on outcomes that came after their registration.\n\nExample: arus models shadow eurusd-h1 --source mine", terminal,
        (request, cancel) => services.GetRequiredService<IModelMonitor>().Shadow(request, cancel), ReportJson.Write, Write);

    public static Command Drift(IServiceProvider services, Terminal terminal) => Create(
        "drift", "Compare the newest rows and outcomes with what the champion, or the newest version, was trained on.\n\nExample: arus models drift eurusd-h1 --source mine", terminal,
        (request, cancel) => services.GetRequiredService<IModelMonitor>().Drift(request, cancel), ReportJson.Write, Write);

    private static Command Create<T>(
        string name, string description, Terminal terminal, Func<MonitorRequest, CancellationToken, T> look, Func<T, JsonObject> json, Action<Terminal, T> write)
    {
        var options = new Options();
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var report = look(options.Read(parsed), cancel);
            if (parsed.GetValue(options.Json))
            {
                terminal.WriteJson(json(report));
            }
            else
            {
                write(terminal, report);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(Terminal terminal, ShadowReport report)
    {
        var champion = report.Champion is null ? [] : new[] { report.Champion };
        terminal.WriteTable(["version", "stage", "kind", "outcomes", "log-loss", "calibration", "champion", "better by", "± error", ""], [.. champion.Concat(report.Challengers).Select(result => (IReadOnlyList<string>)
        [
            Text(result.Version.Number, "0"), result.Version.Stage.ToString().ToLowerInvariant(), result.Version.Kind, Text(result.Scores?.Rows, "#,0"), Text(result.Scores?.LogLoss, "0.00000"),
            Text(result.Scores?.CalibrationError, "0.000"), Text(result.Evidence?.ChampionLoss, "0.00000"), Text(result.Evidence?.ChampionLoss - result.Evidence?.ChallengerLoss, "0.00000"),
            Text(result.Evidence?.StandardError, "0.00000"), result == report.Champion ? "" : result.Obstacle is { } obstacle ? $"{obstacle.What}; expected {obstacle.Expected}" : "can be promoted",
        ])], "rllrrrrrrl");
    }

    private static void Write(Terminal terminal, DriftReport report)
    {
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Version.Slot} version {report.Version.Number}: {report.Rows} of {report.RowsMin} rows, {report.From?.ToString() ?? "–"} to {report.To?.ToString() ?? "–"}"));
        if (report.Features.Count > 0)
        {
            terminal.WriteTable(["feature", "stability", "usual", "distance", ""], [.. report.Features.Take(FeaturesShown).Select(feature => (IReadOnlyList<string>)
                [feature.Drift.Feature, Text(feature.Drift.StabilityIndex, "0.000"), Text(feature.Usual, "0.000"), Text(feature.Drift.Distance, "0.000"), feature.HasMoved ? "moved" : ""])], "lrrrl");
        }

        if (report.Outcomes is { } outcomes)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count} outcomes: log-loss {outcomes.LossChange:+0.00000;-0.00000} against what was expected, calibration error {outcomes.CalibrationError:0.000}"));
        }

        foreach (var finding in report.Findings.DefaultIfEmpty(report.Features.Count > 0 ? "no drift" : "too few rows to tell"))
        {
            terminal.Out.WriteLine(finding);
        }
    }

    private static string Text(double? value, string format) => value is { } number && !double.IsNaN(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "–";

    /// <summary>What both take.</summary>
    private sealed class Options
    {
        private readonly Argument<string> _slot = new("slot") { Description = "Such as eurusd-h1." };
        private readonly Option<string> _source = new("--source") { Description = "Whose quotes in the store, such as a terminal's.", HelpName = "N", Required = true };
        private readonly Option<string> _from = new("--from") { Description = "Count from here on instead of from the registration, never before the training data ends; shows, and promotes nothing. UTC.", HelpName = "D" };
        private readonly Option<string> _to = new("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };
        private readonly Option<string> _data = CommonOptions.Data();

        public Option<bool> Json { get; } = CommonOptions.Json();

        public void AddTo(Command command)
        {
            command.Arguments.Add(_slot);
            foreach (Option option in (Option[])[_source, _from, _to, _data, Json])
            {
                command.Options.Add(option);
            }
        }

        public MonitorRequest Read(ParseResult parsed) => new()
        {
            DataDirectory = DataDirectories.Resolve(parsed.GetValue(_data)),
            Slot = parsed.GetRequiredValue(_slot),
            Source = CommonOptions.Source(parsed.GetRequiredValue(_source)),
            From = CommonOptions.Moment(parsed.GetValue(_from), "--from"),
            To = CommonOptions.Moment(parsed.GetValue(_to), "--to"),
        };
    }
}

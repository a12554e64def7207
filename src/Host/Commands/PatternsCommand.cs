using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus patterns</c>: what followed each candlestick and chart pattern on stored bars, after costs, by regime.</summary>
internal static class PatternsCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var source = new Option<string>("--source") { Description = "Whose bars in the store.", HelpName = "N", Required = true };
        var symbol = new Option<string>("--symbol") { Description = "The instrument, such as EURUSD.", HelpName = "S", Required = true };
        var period = new Option<string>("--period") { Description = "Of the bars (default H1).", HelpName = "P", DefaultValueFactory = _ => "H1" };
        var from = new Option<string>("--from") { Description = "First moment, included; UTC.", HelpName = "D" };
        var to = new Option<string>("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };
        var horizon = new Option<string>("--horizon") { Description = "Bars over which a pattern is followed (default 8).", HelpName = "N", DefaultValueFactory = _ => "8" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("patterns", "Measure what followed each candlestick and chart pattern on stored bars, after costs, by regime, corrected for all that was looked at.\n\nExample: arus patterns --source mine --symbol EURUSD --period H1")
        {
            source, symbol, period, from, to, horizon, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var request = new PatternRequest
            {
                DataDirectory = DataDirectories.Resolve(parsed.GetValue(data)),
                Source = CommonOptions.Source(parsed.GetRequiredValue(source)),
                Instrument = CommonOptions.Instrument(parsed.GetRequiredValue(symbol)),
                Period = BacktestOptions.Period(parsed.GetValue(period)),
                From = CommonOptions.Moment(parsed.GetValue(from), "--from"),
                To = CommonOptions.Moment(parsed.GetValue(to), "--to"),
                HorizonBars = CommonOptions.Whole(parsed.GetRequiredValue(horizon), "--horizon", 1, 10_000),
            };
            var evidence = services.GetRequiredService<IPatternSurvey>().Measure(request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(request, evidence));
            }
            else
            {
                Write(terminal, request, evidence);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(Terminal terminal, PatternRequest request, PatternEvidence evidence)
    {
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{request.Instrument} {request.Period}, {evidence.Bars:#,0} bars, {evidence.First} to {evidence.Last}, followed over {request.HorizonBars} bars, a round trip costs {10_000 * evidence.MeanCost:0.0} bp"));
        terminal.Out.WriteLine();
        terminal.WriteTable(["pattern", "regime", "n", "hit rate", "95 %", "payoff", "mean", "p", "corrected", "vote"], [.. evidence.Scores.Select(score => (IReadOnlyList<string>)
        [
            score.Regime is null ? score.Pattern : "", Regime(score), score.Count.ToString("#,0", CultureInfo.InvariantCulture), Text(score.HitRate, "0.000"),
            $"{Text(score.HitRateLow, "0.000")}–{Text(score.HitRateHigh, "0.000")}", Text(score.Payoff, "0.00"), Text(score.Mean, "0.000"), Text(score.PValue, "0.0000"),
            Text(score.CorrectedPValue, "0.0000"), score.HasVote ? "yes" : "no",
        ])], "llrrrrrrrl");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{evidence.Scores.Count(score => score.HasVote)} of {evidence.Scores.Count} have a vote");
    }

    private static JsonObject Json(PatternRequest request, PatternEvidence evidence) => new()
    {
        ["symbol"] = request.Instrument.ToString(),
        ["period"] = request.Period.ToString(),
        ["from"] = evidence.First.ToString(),
        ["to"] = evidence.Last.ToString(),
        ["bars"] = evidence.Bars,
        ["horizon"] = request.HorizonBars,
        ["meanCost"] = evidence.MeanCost,
        ["patterns"] = new JsonArray([.. evidence.Scores.Select(score => (JsonNode)new JsonObject
        {
            ["pattern"] = score.Pattern,
            ["regime"] = score.Regime is null ? null : Regime(score),
            ["count"] = score.Count,
            ["hitRate"] = Finite(score.HitRate),
            ["hitRateLow"] = Finite(score.HitRateLow),
            ["hitRateHigh"] = Finite(score.HitRateHigh),
            ["payoff"] = Finite(score.Payoff),
            ["mean"] = Finite(score.Mean),
            ["pValue"] = Finite(score.PValue),
            ["correctedPValue"] = Finite(score.CorrectedPValue),
            ["hasVote"] = score.HasVote,
        })]),
    };

    private static string Regime(PatternScore score) => score.Regime?.ToString().ToLowerInvariant() ?? "all";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";
}

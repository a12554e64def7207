using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.Research;

namespace Arus.Host.Commands;

/// <summary>The result of a validation for a person at a terminal.</summary>
internal static class ValidationText
{
    private const int RankedMax = 20;

    public static void Write(Terminal terminal, ValidationResult result)
    {
        Head(terminal, result);
        terminal.WriteTable(["window", "to", "chosen", "Sharpe before", "Sharpe within", "return"], [.. result.Windows.Select(window => (IReadOnlyList<string>)
        [
            Day(window.From), Day(window.To), Settings(result.Trials[window.Chosen], result), Number(window.SharpeBefore), Number(window.SharpeWithin), Percent(window.ReturnWithin),
        ])], "lllrrr");
        if (result.Agents.Count > 0)
        {
            terminal.Out.WriteLine();
            terminal.WriteTable(["agent", "skill", "weight", "worth", "earned its weight"], [.. result.Agents.OrderByDescending(agent => agent.Worth.Amount).Select(agent => (IReadOnlyList<string>)
                [agent.Agent, Number(agent.Skill), Number(agent.Weight), agent.Worth.Text, agent.HasEarnedItsWeight ? "yes" : "no"])], "lrrrl");
        }

        Tail(terminal, result);
    }

    public static void WriteRanking(Terminal terminal, ValidationResult result)
    {
        Head(terminal, result);
        terminal.WriteTable(["rank", "settings", "Sharpe", "profit", "trades"], [.. result.Trials.OrderByDescending(trial => trial.Sharpe ?? double.NegativeInfinity).Take(RankedMax).Index()
            .Select(ranked => (IReadOnlyList<string>)
            [
                (ranked.Index + 1).ToString(CultureInfo.InvariantCulture), Settings(ranked.Item, result), Number(ranked.Item.Sharpe), ranked.Item.NetProfit.Text,
                ranked.Item.Trades.ToString("#,0", CultureInfo.InvariantCulture),
            ])], "rlrrr");
        Tail(terminal, result);
    }

    private static void Head(Terminal terminal, ValidationResult result)
    {
        var inputs = result.Judged.Inputs;
        terminal.Out.WriteLine($"{inputs.Strategy} on {inputs.Instrument.Id}, {result.Judged.Quality.First} to {result.Judged.Quality.Last}");
        terminal.Out.WriteLine();
        Line(terminal, "verdict", result.Verdict.Result.ToString().ToUpperInvariant());
        foreach (var reason in result.Verdict.Reasons)
        {
            Line(terminal, "", $"{reason.Finding.ToString().ToUpperInvariant()} {reason.Code}: {reason.Text}");
        }

        if (result.Judged.Contamination is { Answers: > 0 } found)
        {
            Line(terminal, "heard", string.Create(CultureInfo.InvariantCulture, $"CONTAMINATED: {found.Answers:#,0} of {found.Of:#,0} answers of language models may know what came after ({string.Join(", ", found.Models)})"));
        }

        Line(terminal, "walk-forward", string.Create(CultureInfo.InvariantCulture, $"{Percent(result.WalkForwardReturn)} over {result.WalkForwardDays} days, Sharpe {Number(result.WalkForwardSharpe)}"));
        Line(terminal, "splits", result.CrossValidation.Count == 0 ? "none" : string.Create(
            CultureInfo.InvariantCulture, $"{result.CrossValidation.Count}, Sharpe {result.CrossValidation.Min():0.00} to {result.CrossValidation.Max():0.00}, {result.CrossValidation.Count(sharpe => sharpe > 0)} above 0"));
        Line(terminal, "deflated", $"{Percent(result.DeflatedSharpe)} likely to be more than luck");
        Line(terminal, "overfit", result.OverfitProbability is null ? "not measured" : $"{Percent(result.OverfitProbability)} likely");
        Line(terminal, "trials", string.Create(CultureInfo.InvariantCulture, $"{result.Trials.Count} here, {result.TrialsEver} ever"));
        foreach (var leak in result.Leaks)
        {
            Line(terminal, "leak", $"{leak.Feature} {Words(leak.Kind)}{(leak.At is { } at ? $", first at {at}" : "")}: {leak.Evidence}");
        }

        terminal.Out.WriteLine();
    }

    private static void Tail(Terminal terminal, ValidationResult result)
    {
        terminal.Out.WriteLine();
        Line(terminal, "report", result.Judged.ReportPath ?? "none");
        Line(terminal, "hash", result.Hash);
    }

    private static string Settings(Trial trial, ValidationResult result)
    {
        var judged = result.Trials[0].Settings;
        string[] changed = [.. trial.Settings.Where(pair => judged.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key}={pair.Value}")];
        return changed.Length == 0 ? "as judged" : string.Join(' ', changed);
    }

    private static string Words(LeakKind kind) => kind switch
    {
        LeakKind.ReadsTheFuture => "reads the future",
        LeakKind.FollowsTheFuture => "follows the future",
        LeakKind.MovesRows => "moves with the future",
        _ => "is too good to be true",
    };

    private static string Day(Timestamp at) => at.ToString()[..10];

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Percent(double? value) => value is { } number ? (100 * number).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    private static void Line(Terminal terminal, string name, string text) => terminal.Out.WriteLine($"{name,-12} {text}");
}

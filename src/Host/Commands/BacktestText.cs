using System.Globalization;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Host.Commands;

/// <summary>The result of a backtest for a person at a terminal.</summary>
internal static class BacktestText
{
    public static void Write(Terminal terminal, BacktestResult result)
    {
        var inputs = result.Inputs;
        var profit = result.EndEquity - result.StartEquity;
        terminal.Out.WriteLine($"{inputs.Strategy} on {inputs.Instrument.Id}, {result.Quality.First} to {result.Quality.Last}{(inputs.SimulatedBy is { } model ? $" (simulated market: {model})" : "")}");
        terminal.Out.WriteLine();
        Line(terminal, "verdict", $"{result.Verdict.Result.ToString().ToUpperInvariant()}");
        foreach (var reason in result.Verdict.Reasons)
        {
            Line(terminal, "", $"{reason.Finding.ToString().ToUpperInvariant()} {reason.Code}: {reason.Text}");
        }

        if (result.Contamination is { Answers: > 0 } found)
        {
            Line(terminal, "heard", string.Create(CultureInfo.InvariantCulture, $"CONTAMINATED: {found.Answers:#,0} of {found.Of:#,0} answers of language models may know what came after; {found.Masked:#,0} of them masked ({string.Join(", ", found.Models)})"));
        }

        Line(terminal, "equity", $"{result.StartEquity.Text} → {result.EndEquity} ({(profit.Amount >= 0 ? "+" : "")}{profit.Text})");
        Line(terminal, "drawdown", $"{result.Totals.MaxDrawdown.Text} ({result.Totals.MaxDrawdownFraction.ToString("0.00 %", CultureInfo.InvariantCulture)} of the high it fell from)");
        Line(terminal, "trades", string.Create(CultureInfo.InvariantCulture, $"{result.Trades.Count:#,0} from {result.Totals.Orders:#,0} orders and {result.Totals.Fills:#,0} fills"));
        if (result.Totals.Denials.Count > 0)
        {
            Line(terminal, "denied", string.Join(", ", result.Totals.Denials.OrderBy(denial => denial.Key).Select(denial => $"{DenialCodeText.Of(denial.Key)} {denial.Value.ToString("#,0", CultureInfo.InvariantCulture)}")));
        }

        Line(terminal, "costs", $"spread {result.Totals.SpreadCost.Text}, commission {result.Totals.Commission.Text}, slippage {result.Totals.SlippageCost.Text}, swap {result.Totals.Swap.Text}");
        Line(terminal, "data", string.Create(CultureInfo.InvariantCulture, $"{result.Quality.Rows:#,0} rows, {result.Quality.Rejected.Values.Sum():#,0} rejected, {result.Quality.Flagged.Values.Sum():#,0} flagged, {result.Quality.Gaps.Count:#,0} gaps"));
        Line(terminal, "speed", string.Create(CultureInfo.InvariantCulture, $"{result.Effort.QuotesPerSecond:#,0} rows/s in {result.Effort.ElapsedMilliseconds:#,0} ms, {result.Effort.PeakMemoryBytes / 1e6:0} MB at most"));
        if (!result.IsComplete)
        {
            Line(terminal, "stopped", "before the end of the data");
        }

        Ways(terminal, result);
        Line(terminal, "report", result.ReportPath ?? "none");
        Line(terminal, "ledger", result.LedgerPath ?? "none");
        Line(terminal, "run", result.RunId);
        Line(terminal, "hash", result.Hash);
    }

    /// <summary>The three ways to agree side by side, and what each agent knew, overall and regime by regime.</summary>
    private static void Ways(Terminal terminal, BacktestResult result)
    {
        if (result.Fusions.Count == 0)
        {
            return;
        }

        terminal.Out.WriteLine();
        terminal.WriteTable(["way to agree", "", "opinions", "Brier", "log-loss", "skill"], [.. result.Fusions.Select(way => (IReadOnlyList<string>)
            [way.Method.ToString().ToLowerInvariant(), way.Decides ? "decides" : "", Whole(way.Opinions), Number(way.Brier), Number(way.LogLoss), Number(way.Skill)])], "llrrrr");
        terminal.Out.WriteLine();
        terminal.WriteTable(["agent", "opinions", "Brier", "skill", "range", "trend", "turbulent", "weight"],
            [.. result.Agents.Where(agent => agent.Opinions > 0).Select(agent => (IReadOnlyList<string>)
            [
                agent.Agent, Whole(agent.Opinions), Number(agent.Brier), Number(agent.Skill), In(agent, MarketRegime.Range), In(agent, MarketRegime.Trend),
                In(agent, MarketRegime.Turbulent), agent.Weight > 0 ? Number(agent.Weight) : "–",
            ])], "lrrrrrrr");
        terminal.Out.WriteLine();

        static string In(AgentScore agent, MarketRegime regime) => Number(agent.Regimes.FirstOrDefault(score => score.Regime == regime)?.Skill ?? double.NaN);

        static string Whole(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

        static string Number(double value) => double.IsFinite(value) ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "–";
    }

    private static void Line(Terminal terminal, string name, string text) => terminal.Out.WriteLine($"{name,-9} {text}");
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Arus.Contracts.Research;

namespace Arus.Research.Reports;

/// <summary>A result as one JSON object on one line: money as text in full precision, times in ISO 8601 UTC.</summary>
internal static class BacktestJson
{
    public static string Of(BacktestResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Run(json, result);
            Money(json, result);
            Statistics(json, result);
            Agents(json, result);
            Verdict(json, result);
            json.WriteString("hash", result.Hash);
            json.WriteNumber("elapsedMs", Math.Round(result.Effort.ElapsedMilliseconds, 3));
            json.WriteNumber("ticksPerSecond", Math.Round(result.Effort.QuotesPerSecond));
            json.WriteNumber("peakMemoryBytes", result.Effort.PeakMemoryBytes);
            json.WriteString("report", result.ReportPath);
            json.WriteString("ledger", result.LedgerPath);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Run(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteString("run", result.RunId);
        json.WriteBoolean("complete", result.IsComplete);
        json.WriteString("strategy", result.Inputs.Strategy);
        json.WriteString("symbol", result.Inputs.Instrument.Id.ToString());
        json.WriteString("resolution", result.Inputs.Resolution.ToString());
        json.WriteString("simulatedBy", result.Inputs.SimulatedBy);
        Contamination(json, result.Contamination);
        json.WriteString("from", result.Quality.First?.ToString());
        json.WriteString("to", result.Quality.Last?.ToString());
        json.WriteNumber("ticks", result.Quality.Rows);
        Counts(json, "ticksRejected", result.Quality.Rejected);
        Counts(json, "ticksFlagged", result.Quality.Flagged);
        json.WriteNumber("gaps", result.Quality.Gaps.Count);
        json.WriteNumber("bars", result.Bars);
        json.WriteNumber("decisions", result.Decisions);
        json.WriteNumber("orders", result.Totals.Orders);
        json.WriteNumber("fills", result.Totals.Fills);
        Counts(json, "denials", result.Totals.Denials.ToDictionary(pair => Capitals(pair.Key.ToString()), pair => pair.Value));
        json.WriteNumber("trades", result.Trades.Count);
        json.WriteNumber("ambiguousBars", result.Totals.AmbiguousBars);
    }

    private static void Contamination(Utf8JsonWriter json, Contamination? found)
    {
        if (found is null)
        {
            json.WriteNull("contaminated");
            return;
        }

        json.WriteStartObject("contaminated");
        json.WriteNumber("answers", found.Answers);
        json.WriteNumber("of", found.Of);
        json.WriteNumber("masked", found.Masked);
        json.WriteStartArray("models");
        foreach (var model in found.Models)
        {
            json.WriteStringValue(model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>As everywhere else in the interface: noSource, trend, bayesian.</summary>
    internal static string Small<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void Agents(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteStartArray("agents");
        foreach (var agent in result.Agents)
        {
            json.WriteStartObject();
            json.WriteString("agent", agent.Agent);
            json.WriteString("state", Small(agent.State));
            Number(json, "weight", agent.Weight);
            json.WriteNumber("abstentions", agent.Abstentions);
            json.WriteNumber("refuted", agent.Refuted);
            Score(json, agent.Opinions, agent.Brier, agent.LogLoss, agent.Skill);
            json.WriteStartArray("regimes");
            foreach (var regime in agent.Regimes)
            {
                json.WriteStartObject();
                json.WriteString("regime", Small(regime.Regime));
                Score(json, regime.Opinions, regime.Brier, regime.LogLoss, regime.Skill);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fusions");
        foreach (var fusion in result.Fusions)
        {
            json.WriteStartObject();
            json.WriteString("method", Small(fusion.Method));
            json.WriteBoolean("decides", fusion.Decides);
            Score(json, fusion.Opinions, fusion.Brier, fusion.LogLoss, fusion.Skill);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("patterns");
        foreach (var pattern in result.Patterns)
        {
            json.WriteStartObject();
            json.WriteString("pattern", pattern.Pattern);
            json.WriteString("regime", pattern.Regime is { } regime ? Small(regime) : null);
            json.WriteNumber("count", pattern.Count);
            Number(json, "hitRate", pattern.HitRate);
            Number(json, "hitRateLow", pattern.HitRateLow);
            Number(json, "hitRateHigh", pattern.HitRateHigh);
            Number(json, "payoff", pattern.Payoff);
            Number(json, "mean", pattern.Mean);
            Number(json, "pValue", pattern.PValue);
            Number(json, "correctedPValue", pattern.CorrectedPValue);
            json.WriteBoolean("hasVote", pattern.HasVote);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Score(Utf8JsonWriter json, long opinions, double brier, double logLoss, double skill)
    {
        json.WriteNumber("opinions", opinions);
        Number(json, "brier", brier);
        Number(json, "logLoss", logLoss);
        Number(json, "skill", skill);
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Money(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteString("startEquity", result.StartEquity.Text);
        json.WriteString("endEquity", result.EndEquity.Text);
        json.WriteString("currency", result.EndEquity.Currency.Code);
        json.WriteString("commission", result.Totals.Commission.Text);
        json.WriteString("swap", result.Totals.Swap.Text);
        json.WriteString("spreadCost", result.Totals.SpreadCost.Text);
        json.WriteString("slippageCost", result.Totals.SlippageCost.Text);
    }

    private static void Statistics(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteStartObject("statistics");
        foreach (var statistic in result.Statistics)
        {
            Number(json, statistic.Id, statistic.Value ?? double.NaN);
        }

        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteStartObject("verdict");
        json.WriteString("result", Capitals(result.Verdict.Result.ToString()));
        json.WriteStartArray("reasons");
        foreach (var reason in result.Verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("code", reason.Code);
            json.WriteString("finding", Capitals(reason.Finding.ToString()));
            json.WriteString("text", reason.Text);
            Number(json, "value", reason.Value);
            Number(json, "limit", reason.Limit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> counts)
    {
        json.WriteStartObject(name);
        foreach (var (code, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(code, count);
        }

        json.WriteEndObject();
    }

    /// <summary>QuantityBelowMinimum as QUANTITY_BELOW_MINIMUM.</summary>
    internal static string Capitals(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}

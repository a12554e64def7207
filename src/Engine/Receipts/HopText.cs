using System.Globalization;
using System.Text;
using System.Text.Json;
using Arus.Contracts.Engine;
using Arus.Foundation.FlowChains;

namespace Arus.Engine.Receipts;

/// <summary>The hops of one ledger record, in plain words.</summary>
internal static class HopText
{
    /// <summary>A decision is five hops (tick, bar, features, opinions, decision), an order two (risk, order); every other record is one.</summary>
    public static IEnumerable<ReceiptHop> Of(LedgerRecord record, IReadOnlyDictionary<(long Record, string Hop), long> times)
    {
        var json = record.Json;
        switch (record.Kind)
        {
            case "decision":
                yield return Hop("tick", Quote(json), json.GetProperty("tick"));
                if (json.TryGetProperty("bar", out var bar))
                {
                    yield return Hop("bar", Bar(bar), bar);
                }

                yield return Hop("features", Features(json.GetProperty("features")), json.GetProperty("features"));
                if (json.GetProperty("opinions").GetArrayLength() > 0)
                {
                    yield return Hop("opinions", Opinions(json.GetProperty("opinions")), json.GetProperty("opinions"));
                }

                yield return Hop("decision", Decision(json), json);
                break;
            case "order":
                yield return Hop("risk", Risk(json.GetProperty("risk")), json.GetProperty("risk"));
                yield return Hop("order", Order(json), json);
                break;
            case "fill":
                yield return Hop("fill", Fill(json), json);
                break;
            case "trade":
                yield return Hop("profit", Trade(json), json);
                break;
            case "swap":
                yield return Hop("swap", $"Held over {Text(json, "nights")} night(s): {Text(json, "amount")} on {Text(json, "position")}.", json);
                break;
            default:
                yield return Hop(record.Kind, $"{Text(json, "happened")} at {Text(json, "at")}, now {Text(json, "state")}{Coded(json)}.", json);
                break;
        }

        ReceiptHop Hop(string name, string text, JsonElement values) =>
            new(name, record.Number, text, times.TryGetValue((record.Number, name), out var nanos) ? nanos : null, values.GetRawText());
    }

    private static string Quote(JsonElement json)
    {
        var tick = json.GetProperty("tick");
        return $"{Text(json, "instrument")} was quoted {Text(tick, "bid")} / {Text(tick, "ask")} at {Text(json, "at")}{(tick.TryGetProperty("venueTime", out _) ? $" ({Text(tick, "venueTime")} at the venue)" : "")}.";
    }

    private static string Bar(JsonElement bar) =>
        $"Last closed {Text(bar, "period").ToUpperInvariant()} bar, opened {Text(bar, "openedAt")}: open {Text(bar, "open")}, high {Text(bar, "high")}, low {Text(bar, "low")}, "
        + $"close {Text(bar, "close")}, volume {Text(bar, "volume")}.";

    private static string Features(JsonElement features) =>
        string.Join(", ", features.EnumerateObject().Select(feature => $"{feature.Name} {feature.Value.GetRawText()}")) + ".";

    private static string Opinions(JsonElement opinions)
    {
        var text = new StringBuilder();
        foreach (var opinion in opinions.EnumerateArray())
        {
            text.Append(text.Length > 0 ? "\n" : "")
                .Append(CultureInfo.InvariantCulture, $"{Text(opinion, "agent")} ({Text(opinion, "opinion")}) gives {Percent(opinion, "probability")} to \"{Text(opinion, "event")}\"")
                .Append(CultureInfo.InvariantCulture, $", confidence {Percent(opinion, "confidence")}, weight {Percent(opinion, "weight")}");
            if (opinion.TryGetProperty("moved", out var moved) && moved.GetDouble() != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", moved the result by {moved.GetDouble():+0.0000;-0.0000} in log-odds");
            }

            if (Text(opinion, "effect") is not "none" and var effect)
            {
                text.Append(CultureInfo.InvariantCulture, $", asks to {effect} (factor {Text(opinion, "scale")})");
            }

            var reasons = opinion.GetProperty("reasons").EnumerateArray().Select(Reason);
            text.Append(": ").AppendJoin("; ", reasons).Append('.');
        }

        return text.ToString();
    }

    private static string Reason(JsonElement reason) => reason.GetProperty("against").ValueKind == JsonValueKind.Null
        ? $"{Text(reason, "text")} {Text(reason, "value")}"
        : $"{Text(reason, "text")} {Text(reason, "value")} against {Text(reason, "against")}";

    private static string Decision(JsonElement json) =>
        $"{Text(json, "decision")} of {Text(json, "strategy")}: {Text(json, "outcome")}, target {Target(json, "previous")} → {Target(json, "target")}, because {Text(json, "because")}"
        + (json.GetProperty("opinions").GetArrayLength() > 0 ? $" (probability of up {Percent(json, "up")}, confidence {Percent(json, "confidence")})." : ".")
        + Agreement(json);

    private static string Agreement(JsonElement json)
    {
        if (!json.TryGetProperty("fused", out var fused))
        {
            return "";
        }

        var ways = fused.EnumerateArray().Select(way => $"{Text(way, "method")} {Percent(way, "up")}");
        var findings = json.GetProperty("findings").EnumerateArray().Select(finding =>
            $"\n{(finding.GetProperty("blocks").GetBoolean() ? "Refused" : "Noted")}: {Text(finding, "code")}, {Text(finding, "value")} against {Text(finding, "limit")}.");
        return $"\nRegime {Text(json, "regime")}; up by {string.Join(", ", ways)}." + string.Concat(findings);
    }

    private static string Risk(JsonElement risk) => risk.GetProperty("approved").GetBoolean()
        ? "Approved."
        : $"Denied, {Text(risk, "code")}: was {Text(risk, "value")}, limit {Text(risk, "limit")}.";

    private static string Order(JsonElement json)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Text(json, "order")}: {Text(json, "side")} {Text(json, "quantity")} {Text(json, "instrument")}, {Text(json, "orderKind")}");
        foreach (var (name, words) in new[] { ("limit", "limit"), ("stop", "stop"), ("stopLoss", "stop-loss"), ("takeProfit", "take-profit"), ("closes", "closing") })
        {
            if (json.TryGetProperty(name, out _))
            {
                text.Append(CultureInfo.InvariantCulture, $", {words} {Text(json, name)}");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $", {Text(json, "timeInForce")}, for account {Text(json, "account")} of tenant {Text(json, "tenant")}.").ToString();
    }

    private static string Fill(JsonElement json) =>
        $"{Text(json, "quantity")} filled at {Text(json, "price")} (quoted {Text(json, "quoted")}, spread {Text(json, "spread")}) at {Text(json, "at")}, cause {Text(json, "cause")}; "
        + $"commission {Text(json, "commission")}, realised {Text(json, "realised")}, position now {Text(json, "holding")}, balance {Text(json, "balance")}.";

    private static string Trade(JsonElement json) =>
        $"{Text(json, "side")} {Text(json, "quantity")} from {Text(json, "entry")} ({Text(json, "openedBy")}) to {Text(json, "exit")} ({Text(json, "closedBy")}, {Text(json, "cause")}): "
        + $"profit {Text(json, "profit")} after commission {Text(json, "commission")} and swap {Text(json, "swap")}; best {Text(json, "best")}, worst {Text(json, "worst")} on the way.";

    private static string Coded(JsonElement json) => json.TryGetProperty("code", out _) ? $" ({Text(json, "code")})" : "";

    private static string Target(JsonElement json, string name) =>
        (json.GetProperty(name).GetInt64() / 100m).ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + " %";

    private static string Percent(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } value
        ? (100 * value.GetDouble()).ToString("0.#", CultureInfo.InvariantCulture) + " %"
        : "unknown";

    private static string Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value)
        ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using static Arus.Research.Reports.ReportText;

namespace Arus.Research.Reports;

/// <summary>A result as one self-contained page, from the verdict down to the exact inputs. Everything written by others is escaped.</summary>
internal static class HtmlReport
{
    public static string Of(BacktestResult result)
    {
        var (strategy, symbol) = (Escape(result.Inputs.Strategy), Escape(result.Inputs.Instrument.Id.ToString()));
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
            <title>{strategy} on {symbol}{(result.Inputs.SimulatedBy is null ? "" : " (simulated)")} – Arus backtest</title><style>{ReportStyle.Css}</style></head><body><main>
            <header><h1>{strategy} <small>on {symbol}</small></h1><button id="theme" type="button">Dark / light</button></header>
            <p class="meta">{Stretch(result)} · {Escape(result.Inputs.Resolution.ToString())} data · run {Escape(result.RunId)}<br>ledger {Escape(result.Hash)}</p>
            {Banner(result)}{VerdictSection(result)}{Keys(result)}
            <section><h2>Equity and drawdown</h2>{ReportCharts.Equity(result)}</section>
            <section><h2>Price, trades and what they brought</h2>{ReportCharts.Price(result)}{Legend(result)}</section>
            <section><h2>Monthly returns</h2>{Months(result)}</section>
            <section><h2>Distribution of trades</h2>{ReportCharts.Distribution(result)}</section>
            {Statistics(result)}{ReportTables.Costs(result)}{ReportTables.Orders(result)}{ReportTables.Quality(result)}{AgentTables.Of(result)}{ReportTables.Inputs(result)}
            </main><script type="application/json" id="data">{Data(result)}</script><script>{ReportScript.JavaScript}</script></body></html>
            """;
    }

    private static string Stretch(BacktestResult result) => result.Quality is { First: { } first, Last: { } last }
        ? $"{Minute(first)} to {Minute(last)} UTC"
        : "no data";

    private static string Banner(BacktestResult result) => (result.Inputs.SimulatedBy is { } model
        ? $"<section class=\"banner\">Simulated market ({Escape(model)}): nothing here happened.</section>"
        : "") + (result.Contamination is { Answers: > 0 } found
            ? $"<section class=\"banner\">Contaminated: {Escape(ContaminationText.Of(found))}.</section>"
            : "") + (result.IsComplete ? "" : "<section class=\"banner\">Incomplete: the run was cancelled before the end of its data.</section>");

    private static string VerdictSection(BacktestResult result)
    {
        var name = BacktestJson.Capitals(result.Verdict.Result.ToString());
        var html = new StringBuilder($"<section class=\"verdict {name}\"><h2>{name}</h2><p>{Meaning(result.Verdict.Result)}</p><ul>");
        foreach (var reason in result.Verdict.Reasons)
        {
            html.Append(Item(reason));
        }

        html.Append("</ul><details><summary>Checks passed</summary><ul>");
        foreach (var check in result.Verdict.Checks.Where(check => check.Finding == VerdictResult.Pass))
        {
            html.Append(Item(check));
        }

        return html.Append("</ul></details></section>").ToString();
    }

    private static string Meaning(VerdictResult result) => result switch
    {
        VerdictResult.Pass => "Nothing speaks against this result, and a walk-forward validation speaks for it.",
        VerdictResult.Unproven => "Nothing speaks against this result, and nothing proves it: one backtest of the past is no evidence for the future.",
        VerdictResult.Suspect => "Do not rely on this result yet: what is listed below may have made it look better than it is.",
        _ => "Do not trade on this result: it cannot be used, or it speaks against the strategy.",
    };

    private static string Item(VerdictCheck check)
    {
        var finding = BacktestJson.Capitals(check.Finding.ToString());
        return $"<li class=\"{finding}\" title=\"{Escape(check.Code)}\"><b>{finding}</b><span>{Escape(Sentence(check.Text))}</span></li>";
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static string Keys(BacktestResult result)
    {
        var statistics = result.Statistics.ToDictionary(statistic => statistic.Id);
        var html = new StringBuilder("<section class=\"keys\">");
        foreach (var id in new[] { "netProfit", "totalReturn", "maxDrawdown", "sharpe", "profitFactor", "winRate", "trades", "totalCost" })
        {
            if (statistics.TryGetValue(id, out var statistic))
            {
                var tone = id is "netProfit" or "totalReturn" ? Tone(statistic.Value ?? 0) : "";
                html.Append(CultureInfo.InvariantCulture, $"<div title=\"{Escape(statistic.Formula)}\"><span>{Escape(statistic.Name)}</span><b class=\"{tone}\">{Value(statistic, result.EndEquity.Currency)}</b></div>");
            }
        }

        return html.Append("</section>").ToString();
    }

    private static string Legend(BacktestResult result)
    {
        if (result.Trades.Count == 0)
        {
            return "<p class=\"none\">No trade was closed.</p>";
        }

        var shown = ReportCharts.Shown(result.Trades).Count;
        var note = shown < result.Trades.Count
            ? $"<p class=\"none note\">Marked: the {Count(shown)} of {Count(result.Trades.Count)} trades that gained or lost the most. The bars below the price add up all of them.</p>"
            : "";
        return "<div class=\"legend\"><span><i class=\"up\"></i>bought</span><span><i class=\"down\"></i>sold</span><span><i class=\"closed\"></i>closed</span>"
            + $"<span><i class=\"gain\"></i>gain</span><span><i class=\"loss\"></i>loss</span></div>{note}";
    }

    private static string Months(BacktestResult result)
    {
        if (result.Months.Count == 0)
        {
            return "<p class=\"none\">No trading day.</p>";
        }

        var html = new StringBuilder("<div class=\"scroll\"><table class=\"months\"><tr><th>Year</th><th>Whole</th>");
        for (var month = 1; month <= 12; month++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th>{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)}</th>");
        }

        html.Append("</tr>");
        foreach (var year in result.Months.GroupBy(month => month.Year))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{year.Key}</th>");
            html.Append(Cell(year.Aggregate<MonthlyReturn, double?>(1.0, (growth, month) => growth * (1 + month.Return)) - 1));
            for (var month = 1; month <= 12; month++)
            {
                MonthlyReturn? found = year.Where(entry => entry.Month == month).Select(entry => (MonthlyReturn?)entry).FirstOrDefault();
                html.Append(Cell(found is null ? null : found.Value.Return));
            }

            html.Append("</tr>");
        }

        return html.Append("</table></div>").ToString();
    }

    private static string Cell(double? value) => value is { } number ? $"<td class=\"{Tone(number)}\" style=\"--p:{Shade(number)}%\">{Percent(number)}</td>" : "<td></td>";

    /// <summary>How strongly a month is coloured: in full from ten per cent on.</summary>
    private static string Shade(double value) => Math.Min(24, Math.Abs(value) * 240).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Statistics(BacktestResult result)
    {
        var html = new StringBuilder("<section class=\"long\"><h2>Statistics</h2><p class=\"none\">Touch or hover a line for its formula.</p><div class=\"stats\">");
        foreach (var group in result.Statistics.GroupBy(statistic => statistic.Group))
        {
            html.Append(CultureInfo.InvariantCulture, $"<div><h3>{Escape(group.Key)}</h3>");
            foreach (var statistic in group)
            {
                var formula = Escape(statistic.Convention.Length > 0 ? $"{statistic.Formula} ({statistic.Convention})" : statistic.Formula);
                html.Append(CultureInfo.InvariantCulture, $"<details class=\"stat\"><summary title=\"{formula}\"><span>{Escape(statistic.Name)}</span><b>{Value(statistic, result.EndEquity.Currency)}</b></summary><p>{formula}</p></details>");
            }

            html.Append("</div>");
        }

        return html.Append("</div></section>").ToString();
    }

    /// <summary>What the tooltips show. The writer escapes what could end the script element.</summary>
    private static string Data(BacktestResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("currency", result.EndEquity.Currency.Code);
            json.WriteNumber("start", result.StartEquity.Amount);
            json.WriteStartArray("equity");
            foreach (var point in result.Equity)
            {
                json.WriteStartArray();
                json.WriteNumberValue(point.At.Nanos / Timestamp.NanosPerMillisecond);
                json.WriteNumberValue(decimal.Round(point.Equity, 2));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("slots");
            foreach (var (middle, profit, count) in ReportCharts.ProfitSlots(result))
            {
                json.WriteStartArray();
                json.WriteNumberValue(middle.Nanos / Timestamp.NanosPerMillisecond);
                json.WriteNumberValue(decimal.Round(profit, 2));
                json.WriteNumberValue(count);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("trades");
            foreach (var trade in ReportCharts.Shown(result.Trades))
            {
                Write(json, trade);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, in ClosedTrade trade)
    {
        json.WriteStartArray();
        json.WriteNumberValue((int)trade.Side);
        json.WriteNumberValue(trade.OpenedAt.Nanos / Timestamp.NanosPerMillisecond);
        json.WriteNumberValue(trade.Entry.ToDecimal());
        json.WriteNumberValue(trade.ClosedAt.Nanos / Timestamp.NanosPerMillisecond);
        json.WriteNumberValue(trade.Exit.ToDecimal());
        json.WriteNumberValue(decimal.Round(trade.Profit.Amount, 2));
        json.WriteStringValue(trade.Quantity.ToString());
        json.WriteStringValue(ReportTables.Cause(trade.Cause));
        json.WriteEndArray();
    }
}

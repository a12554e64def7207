using System.Globalization;
using System.Text;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using static Arus.Research.Reports.ReportText;

namespace Arus.Research.Reports;

/// <summary>The tables of a report: costs, data quality and inputs.</summary>
internal static class ReportTables
{
    private const int GapsShown = 20;

    public static string Costs(BacktestResult result)
    {
        var totals = result.Totals;
        var html = new StringBuilder("<section><h2>Costs</h2><div class=\"scroll\"><table><tr><th>Paid</th><th class=\"n\">Amount</th></tr>");
        foreach (var (name, money) in new[] { ("Commission", totals.Commission), ("Spread", totals.SpreadCost), ("Slippage", totals.SlippageCost), ("Swap", totals.Swap) })
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td class=\"n\">{Money(money)}</td></tr>");
        }

        html.Append("</table></div><h3>As used</h3><div class=\"scroll\"><table><tr><th>Cost</th><th>Value</th><th>Origin</th><th></th></tr>");
        foreach (var line in result.Costs)
        {
            var flag = string.Join(", ", new[] { line.IsZero ? "zero" : "", line.Origin == CostOrigin.Assumed ? "assumed" : "" }.Where(word => word.Length > 0));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Escape(line.Name)}</td><td>{Escape(line.Value)}</td><td>{Origin(line.Origin)}</td><td class=\"flag\">{flag}</td></tr>");
        }

        html.Append("</table></div>");
        foreach (var rate in totals.LastRates)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"none\">Converted at {Escape(rate)} last</p>");
        }

        return html.Append("</section>").ToString();
    }

    public static string Quality(BacktestResult result)
    {
        var quality = result.Quality;
        var html = new StringBuilder("<section><h2>Data quality</h2><div class=\"scroll\"><table>");
        Row("Rows read", Count(quality.Rows));
        foreach (var (code, count) in quality.Rejected.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Row($"Rejected: {Escape(code)}", Count(count));
        }

        foreach (var (code, count) in quality.Flagged.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Row($"Flagged: {Escape(code)}", Count(count));
        }

        Row("Trading time in gaps", Percent(result.GapShare));
        Row("Gaps", Count(quality.Gaps.Count));
        html.Append("</table></div>");
        if (quality.Gaps.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<details><summary>The longest {Math.Min(GapsShown, quality.Gaps.Count)} gaps</summary><div class=\"scroll\"><table>");
            foreach (var gap in quality.Gaps.Take(GapsShown))
            {
                Row($"{Minute(gap.From)} to {Minute(gap.To)} {(gap.IsWeekend ? "(over a weekend)" : "")}", Duration((gap.To - gap.From) / (double)Timestamp.NanosPerSecond));
            }

            html.Append("</table></div></details>");
        }

        return html.Append("</section>").ToString();

        void Row(string name, string value) => html.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td class=\"n\">{value}</td></tr>");
    }

    /// <summary>What became of the orders, and how often the account or the pessimistic reading of a bar decided.</summary>
    public static string Orders(BacktestResult result)
    {
        var html = new StringBuilder("<section><h2>Orders</h2><div class=\"scroll\"><table>");
        Row("Orders, the denied among them", result.Totals.Orders);
        Row("Fills", result.Totals.Fills);
        foreach (var (code, count) in result.Totals.Denials.OrderBy(pair => pair.Key))
        {
            Row($"Denied by the risk gate: {BacktestJson.Capitals(code.ToString())}", count);
        }

        Row("Bars in which stop or target could have come first; the worse was taken", result.Totals.AmbiguousBars);
        Row("Positions closed for want of margin", result.StopOuts);
        Row("Orders set aside", result.Totals.Quarantined);
        return html.Append("</table></div></section>").ToString();

        void Row(string name, long count) => html.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td class=\"n\">{Count(count)}</td></tr>");
    }

    public static string Inputs(BacktestResult result)
    {
        var inputs = result.Inputs;
        return $"""
            <section class="long"><h2>Exact inputs</h2><h3>Reproduce</h3><pre>{Escape(ReproduceCommand.Of(result.Inputs.Request))}</pre>
            <h3>Strategy document</h3><pre>{Escape(inputs.Plan.Document)}</pre><h3>Everything the result depends on besides the market</h3><pre>{Escape(inputs.Header)}</pre>
            <p class="none">{Escape(inputs.Instrument.Description)}. {Escape(inputs.Instrument.Source)}</p>
            <p class="none">{Count(result.Decisions)} decisions, {Count(result.Totals.Orders)} orders, {Count(result.Totals.Fills)} fills, {Count(result.Records)} records in the ledger.
            Took {Duration(result.Effort.ElapsedMilliseconds / 1_000)} at {Number(result.Effort.QuotesPerSecond, 0)} rows a second.</p></section>
            """;
    }

    internal static string Cause(FillCause cause) => cause switch
    {
        FillCause.StopLoss => "stop-loss",
        FillCause.TakeProfit => "take-profit",
        FillCause.StopOut => "stop-out",
        _ => "",
    };

    private static string Origin(CostOrigin origin) => origin switch
    {
        CostOrigin.Data => "in the data",
        CostOrigin.Stated => "stated",
        _ => "typical",
    };
}

using System.Globalization;
using System.Text;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Research.Reports;

/// <summary>The pictures of a report.</summary>
internal static class ReportCharts
{
    private const int MarkersMax = 2_000;

    public static string Equity(BacktestResult result)
    {
        var points = result.Equity;
        if (points.Count == 0)
        {
            return "<p class=\"none\">No data, no curve.</p>";
        }

        var start = (double)result.StartEquity.Amount;
        var (from, to) = (points[0].At, points[^1].At);
        var equity = ChartFrame.Around(from, to, Math.Min(start, points.Min(point => (double)point.Equity)), Math.Max(start, points.Max(point => (double)point.Equity)));
        var (line, fall, peak, deepest) = (new StringBuilder(), new StringBuilder(), start, 0.0);
        var falls = new double[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            var value = (double)points[i].Equity;
            peak = Math.Max(peak, value);
            falls[i] = peak > 0 ? (value - peak) / peak : 0;
            deepest = Math.Min(deepest, falls[i]);
        }

        var under = new ChartFrame(from, to > from ? to : from.Plus(1), deepest < 0 ? deepest * 1.1 : -0.01, 0);
        fall.Append(CultureInfo.InvariantCulture, $"M0 {under.Y(0)}");
        for (var i = 0; i < points.Count; i++)
        {
            line.Append(i == 0 ? 'M' : 'L').Append(equity.X(points[i].At)).Append(' ').Append(equity.Y((double)points[i].Equity));
            fall.Append('L').Append(under.X(points[i].At)).Append(' ').Append(under.Y(falls[i]));
        }

        fall.Append(CultureInfo.InvariantCulture, $"L1000 {under.Y(0)}Z");
        var shapes = $"<path class=\"base\" d=\"M0 {equity.Y(start)}H1000\"/><path class=\"area\" d=\"{line}L1000 300L0 300Z\"/><path class=\"line\" d=\"{line}\"/>";
        return equity.Draw("equity", "Equity over time", shapes, value => ReportText.Number(value, equity.High - equity.Low > 50 ? 0 : 2), 260, hasTimes: false)
            + under.Draw("drawdown", "Drawdown over time", $"<path class=\"fall\" d=\"{fall}\"/>", value => ReportText.Percent(value, deepest > -0.02 ? 2 : 0), 110, hasTimes: true);
    }

    public static string Price(BacktestResult result)
    {
        var bars = result.Candles;
        if (bars.Count == 0)
        {
            return "<p class=\"none\">No data, no chart.</p>";
        }

        var frame = ChartFrame.Around(bars[0].OpenedAt, bars[^1].ClosesAt, bars.Min(bar => bar.Low.ToDouble()), bars.Max(bar => bar.High.ToDouble()));
        var (range, close) = (new StringBuilder(), new StringBuilder());
        foreach (var bar in bars)
        {
            var x = frame.X(bar.OpenedAt.Plus((bar.ClosesAt - bar.OpenedAt) / 2));
            range.Append(CultureInfo.InvariantCulture, $"M{x} {frame.Y(bar.High.ToDouble())}V{frame.Y(bar.Low.ToDouble())}");
            close.Append(close.Length == 0 ? 'M' : 'L').Append(x).Append(' ').Append(frame.Y(bar.Close.ToDouble()));
        }

        var shapes = $"<path class=\"range\" d=\"{range}\"/><path class=\"close\" d=\"{close}\"/>{Markers(Shown(result.Trades), frame)}";
        return frame.Draw("price", "Price with trades", shapes, value => ReportText.Number(value, Math.Min(result.Inputs.Instrument.Digits, 5)), 320, hasTimes: true);
    }

    /// <summary>At most 2,000 trades, evenly chosen.</summary>
    public static IReadOnlyList<ClosedTrade> Shown(IReadOnlyList<ClosedTrade> trades) => trades.Count <= MarkersMax
        ? trades
        : [.. Enumerable.Range(0, MarkersMax).Select(i => trades[(int)((long)i * trades.Count / MarkersMax)])];

    public static string Distribution(BacktestResult result)
    {
        double[] profits = [.. result.Trades.Select(trade => (double)trade.Profit.Amount)];
        if (profits.Length == 0)
        {
            return "<p class=\"none\">No trades, no distribution.</p>";
        }

        // Bins are whole steps from zero, so that none mixes gains and losses.
        var step = Math.Max(profits.Max(Math.Abs) / 12, 1e-9);
        var bins = profits.GroupBy(profit => (int)Math.Clamp(Math.Floor(profit / step), -12, 11)).ToDictionary(bin => bin.Key, bin => bin.Count());
        var (first, last, most) = (bins.Keys.Min(), bins.Keys.Max(), bins.Values.Max());
        var html = new StringBuilder("<div class=\"bins\">");
        for (var bin = first; bin <= last; bin++)
        {
            var count = bins.GetValueOrDefault(bin);
            html.Append(CultureInfo.InvariantCulture, $"<div title=\"{ReportText.Number(bin * step, 2)} to {ReportText.Number((bin + 1) * step, 2)}: {count} trades\">");
            html.Append(CultureInfo.InvariantCulture, $"<b>{(count > 0 ? ReportText.Count(count) : "")}</b><i class=\"{(bin < 0 ? "loss" : "gain")}\" style=\"height:{100.0 * count / most:0.#}px\"></i></div>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</div><div class=\"times\"><span>{ReportText.Number(first * step, 2)}</span>");
        return html.Append(CultureInfo.InvariantCulture, $"<span>profit per trade, {ReportText.Escape(result.EndEquity.Currency.Code)}</span><span>{ReportText.Number((last + 1) * step, 2)}</span></div>").ToString();
    }

    private static string Markers(IReadOnlyList<ClosedTrade> trades, ChartFrame frame)
    {
        StringBuilder gains = new(), losses = new(), buys = new(), sells = new(), exits = new();
        foreach (var trade in trades)
        {
            var (entry, exit) = ($"{frame.X(trade.OpenedAt)} {frame.Y(trade.Entry.ToDouble())}", $"{frame.X(trade.ClosedAt)} {frame.Y(trade.Exit.ToDouble())}");
            (trade.Profit.Amount >= 0 ? gains : losses).Append(CultureInfo.InvariantCulture, $"M{entry}L{exit}");
            (trade.Side == Side.Buy ? buys : sells).Append(CultureInfo.InvariantCulture, $"M{entry}h0");
            exits.Append(CultureInfo.InvariantCulture, $"M{exit}h0");
        }

        var dense = trades.Count > 300 ? " dense" : "";
        return $"<path class=\"way gain\" d=\"{gains}\"/><path class=\"way loss\" d=\"{losses}\"/><path class=\"dot exit{dense}\" d=\"{exits}\"/>"
            + $"<path class=\"dot buy{dense}\" d=\"{buys}\"/><path class=\"dot sell{dense}\" d=\"{sells}\"/>";
    }
}

using System.Globalization;
using System.Text;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Arus.Research.Statistics;

namespace Arus.Research.Reports;

/// <summary>The pictures of a report.</summary>
internal static class ReportCharts
{
    private const int MarkersMax = 200;
    private const int Slots = 120;

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

        fall.Append(CultureInfo.InvariantCulture, $"H1000V{under.Y(0)}Z");
        // A curve of one point is a level, not a corner.
        line.Append("H1000");
        var shapes = $"<path class=\"base\" d=\"M0 {equity.Y(start)}H1000\"/><path class=\"area\" d=\"{line}V300H0Z\"/><path class=\"line\" d=\"{line}\"/>";
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

        if (bars.Count == 1)
        {
            close.Append(CultureInfo.InvariantCulture, $"M0 {frame.Y(bars[0].Close.ToDouble())}H1000");
        }

        var shown = Shown(result.Trades);
        var shapes = $"<path class=\"range\" d=\"{range}\"/><path class=\"close\" d=\"{close}\"/>{Ways(shown, frame)}";
        var digits = Math.Min(result.Inputs.Instrument.Digits, frame.High - frame.Low > 5 ? 1 : 5);
        return frame.Draw("price", "Price with trades", shapes, value => ReportText.Number(value, digits), 340, result.Trades.Count == 0, Marks(shown, frame))
            + Profits(result);
    }

    /// <summary>At most 200 trades, those that gained or lost the most, in the order of closing.</summary>
    public static IReadOnlyList<ClosedTrade> Shown(IReadOnlyList<ClosedTrade> trades) => trades.Count <= MarkersMax
        ? trades
        : [.. trades.Index().OrderByDescending(pair => Math.Abs(pair.Item.Profit.Amount)).Take(MarkersMax).OrderBy(pair => pair.Index).Select(pair => pair.Item)];

    /// <summary>What all trades brought, by the time of closing; on the time axis of the price chart.</summary>
    public static IReadOnlyList<(Timestamp Middle, decimal Profit, int Count)> ProfitSlots(BacktestResult result) => result.Candles.Count == 0
        ? []
        : TradeSlots.Of(result.Trades, result.Candles[0].OpenedAt, result.Candles[^1].ClosesAt, Slots);

    public static string Distribution(BacktestResult result)
    {
        double[] profits = [.. result.Trades.Select(trade => (double)trade.Profit.Amount)];
        if (profits.Length == 0)
        {
            return "<p class=\"none\">No trades, no distribution.</p>";
        }

        // Bins are whole steps from zero, so that none mixes gains and losses; the outermost take what lies beyond, so that no outlier flattens the rest.
        var reach = Moments.Quantile([.. profits.Select(Math.Abs)], 0.98)!.Value;
        var step = Math.Max(reach > 0 ? reach / 12 : profits.Max(Math.Abs) / 12, 1e-9);
        var bins = profits.GroupBy(profit => (int)Math.Clamp(Math.Floor(profit / step), -12, 11)).ToDictionary(bin => bin.Key, bin => bin.Count());
        var (first, last, most) = (bins.Keys.Min(), bins.Keys.Max(), bins.Values.Max());
        var html = new StringBuilder("<div class=\"bins\">");
        for (var bin = first; bin <= last; bin++)
        {
            var count = bins.GetValueOrDefault(bin);
            html.Append(CultureInfo.InvariantCulture, $"<div title=\"{Edge(bin)} to {Edge(bin + 1)}: {ReportText.Count(count)} trades\">");
            html.Append(CultureInfo.InvariantCulture, $"<b>{(count > 0 ? ReportText.Count(count) : "")}</b><i class=\"{(bin < 0 ? "loss" : "gain")}\" style=\"height:{100.0 * count / most:0.#}px\"></i></div>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</div><div class=\"ends\"><span>{Edge(first)}</span>");
        return html.Append(CultureInfo.InvariantCulture, $"<span>profit per trade, {ReportText.Escape(result.EndEquity.Currency.Code)}</span><span>{Edge(last + 1)}</span></div>").ToString();

        string Edge(int bin) => bin switch
        {
            -12 when profits.Min() < -12 * step => $"{ReportText.Number(profits.Min(), 2)}",
            12 when profits.Max() > 12 * step => $"{ReportText.Number(profits.Max(), 2)}",
            _ => ReportText.Number(bin * step, 2),
        };
    }

    private static string Profits(BacktestResult result)
    {
        var slots = ProfitSlots(result);
        if (slots.Count == 0)
        {
            return "";
        }

        var (from, to) = (result.Candles[0].OpenedAt, result.Candles[^1].ClosesAt);
        var (low, high) = ((double)Math.Min(0, slots.Min(slot => slot.Profit)), (double)Math.Max(0, slots.Max(slot => slot.Profit)));
        var frame = ChartFrame.Around(from, to, low, high);
        var (gains, losses, half) = (new StringBuilder(), new StringBuilder(), (long)(0.4 / Slots * (to - from)));
        foreach (var (middle, profit, _) in slots)
        {
            (profit >= 0 ? gains : losses).Append(CultureInfo.InvariantCulture,
                $"M{frame.X(middle.Plus(-half))} {frame.Y(0)}V{frame.Y((double)profit)}H{frame.X(middle.Plus(half))}V{frame.Y(0)}Z");
        }

        var shapes = $"<path class=\"bar gain\" d=\"{gains}\"/><path class=\"bar loss\" d=\"{losses}\"/><path class=\"base\" d=\"M0 {frame.Y(0)}H1000\"/>";
        return frame.Draw("profits", "Profit of the trades closed, over time", shapes, value => ReportText.Number(value, high - low > 5 ? 0 : 2), 100, hasTimes: true);
    }

    /// <summary>From entry to exit, by outcome.</summary>
    private static string Ways(IReadOnlyList<ClosedTrade> trades, ChartFrame frame)
    {
        StringBuilder gains = new(), losses = new(), exits = new();
        foreach (var trade in trades)
        {
            var exit = $"{frame.X(trade.ClosedAt)} {frame.Y(trade.Exit.ToDouble())}";
            (trade.Profit.Amount >= 0 ? gains : losses).Append(CultureInfo.InvariantCulture, $"M{frame.X(trade.OpenedAt)} {frame.Y(trade.Entry.ToDouble())}L{exit}");
            exits.Append(CultureInfo.InvariantCulture, $"M{exit}h0");
        }

        return $"<path class=\"way gain\" d=\"{gains}\"/><path class=\"way loss\" d=\"{losses}\"/><path class=\"exit\" d=\"{exits}\"/>";
    }

    /// <summary>Entries: a triangle below the price points up for bought, one above it down for sold.</summary>
    private static string Marks(IReadOnlyList<ClosedTrade> trades, ChartFrame frame) => string.Concat(
        trades.Select(trade => $"<i class=\"{(trade.Side == Side.Buy ? "up" : "down")}\" style=\"{frame.Place(trade.OpenedAt, trade.Entry.ToDouble())}\"></i>"));
}

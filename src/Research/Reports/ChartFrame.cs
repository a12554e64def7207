using System.Globalization;

namespace Arus.Research.Reports;

/// <summary>A chart's plane: time from left to right, value upwards, drawn as a stretched SVG with labels in HTML beside it.</summary>
internal sealed class ChartFrame(Timestamp from, Timestamp to, double low, double high)
{
    private const double Width = 1_000;
    private const double Height = 300;

    public Timestamp From => from;

    public Timestamp To => to;

    public double Low => low;

    public double High => high;

    /// <summary>A frame with air around the values; never of no height.</summary>
    public static ChartFrame Around(Timestamp from, Timestamp to, double low, double high)
    {
        var air = high > low ? 0.06 * (high - low) : Math.Max(Math.Abs(high) * 0.01, 1e-9);
        return new(from, to > from ? to : from.Plus(1), low - air, high + air);
    }

    public string X(Timestamp at) => Text((double)(at - from) / (to - from) * Width);

    public string Y(double value) => Text((high - value) / (high - low) * Height);

    /// <summary>Where a point is, as the style of an element laid over the chart.</summary>
    public string Place(Timestamp at, double value) =>
        $"left:{Text((double)(at - from) / (to - from) * 100)}%;top:{Text((high - value) / (high - low) * 100)}%";

    /// <summary>The chart with its axes; <paramref name="shapes"/> are SVG, <paramref name="marks"/> HTML laid over them.</summary>
    public string Draw(string id, string label, string shapes, Func<double, string> format, int heightPixels, bool hasTimes, string marks = "")
    {
        var html = new System.Text.StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"chart\" id=\"{id}\" role=\"img\" aria-label=\"{ReportText.Escape(label)}\" style=\"--h:{heightPixels}px\"");
        html.Append(CultureInfo.InvariantCulture, $" data-from=\"{from.Nanos / 1_000_000}\" data-to=\"{to.Nanos / 1_000_000}\" data-low=\"{low:R}\" data-high=\"{high:R}\">");
        html.Append("<div class=\"plot\"><svg viewBox=\"0 0 1000 300\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        double[] ticks = [.. Ticks()];
        foreach (var tick in ticks)
        {
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M0 {Y(tick)}H1000\"/>");
        }

        html.Append(shapes).Append("</svg>").Append(marks);
        foreach (var tick in ticks)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"y\" style=\"top:{(high - tick) / (high - low) * 100:0.##}%\">{format(tick)}</span>");
        }

        html.Append("<i class=\"cross\"></i><output class=\"tip\"></output></div>");
        if (hasTimes)
        {
            html.Append("<div class=\"times\">");
            foreach (var (at, text) in TimeAxis.Ticks(from, to))
            {
                var part = (double)(at - from) / (to - from) * 100;
                var edge = part < 8 ? " class=\"first\"" : part > 95 ? " class=\"last\"" : "";
                html.Append(CultureInfo.InvariantCulture, $"<span{edge} style=\"left:{part:0.##}%\">{text}</span>");
            }

            html.Append("</div>");
        }

        return html.Append("</div>").ToString();
    }

    private IEnumerable<double> Ticks()
    {
        var step = 1e-12;
        while ((high - low) / step > 5)
        {
            // 1, 2, 5, 10 …
            step *= (high - low) / (step * 2) <= 5 ? 2 : (high - low) / (step * 5) <= 5 ? 5 : 10;
        }

        for (var i = Math.Ceiling(low / step); i * step <= high; i++)
        {
            yield return i * step;
        }
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Finds what prices are divided by, and what a point of spread is worth.</summary>
internal static class PriceScaleFinder
{
    private const int CellsLookedAt = 4_000;
    private const int NoiseDigits = 8;
    private const decimal PointsBegin = 10_000;

    private static readonly HashSet<string> FullSize = ["USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD"];

    /// <summary>
    /// The stated scale, or the one of whole points: a pair of major currencies never costs 10,000, so such whole numbers are hundred-thousandths
    /// (thousandths when quoted in yen).
    /// </summary>
    public static RowLayout WithScale(RowLayout layout, FileRequest request, FileSample sample)
    {
        List<string> cells = [.. LayoutDetector.PriceCells(layout, sample).Take(CellsLookedAt)];
        if (request.Scale is { } stated)
        {
            layout = layout with { Scale = stated };
        }
        else if (layout.Scale == 1 && PointScale(request.Instrument.ToString(), layout, cells) is { } found)
        {
            layout = layout with { Scale = found, Evidence = [.. layout.Evidence, $"prices are whole points: divided by {found}"] };
        }

        var decimals = layout.ScaleDecimals > 0
            ? layout.ScaleDecimals
            : cells.Select(cell => DecimalsOf(cell, (char)layout.DecimalSign)).Where(static count => count <= NoiseDigits).DefaultIfEmpty(0)
                .Append(UsualDecimals(request.Instrument.ToString())).Max();
        var columns = layout.Columns;
        var spread = Array.IndexOf(columns, Field.SpreadPoints);
        if (spread >= 0 && sample.Lines.Skip(layout.HeaderLines).Any(line => spread < line.Count && IsPrice(line[spread])))
        {
            columns = [.. columns];
            columns[spread] = Field.SpreadPrice;
        }

        return layout with { Columns = columns, PointNanos = (long)(Price.NanosPerUnit / PowerOfTen(decimals)) };
    }

    private static bool IsPrice(string spread) => spread.Contains('.') && spread.Any(static sign => sign is >= '1' and <= '9')
        && !spread.EndsWith(".0", StringComparison.Ordinal);

    /// <summary>Old rows of a long history are shorter than later ones, but a point of a pair is what terminals quote today.</summary>
    private static int UsualDecimals(string symbol) => symbol.Length < 6 || !FullSize.Contains(symbol[..3]) ? 0
        : FullSize.Contains(symbol[3..6]) ? 5
        : symbol[3..6] == "JPY" ? 3
        : 0;

    private static decimal? PointScale(string symbol, RowLayout layout, List<string> cells)
    {
        var scale = PowerOfTen(UsualDecimals(symbol));
        return scale > 1 && cells.Count > 0 && cells.TrueForAll(cell => IsWholePoint(cell, layout)) ? scale : null;
    }

    private static bool IsWholePoint(string cell, RowLayout layout)
    {
        var text = layout.DecimalSign == ',' ? cell.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : cell;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= PointsBegin && Math.Abs(value - decimal.Round(value)) < 0.000001m;
    }

    private static int DecimalsOf(string cell, char sign) => cell.LastIndexOf(sign) is >= 0 and var at ? cell.Length - at - 1 : 0;

    private static decimal PowerOfTen(int power)
    {
        var value = 1m;
        for (var i = 0; i < power; i++)
        {
            value *= 10;
        }

        return value;
    }
}

using System.Globalization;
using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>One row of a table of bars.</summary>
internal static class TableRow
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy.MM.dd", "yyyy.MM.dd HH:mm", "yyyy.MM.dd HH:mm:ss", "yyyy.MM.dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a row; every fault is added to <paramref name="faults"/>, and then the result is <see langword="null"/>.</summary>
    /// <param name="columns">Where what stands.</param>
    /// <param name="line">The row.</param>
    /// <param name="where">What faults call the row.</param>
    /// <param name="faults">Where faults go.</param>
    public static (string Time, IndicatorInput Bar)? Read(TableColumns columns, string line, string where, List<Fault> faults)
    {
        var cells = line.Split(columns.Delimiter);
        if (cells.Length < columns.CellsMin)
        {
            faults.Add(new("TABLE_ROW_SHORT", where, $"{cells.Length} cells", $"at least {columns.CellsMin}"));
            return null;
        }

        var before = faults.Count;
        var timeText = cells[columns.Time].Trim(' ', '"');
        var time = Time(timeText, where, faults);
        var bar = new IndicatorInput(
            time,
            Price(cells[columns.Open], "open", where, faults),
            Price(cells[columns.High], "high", where, faults),
            Price(cells[columns.Low], "low", where, faults),
            Price(cells[columns.Close], "close", where, faults),
            columns.Volume < 0 ? 0.0 : Volume(cells[columns.Volume], where, faults));
        if (bar.High < bar.Low)
        {
            var what = $"the high {Shown(cells[columns.High])} is below the low {Shown(cells[columns.Low])}";
            faults.Add(new("TABLE_VALUE_INVALID", where, what, "a high not below the low"));
        }

        return faults.Count == before ? (timeText, bar) : null;
    }

    private static Timestamp Time(string text, string where, List<Fault> faults)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Style, out var time) && time.Year is > 1700 and < 2250)
        {
            return Timestamp.From(time);
        }

        const string Expected = "such as 2024-01-31T09:30:00Z, 2024-01-31 09:30 or 2024.01.31 09:30:00, between 1701 and 2249";
        faults.Add(new("TABLE_VALUE_INVALID", where, $"the time was '{Shown(text)}'", Expected));
        return default;
    }

    private static double Price(string text, string name, string where, List<Fault> faults)
    {
        if (TryNumber(text, out var price) && IndicatorLimits.IsPrice(price))
        {
            return price;
        }

        faults.Add(new("TABLE_VALUE_INVALID", where, $"{name} was '{Shown(text)}'", "a positive number with a decimal point"));
        return double.NaN;
    }

    private static double Volume(string text, string where, List<Fault> faults)
    {
        if (TryNumber(text, out var volume) && volume >= 0 && double.IsFinite(volume))
        {
            return volume;
        }

        faults.Add(new("TABLE_VALUE_INVALID", where, $"volume was '{Shown(text)}'", "a number not below 0"));
        return double.NaN;
    }

    /// <summary>The start of a cell: a wrong file's may be long.</summary>
    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool TryNumber(string text, out double number)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        return double.TryParse(text.AsSpan().Trim().Trim('"'), Style, CultureInfo.InvariantCulture, out number);
    }
}

using System.Text;

namespace Arus.MarketData.Import;

/// <summary>Tells what cells look like, to find out what a file without a header holds.</summary>
internal static class CellShape
{
    /// <summary>What a cell looks like on its own. <c>20240131</c> is a date; 10, 13, 16 or 19 digits in a row count time since 1970.</summary>
    public static CellKind Of(string text)
    {
        if (text.Length == 0)
        {
            return CellKind.Empty;
        }

        var cell = Encoding.ASCII.GetBytes(text);
        if (TimeCell.TryParse(cell, DateOrder.DayFirst, out var local, out _, out var hasOffset)
            || TimeCell.TryParse(cell, DateOrder.MonthFirst, out local, out _, out hasOffset))
        {
            var hasTime = text.Contains(':') || text.TrimEnd().Contains(' ') || hasOffset || local % Timestamp.NanosPerDay != 0;
            return hasTime ? CellKind.DateTime : CellKind.Date;
        }

        if (text.Contains(':') && TimeCell.TryParseTime(cell, out _))
        {
            return CellKind.Time;
        }

        if (EpochDecimals(text) is not null)
        {
            return CellKind.Epoch;
        }

        return DecimalCell.TryParse(cell, (byte)'.', (byte)',', 0, out _) || DecimalCell.TryParse(cell, (byte)',', (byte)'.', 0, out _)
            ? CellKind.Number
            : CellKind.Text;
    }

    /// <summary>The power of ten that makes a count of time since 1970 nanoseconds; null when the text is none.</summary>
    public static int? EpochDecimals(string text)
    {
        var whole = text.Split('.')[0];
        return !whole.All(char.IsAsciiDigit) ? null : whole.Length switch { 10 => 9, 13 => 6, 16 => 3, 19 => 0, _ => null };
    }
}

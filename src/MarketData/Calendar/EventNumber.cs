using System.Globalization;

namespace Arus.MarketData.Calendar;

/// <summary>The number of a release as calendars write it: per cent as it stands, K, M, B and T for thousands to trillions.</summary>
internal static class EventNumber
{
    /// <summary>Reads a cell; NaN for an empty one and for a vote such as 7-0-2. False when it is something else.</summary>
    public static bool TryRead(string text, out double number)
    {
        number = double.NaN;
        if (text.Length == 0 || IsVote(text))
        {
            return true;
        }

        var digits = text.TrimStart('<', '>').TrimEnd('%');
        var scale = digits.Length == 0 ? 1.0 : char.ToUpperInvariant(digits[^1]) switch
        {
            'K' => 1e3,
            'M' => 1e6,
            'B' => 1e9,
            'T' => 1e12,
            _ => 1.0,
        };
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = double.TryParse(scale > 1.0 ? digits[..^1] : digits, Style, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read);
        number = isNumber ? read * scale : double.NaN;
        return isNumber;
    }

    private static bool IsVote(string text) =>
        text.Split('-') is { Length: >= 2 and <= 4 } parts && Array.TrueForAll(parts, part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit));
}

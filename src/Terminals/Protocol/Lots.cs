using System.Globalization;

namespace Arus.Terminals.Protocol;

/// <summary>Volumes on the wire: lots, as a decimal number in text.</summary>
internal static class Lots
{
    /// <summary>What a text must be.</summary>
    public const string Rule = "is text with a decimal number of lots from 0 to 1,000,000,000 with 8 decimals at most";

    private const decimal Most = 1_000_000_000m;

    /// <summary>Reads lots: digits and at most one point.</summary>
    public static bool TryParse(string text, out decimal lots) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out lots) && lots <= Most && lots.Scale <= 8;

    /// <summary>Writes lots without needless zeros.</summary>
    public static string Text(decimal lots) => lots.ToString("0.########", CultureInfo.InvariantCulture);
}

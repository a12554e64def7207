using System.Text;

namespace Arus.MarketData.Storage;

/// <summary>
/// Symbols as folder names that every file system takes and keeps apart, also one that does not know capitals: letters are capitals, a <c>~</c>
/// changes to small letters and back (<c>EURUSDm</c> is <c>EURUSD~m</c>), and what a name may not hold is written <c>%2F</c>.
/// </summary>
internal static class SymbolFolder
{
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder of a symbol.</summary>
    public static string Of(InstrumentId instrument)
    {
        var symbol = instrument.ToString();
        var isDevice = Devices.Contains(symbol.Split('.')[0]);
        var name = new StringBuilder();
        var isSmall = false;
        for (var i = 0; i < symbol.Length; i++)
        {
            var letter = symbol[i];
            if (letter == '/' || (letter == '.' && (i == 0 || i == symbol.Length - 1)) || (i == 0 && isDevice))
            {
                name.Append('%').Append(((int)letter).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }

            if (char.IsAsciiLetter(letter) && char.IsAsciiLetterLower(letter) != isSmall)
            {
                isSmall = !isSmall;
                name.Append('~');
            }

            name.Append(letter);
        }

        return name.ToString();
    }

    /// <summary>The symbol of a folder; false when no symbol has that folder.</summary>
    public static bool TryParse(string folder, out InstrumentId instrument)
    {
        var symbol = new StringBuilder();
        for (var i = 0; i < folder.Length; i++)
        {
            if (folder[i] == '%' && i + 2 < folder.Length && byte.TryParse(
                    folder.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier,
                    System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                symbol.Append((char)code);
                i += 2;
            }
            else if (folder[i] != '~')
            {
                symbol.Append(folder[i]);
            }
        }

        return InstrumentId.TryParse(symbol.ToString(), out instrument) && Of(instrument) == folder;
    }
}

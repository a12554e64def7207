using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arus.Host.Commands;

/// <summary>Options that several commands share, read the same way everywhere.</summary>
internal static class CommonOptions
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object instead of text.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print exactly one JSON object." };

    /// <summary>The data directory.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "The data directory (default: ARUS_DATA, or the platform's folder for user data).",
        HelpName = "DIR",
    };

    public static Option<string> Symbol(bool required = true) => new("--symbol") { Description = "The instrument, such as EURUSD.", HelpName = "S", Required = required };

    public static Option<string[]> Settings() => new("--set")
    {
        Description = "A setting laid over the document, such as sizing.units=5000; may be repeated.",
        HelpName = "k=v",
        Arity = ArgumentArity.OneOrMore,
    };

    public static InstrumentId Instrument(string symbol) => InstrumentId.TryParse(symbol, out var id)
        ? id
        : throw new InvalidInputException("SYMBOL_INVALID", "--symbol", $"was '{symbol}'", $"1 to {InstrumentId.LengthMax} letters, digits or . _ # / + -");

    public static OrderId Order(string text) => OrderId.TryParse(text, out var order)
        ? order
        : throw new InvalidInputException("ORDER_INVALID", "ORDER", $"was '{text}'", "an order number such as O17");

    public static Timestamp? Moment(string? text, string option) => text is null
        ? null
        : DateTime.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && moment.Year is > 1700 and < 2262
                ? Timestamp.From(moment)
                : throw new InvalidInputException("TIME_INVALID", option, $"was '{text}'", "a date or moment in UTC such as 2014-05-01 or 2014-05-01T13:30:00");

    public static IReadOnlyDictionary<string, string> Pairs(string[]? settings, string option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<Fault>();
        foreach (var setting in settings ?? [])
        {
            var parts = setting.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0)
            {
                faults.Add(new Fault("SETTING_INVALID", option, $"was '{setting}'", "name=value"));
            }
            else if (!pairs.TryAdd(parts[0], parts[1]))
            {
                faults.Add(new Fault("SETTING_TWICE", option, $"{parts[0]} is set twice", "each name once"));
            }
        }

        return faults.Count == 0 ? pairs : throw new InvalidInputException(faults);
    }

    public static SourceId Source(string text) =>
        text.Length is > 0 and <= 32 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? new SourceId(text)
            : throw new InvalidInputException("SOURCE_INVALID", "--source", $"was '{text}'", "1 to 32 characters of a-z, 0-9 and '-'");

    public static decimal Number(string text, string option, string expected) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidInputException("NUMBER_INVALID", option, $"was '{text}'", expected);

    public static int Whole(string text, string option, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidInputException("NUMBER_INVALID", option, $"was '{text}'", string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public static void WriteJson(this Terminal terminal, JsonNode json) => terminal.Out.WriteLine(json.ToJsonString(OneLine));

    /// <summary>Rows as columns under headings, each as wide as its widest cell; numbers to the right where <paramref name="right"/> says so.</summary>
    public static void WriteTable(this Terminal terminal, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, string right = "")
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(headings))
        {
            var line = new StringBuilder();
            for (var column = 0; column < widths.Length; column++)
            {
                var cell = column < right.Length && right[column] == 'r' ? row[column].PadLeft(widths[column]) : row[column].PadRight(widths[column]);
                line.Append(column > 0 ? "  " : "").Append(cell);
            }

            terminal.Out.WriteLine(line.ToString().TrimEnd());
        }
    }
}

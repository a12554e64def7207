using System.Globalization;
using Arus.Contracts.Language;
using Arus.Foundation.Files;
using Arus.Language.Text;

namespace Arus.Language.Providers;

/// <summary>The price of a model from some day on, in US dollars per million tokens.</summary>
internal sealed record Price(string Id, ProviderKind Provider, string Model, Timestamp ValidFrom, decimal Input, decimal CachedInput, decimal Output)
{
    public static readonly Price Free = new("free", ProviderKind.Local, "", Timestamp.Min, 0, 0, 0);

    /// <summary>What a call costs.</summary>
    public decimal Cost(Usage usage)
    {
        var cached = Math.Min(usage.CachedInput, usage.Input);
        return (((usage.Input - cached) * Input) + (cached * CachedInput) + (usage.Output * Output)) / 1_000_000m;
    }
}

/// <summary>The tokens of a call.</summary>
/// <param name="Input">Read, cached ones among them.</param>
/// <param name="CachedInput">Read from the provider's cache.</param>
/// <param name="Output">Written, thinking among them.</param>
internal readonly record struct Usage(long Input, long CachedInput, long Output)
{
    public static Usage operator +(Usage left, Usage right) => new(left.Input + right.Input, left.CachedInput + right.CachedInput, left.Output + right.Output);
}

/// <summary>What is known of a model.</summary>
/// <param name="Cutoff">The last moment its training may have seen; the latest there is where nobody says.</param>
/// <param name="Quality">0 to 1.</param>
/// <param name="HoldsSchema">Whether the provider holds answers to a schema.</param>
internal sealed record ModelFacts(Timestamp Cutoff, double Quality, bool HoldsSchema)
{
    public static readonly ModelFacts Unknown = new(Timestamp.Max, 0.5, HoldsSchema: false);
}

/// <summary>The tables of prices and models: data, not code.</summary>
internal sealed class ProviderTables
{
    private readonly List<Price> _prices;
    private readonly Dictionary<(ProviderKind, string), ModelFacts> _models;

    private ProviderTables(List<Price> prices, Dictionary<(ProviderKind, string), ModelFacts> models)
    {
        _prices = prices;
        _models = models;
    }

    /// <summary>The tables that ship, prices from a file of one's own where there is one.</summary>
    public static ProviderTables Load(string? priceFile)
    {
        if (priceFile is null)
        {
            return Parse("prices.csv", Prompt.Resource("prices.csv"));
        }

        using var reader = new StreamReader(RegularFile.Open(priceFile, "FILE_UNREADABLE", "a table of prices"));
        return Parse(priceFile, reader.ReadToEnd());
    }

    public static ProviderTables Parse(string name, string prices) => new(
        [.. Rows(name, prices, 7, fields => new Price(
            fields[0], Provider(fields[1]), fields[2], Day(fields[3]), Number(fields[4]), Number(fields[5]), Number(fields[6])))],
        Rows("models.csv", Prompt.Resource("models.csv"), 5, fields => (
            Key: (Provider(fields[0]), fields[1]),
            Facts: new ModelFacts(fields[2].Length == 0 ? Timestamp.Max : Day(fields[2]).Plus(Timestamp.NanosPerDay - 1), (double)Number(fields[3]), fields[4] == "schema")))
            .ToDictionary(row => row.Key, row => row.Facts));

    /// <summary>The price at a moment; null where none is known. A local server costs nothing unless the table has a price for its model.</summary>
    public Price? Price(ProviderKind provider, string model, Timestamp at) =>
        _prices.Where(price => price.Provider == provider && price.Model == model && price.ValidFrom <= at).MaxBy(price => price.ValidFrom.Nanos)
        ?? (provider == ProviderKind.Local ? Providers.Price.Free : null);

    /// <summary>What is known of a model; a dated name such as gpt-5-mini-2025-08-07 is the undated one.</summary>
    public ModelFacts Facts(ProviderKind provider, string model) =>
        _models.TryGetValue((provider, model), out var facts) ? facts
        : _models.Where(known => known.Key.Item1 == provider && IsDated(model, known.Key.Item2)).Select(known => known.Value).FirstOrDefault(ModelFacts.Unknown);

    private static bool IsDated(string model, string name) =>
        model.Length > name.Length + 1 && model.StartsWith(name + "-", StringComparison.Ordinal) && model[(name.Length + 1)..].All(letter => char.IsAsciiDigit(letter) || letter == '-');

    private static IEnumerable<T> Rows<T>(string name, string text, int columns, Func<List<string>, T> parse)
    {
        using var reader = new StringReader(text);
        foreach (var (line, fields) in CsvRows.Read(name, reader).Where(row => !row.Fields[0].StartsWith('#')).Skip(1))
        {
            T row;
            try
            {
                row = fields.Count == columns ? parse([.. fields.Select(field => field.Trim())]) : throw new FormatException($"has {fields.Count} fields, not {columns}");
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
            {
                throw new InvalidInputException("TABLE_ROW_INVALID", $"{name}:{line}", wrong.Message, "a row like those of the table that ships");
            }

            yield return row;
        }
    }

    private static ProviderKind Provider(string text) => Enum.Parse<ProviderKind>(text);

    private static Timestamp Day(string text) => Timestamp.From(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}

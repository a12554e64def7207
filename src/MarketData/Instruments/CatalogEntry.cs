using System.Globalization;
using Arus.Foundation.Text;
using YamlDotNet.RepresentationModel;

namespace Arus.MarketData.Instruments;

/// <summary>
/// One mapping of a catalogue file. Reading a key that is absent or wrong gives <see langword="null"/>; what is wrong joins the faults.
/// </summary>
internal sealed class CatalogEntry
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlMappingNode _node;
    private readonly List<Fault> _faults;
    private readonly int _faultsBefore;

    /// <summary>Names every key that is not among <paramref name="keys"/>.</summary>
    public CatalogEntry(string file, string path, YamlMappingNode node, IReadOnlyList<string> keys, List<Fault> faults)
    {
        (_file, _path, _node, _faults, _faultsBefore) = (file, path, node, faults, faults.Count);
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "a key that is no text";
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                Add("CATALOG_UNKNOWN_KEY", key, name, "unknown key", NearestName.Expectation(name, keys));
            }
        }
    }

    /// <summary>Whether nothing wrong was found in this entry so far.</summary>
    public bool IsSound => _faults.Count == _faultsBefore;

    /// <summary>Whether a key is given, rightly or wrongly.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Names each of these keys that is absent.</summary>
    public void Require(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
            {
                Add("CATALOG_MISSING_KEY", _node, key, "is missing", "a value, since nothing is known of it otherwise");
            }
        }
    }

    /// <summary>Refuses the value of a key, given here or known before.</summary>
    public void Reject(string key, string what, string expected) => Add("CATALOG_INVALID_VALUE", Find(key) ?? _node, key, what, expected);

    /// <summary>A text of 1 to <paramref name="lengthMax"/> characters.</summary>
    public string? Text(string key, int lengthMax) =>
        Scalar(key, $"a text of 1 to {lengthMax} characters", text => text.Trim().Length > 0 && text.Length <= lengthMax ? text.Trim() : null);

    /// <summary>A decimal number within limits.</summary>
    public decimal? Number(string key, decimal least, decimal most)
    {
        var expected = $"a number from {Plain(least)} to {Plain(most)}";
        decimal? number = null;
        Scalar(key, expected, text =>
        {
            const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            var valid = decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;
            number = valid ? value : null;
            return valid ? text : null;
        });
        return number;
    }

    /// <summary>A whole number within limits.</summary>
    public int? Integer(string key, int least, int most)
    {
        int? number = null;
        Scalar(key, FormattableString.Invariant($"a whole number from {least} to {most}"), text =>
        {
            var valid = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most;
            number = valid ? value : null;
            return valid ? text : null;
        });
        return number;
    }

    /// <summary>A currency code.</summary>
    public Currency? Currency(string key) =>
        Scalar(key, "a code of three to five letters, such as USD", text => Contracts.Currency.TryParse(text, out _) ? text : null) is { } code
            ? Contracts.Currency.Of(code)
            : null;

    /// <summary>A symbol.</summary>
    public InstrumentId? Symbol(string key)
    {
        var expected = $"1 to {InstrumentId.LengthMax} letters, digits or . _ # / + -";
        return Scalar(key, expected, text => InstrumentId.TryParse(text, out _) ? text : null) is { } symbol ? InstrumentId.Of(symbol) : null;
    }

    /// <summary>One word of a closed set.</summary>
    public T? Word<T>(string key, IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        T? found = null;
        Scalar(key, $"one of {string.Join(", ", words.Select(word => word.Word))}", text =>
        {
            foreach (var (word, value) in words)
            {
                if (word == text)
                {
                    found = value;
                    return text;
                }
            }

            return null;
        });
        return found;
    }

    /// <summary>A mapping under a key.</summary>
    public CatalogEntry? Section(string key, IReadOnlyList<string> keys)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new CatalogEntry(_file, $"{_path}.{key}", mapping, keys, _faults);
            default:
                Reject(key, "was no mapping", $"a mapping with {string.Join(", ", keys)}");
                return null;
        }
    }

    private static string Plain(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private string? Scalar(string key, string expected, Func<string, string?> read)
    {
        var node = Find(key);
        if (node is null)
        {
            return null;
        }

        var text = (node as YamlScalarNode)?.Value;
        var value = text is null ? null : read(text);
        if (value is null)
        {
            Reject(key, text is null ? "was no single value" : $"was '{Shortened(text)}'", expected);
        }

        return value;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private void Add(string code, YamlNode at, string key, string what, string expected) =>
        _faults.Add(new(code, $"{_file}:{at.Start.Line} {_path}.{Shortened(key)}", what, expected));
}

using System.Globalization;
using Arus.Foundation.Text;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// Reads one map of a document key by key. What is read is checked, its faults are gathered, and its resolved value, default or not, is kept for the
/// canonical form; so the two cannot differ. <see cref="Close"/> reports the keys nobody asked for.
/// </summary>
internal sealed class DocumentSection
{
    private readonly DocumentNode _node;
    private readonly string _path;
    private readonly List<Fault> _faults;

    /// <param name="node">The part of the document; an empty scalar is an empty map.</param>
    /// <param name="path">Where it stands, empty for the whole.</param>
    /// <param name="faults">Where faults are gathered.</param>
    public DocumentSection(DocumentNode node, string path, List<Fault> faults)
    {
        (_path, _faults) = (path, faults);
        _node = node.Entries is not null ? node : DocumentNode.Map();
        if (node.Entries is null && node.Text is not "")
        {
            Fault("STRATEGY_WRONG_TYPE", path.Length == 0 ? "document" : path, node.Form, "a map of keys and values");
        }
    }

    /// <summary>The values read so far, in ordinal order of their keys: text, decimal, bool, a list of texts, or a nested one of these.</summary>
    public SortedDictionary<string, object> Resolved { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys that are written down.</summary>
    public IEnumerable<string> Keys => _node.Entries!.Keys;

    /// <summary>Whether a key is written down with a value.</summary>
    public bool Has(string key) => _node.Entries!.TryGetValue(key, out var value) && value.Text is not "";

    /// <summary>A map inside; empty when it is not written down.</summary>
    public DocumentSection Section(string key)
    {
        var section = new DocumentSection(_node.Entries!.GetValueOrDefault(key) ?? DocumentNode.Map(), PathOf(key), _faults);
        Resolved[key] = section.Resolved;
        return section;
    }

    /// <summary>A text; the default when it is not written down.</summary>
    public string Text(string key, string fallback)
    {
        var text = Scalar(key, "a text") ?? fallback;
        Resolved[key] = text;
        return text;
    }

    /// <summary>One of some words, in any case; the first fault names the nearest.</summary>
    public string Choice(string key, string fallback, IReadOnlyList<string> choices)
    {
        var text = Scalar(key, "a word") ?? fallback;
        var choice = choices.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (choice is null)
        {
            Fault("STRATEGY_OUT_OF_RANGE", PathOf(key), $"'{text}'", NearestName.Expectation(text, choices));
        }

        Resolved[key] = choice ?? fallback;
        return choice ?? fallback;
    }

    /// <summary>A whole number within bounds, the bounds included.</summary>
    public int Integer(string key, int fallback, int low, int high)
    {
        var number = Number(key, fallback, low, high);
        if (decimal.Truncate(number) != number)
        {
            Fault("STRATEGY_WRONG_TYPE", PathOf(key), Shown(number), $"a whole number from {Shown(low)} to {Shown(high)}");
            return fallback;
        }

        return (int)number;
    }

    /// <summary>A number within bounds, the bounds included.</summary>
    public decimal Number(string key, decimal fallback, decimal low, decimal high)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var number = fallback;
        var expected = $"a number from {Shown(low)} to {Shown(high)}";
        if (Scalar(key, expected) is { } text)
        {
            if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number))
            {
                Fault("STRATEGY_WRONG_TYPE", PathOf(key), $"'{text}'", expected);
                number = fallback;
            }
            else if (number < low || number > high)
            {
                Fault("STRATEGY_OUT_OF_RANGE", PathOf(key), Shown(number), expected);
                number = fallback;
            }
        }

        Resolved[key] = number;
        return number;
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool fallback)
    {
        var isTrue = Choice(key, fallback ? "true" : "false", ["true", "false"]) == "true";
        Resolved[key] = isTrue;
        return isTrue;
    }

    /// <summary>A list of texts; empty when it is not written down.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        List<string> texts = [];
        if (_node.Entries!.TryGetValue(key, out var value) && value.Text is not "")
        {
            texts = [.. (value.Items ?? [value]).Where(item => item.Text is not null).Select(item => item.Text!)];
            if (value.Entries is not null || texts.Count < (value.Items?.Count ?? 1))
            {
                Fault("STRATEGY_WRONG_TYPE", PathOf(key), value.Form, "a list of words");
            }
        }

        Resolved[key] = texts;
        return texts;
    }

    /// <summary>Reports a fault of this map.</summary>
    public void Fault(string code, string where, string what, string expected) => _faults.Add(new Fault(code, where, what, expected));

    /// <summary>The path of a key of this map.</summary>
    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    /// <summary>Reports what is written down and was not asked for.</summary>
    /// <param name="others">Keys that belong here in another form of this map.</param>
    public void Close(params IReadOnlyList<string> others)
    {
        var known = Resolved.Keys.Concat(others).ToList();
        foreach (var key in Keys.Where(key => !known.Contains(key)))
        {
            Fault("STRATEGY_UNKNOWN_KEY", PathOf(key), "unknown key", NearestName.Expectation(key, known));
        }
    }

    private string? Scalar(string key, string expected)
    {
        if (!Has(key))
        {
            return null;
        }

        var node = _node.Entries![key];
        if (node.Text is null)
        {
            Fault("STRATEGY_WRONG_TYPE", PathOf(key), node.Form, expected);
        }

        return node.Text;
    }

    private static string Shown(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

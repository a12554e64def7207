using System.Globalization;
using Arus.Foundation.Documents;
using Arus.Foundation.Text;

namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>One mapping of a behaviour file. Reading a key that is absent or wrong gives <see langword="null"/>; what is wrong joins the faults.</summary>
internal sealed class BehaviourEntry
{
    private const int TextLengthMax = 64;

    private readonly string _file;
    private readonly string _path;
    private readonly DocumentNode _node;
    private readonly List<Fault> _faults;

    /// <summary>Names every key that is not among <paramref name="keys"/>.</summary>
    public BehaviourEntry(string file, string path, DocumentNode node, IReadOnlyList<string> keys, List<Fault> faults)
    {
        (_file, _path, _node, _faults) = (file, path, node, faults);
        foreach (var (name, value) in node.Entries!)
        {
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                Add("BEHAVIOUR_UNKNOWN_KEY", value, name, "unknown key", NearestName.Expectation(name, keys));
            }
        }
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Refuses the value of a key, given here or missing.</summary>
    public void Reject(string key, string what, string expected) => Add("BEHAVIOUR_INVALID_VALUE", Find(key) ?? _node, key, what, expected);

    public string? Text(string key) =>
        Scalar(key, $"a text of 1 to {TextLengthMax} characters", text => text.Trim().Length > 0 && text.Length <= TextLengthMax ? text.Trim() : null);

    /// <summary>What a symbol's name ends with; nothing is a suffix too.</summary>
    public string? Suffix(string key) =>
        Scalar(key, "up to 8 letters, digits or . _ # -", text => text.Length <= 8 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "._#-".Contains(letter)) ? text : null);

    public decimal? Number(string key, decimal least, decimal most)
    {
        decimal? number = null;
        Scalar(key, $"a number from {Plain(least)} to {Plain(most)}", text =>
        {
            const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            number = decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;
            return number is null ? null : text;
        });
        return number;
    }

    public long? Whole(string key, long least, long most)
    {
        long? number = null;
        Scalar(key, FormattableString.Invariant($"a whole number from {least} to {most}"), text =>
        {
            number = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;
            return number is null ? null : text;
        });
        return number;
    }

    public bool? Flag(string key) => Word(key, [("true", true), ("false", false)]);

    public Currency? Currency(string key) =>
        Scalar(key, "a code of three to five letters, such as USD", text => Contracts.Currency.TryParse(text, out _) ? text : null) is { } code
            ? Contracts.Currency.Of(code)
            : null;

    /// <summary>One word of a closed set.</summary>
    public T? Word<T>(string key, IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        T? found = null;
        Scalar(key, NearestName.Expectation(Find(key)?.Text ?? "", words.Select(word => word.Word)), text =>
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

    /// <summary>The sum of the bits of a list of words.</summary>
    public int? Bits(string key, IReadOnlyList<(string Word, int Value)> words)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        var expected = $"a list of {string.Join(", ", words.Select(word => word.Word))}";
        if (node.Items is null)
        {
            Reject(key, "was no list", expected);
            return null;
        }

        var bits = 0;
        foreach (var item in node.Items)
        {
            var at = words.ToList().FindIndex(word => word.Word == item.Text);
            if (at < 0)
            {
                Add("BEHAVIOUR_INVALID_VALUE", item, key, $"was {Shortened(item.Form)}", expected);
                return null;
            }

            bits |= words[at].Value;
        }

        return bits;
    }

    private string? Scalar(string key, string expected, Func<string, string?> read)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        var value = node.Text is { } text ? read(text) : null;
        if (value is null)
        {
            Reject(key, $"was {Shortened(node.Form)}", expected);
        }

        return value;
    }

    private static string Plain(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= TextLengthMax ? text : $"{text[..TextLengthMax]}…";

    private DocumentNode? Find(string key) => _node.Entries!.TryGetValue(key, out var node) ? node : null;

    private void Add(string code, DocumentNode at, string key, string what, string expected) =>
        _faults.Add(new(code, $"{_file}:{at.Line} {_path}.{Shortened(key)}", what, expected));
}

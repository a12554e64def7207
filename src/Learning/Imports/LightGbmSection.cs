using System.Globalization;
using Arus.Learning.Files;

namespace Arus.Learning.Imports;

/// <summary>The lines <c>name=value</c> of one part of a LightGBM file.</summary>
/// <param name="name">What faults call the file.</param>
/// <param name="title">What faults call the part.</param>
internal sealed class LightGbmSection(string name, string title)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What faults call the part.</summary>
    public string Title => title;

    /// <summary>Adds a line; a word alone is a name without a value.</summary>
    public void Add(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        _values[equals < 0 ? line : line[..equals]] = equals < 0 ? "" : line[(equals + 1)..];
    }

    /// <summary>Whether a name stands there.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The value of a name.</summary>
    public string Text(string key) => _values.TryGetValue(key, out var value) ? value : throw Damaged($"has no '{key}'");

    /// <summary>The words of a value.</summary>
    public string[] Texts(string key) => Text(key).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number.</summary>
    public int Whole(string key) => Whole(key, Text(key));

    /// <summary>Whole numbers, as many as there must be.</summary>
    public int[] Wholes(string key, int count) => Counted(key, count, [.. Texts(key).Select(text => Whole(key, text))]);

    /// <summary>Numbers, as many as there must be.</summary>
    public double[] Numbers(string key, int count) => Counted(key, count, [.. Texts(key).Select(text => Number(key, text))]);

    /// <summary>Words of 32 bits.</summary>
    public uint[] Words(string key) =>
        [.. Texts(key).Select(text => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var word) ? word : throw Damaged($"'{key}' holds '{text}'"))];

    /// <summary>A number that was cut out of a value.</summary>
    public double Number(string key, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw Damaged($"'{key}' holds '{text}'");

    /// <summary>The fault of this part.</summary>
    public InvalidInputException Damaged(string problem) => BodyReader.Damaged(name, $"{title} {problem}");

    private int Whole(string key, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Damaged($"'{key}' holds '{text}'");

    private T[] Counted<T>(string key, int count, T[] values) => values.Length == count ? values : throw Damaged($"has {values.Length} values of '{key}', not {count}");
}

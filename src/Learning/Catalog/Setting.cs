using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Catalog;

/// <summary>What one setting may be, and how it is written: two texts of one value have one canonical form, so that they make one model id.</summary>
/// <param name="Name">Its name, such as <c>max-depth</c>.</param>
/// <param name="Default">Its default, in canonical form.</param>
/// <param name="Allowed">The range or the choices, in words.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Canonical">The canonical form of a text; null when it is not allowed.</param>
internal sealed record Setting(string Name, string Default, string Allowed, string Meaning, Func<string, string?> Canonical)
{
    /// <summary>As the catalogue lists it.</summary>
    public ModelSetting Info => new(Name, Default, Allowed, Meaning);

    /// <summary>A whole number.</summary>
    public static Setting Whole(string name, int standard, int least, int most, string meaning) => new(
        name, Text(standard), string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"), meaning,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? Text(value) : null);

    /// <summary>A number.</summary>
    public static Setting Number(string name, double standard, double least, double most, string meaning) => new(
        name, Text(standard), string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"), meaning,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? Text(value + 0.0) : null);

    /// <summary>One of several words; the first is the default.</summary>
    public static Setting Choice(string name, string meaning, params string[] words) => new(
        name, words[0], string.Join(", ", words), meaning, text => words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A list whose items are separated by commas, empty by default; whether the items are right is for the kind to say.</summary>
    public static Setting List(string name, string allowed, string meaning) =>
        new(name, "", allowed, meaning, text => string.Join(',', SettingValues.Parts(text)));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;

namespace Arus.Language.News;

/// <summary>What a headline is about, by the words of <c>subjects.txt</c> and by pairs such as EUR/USD.</summary>
internal static class HeadlineSubjects
{
    private static readonly (Currency Currency, string[] Names)[] Subjects = Load();
    private static readonly HashSet<string> Codes = [.. Subjects.Select(subject => subject.Currency.Code)];

    /// <summary>The currencies a text names, in alphabetical order.</summary>
    public static IReadOnlyList<Currency> Currencies(string text)
    {
        var padded = Padded(text);
        var named = Subjects.Where(subject => Array.Exists(subject.Names, name => padded.Contains(name, StringComparison.Ordinal))).Select(subject => subject.Currency.Code);
        return [.. named.Concat(Pairs(text).SelectMany(pair => (string[])[pair[..3], pair[3..]])).Distinct().Order(StringComparer.Ordinal).Select(Currency.Of)];
    }

    /// <summary>The pairs a text names, as six letters, in the order of the text.</summary>
    public static IEnumerable<string> Pairs(string text) => text
        .Split([' ', ',', ';', ':', '(', ')', '.', '!', '?', '\'', '"'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Replace("/", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal))
        .Where(word => word.Length == 6 && word.All(char.IsAsciiLetterUpper) && Codes.Contains(word[..3]) && Codes.Contains(word[3..]))
        .Distinct();

    /// <summary>A text in which every name of a currency, country or central bank, and every pair, is hidden.</summary>
    public static string Mask(string text)
    {
        foreach (var pair in Pairs(text).ToList())
        {
            text = text.Replace(pair, "[instrument]", StringComparison.Ordinal).Replace($"{pair[..3]}/{pair[3..]}", "[instrument]", StringComparison.Ordinal);
        }

        foreach (var name in Subjects.SelectMany(subject => subject.Names).Select(name => name.Trim()).OrderByDescending(name => name.Length))
        {
            text = Regex.Replace(
                text, $@"\b{Regex.Escape(name)}(?!\w)\.?", "[economy]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }

        return Regex.Replace(text, @"\bU\.?[SK]\b\.?", "[economy]");
    }

    // Words stand between single spaces, so that a name is found as a whole word only. US is a country, us is not.
    private static string Padded(string text) => " " + string.Join(' ', string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) || letter == '.' ? letter : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word == "US" ? "u.s" : word.Trim('.').ToLowerInvariant())) + " ";

    private static (Currency Currency, string[] Names)[] Load()
    {
        using var stream = typeof(HeadlineSubjects).Assembly.GetManifestResourceStream("Arus.Language.News.subjects.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':'))
            .Select(parts => (Currency.Of(parts[0]), parts[1].Split(',').Select(name => $" {name.Trim()} ").ToArray()))];
    }
}

namespace Arus.Intelligence.Strategies;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    /// <summary>Longer names are not compared letter by letter.</summary>
    private const int LengthMax = 64;

    /// <summary>What would be right: the nearest name when one is near, and all names.</summary>
    public static string Expectation(string name, IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return "nothing here";
        }

        var nearest = Of(name, all);
        return (nearest is null ? "one of " : $"'{nearest}'? one of ") + string.Join(", ", all);
    }

    /// <summary>The name with the fewest single-letter changes (Levenshtein 1966), at most a third of its letters and one; else null.</summary>
    public static string? Of(string name, IReadOnlyList<string> names)
    {
        var nearest = names.Select(other => (Name: other, Distance: Distance(name, other))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return nearest.Item2 <= (nearest.Item1.Length / 3) + 1 ? nearest.Item1 : null;
    }

    private static int Distance(string a, string b)
    {
        if (a.Length > LengthMax || b.Length > LengthMax)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above + 1, row[j - 1] + 1), diagonal + same);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}

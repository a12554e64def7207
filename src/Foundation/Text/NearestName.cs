namespace Arus.Foundation.Text;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class NearestName
{
    // Longer names are not compared letter by letter.
    private const int LengthMax = 64;

    /// <summary>What would have been right, for a fault: the name meant when one is near, and all names in their order.</summary>
    public static string Expectation(string written, IEnumerable<string> names)
    {
        string[] all = [.. names];
        var list = string.Join(", ", all);
        return (all.Length, Of(written, all)) switch
        {
            (0, _) => "nothing here",
            (1, _) => list,
            (_, null) => $"one of {list}",
            (_, var nearest) => $"'{nearest}', or another of {list}",
        };
    }

    /// <summary>
    /// The name with the fewest letters put in, left out or replaced (Levenshtein 1966, case aside), the first of several; <see langword="null"/> when that
    /// is more than a third of its letters and one.
    /// </summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        if (written.Length > LengthMax)
        {
            return null;
        }

        var nearest = names.MinBy(name => Distance(written, name));
        return nearest is not null && Distance(written, nearest) <= (nearest.Length / 3) + 1 ? nearest : null;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

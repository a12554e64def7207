namespace Arus.Features;

/// <summary>Finds the name someone meant.</summary>
internal static class NearestName
{
    /// <summary>The known names in words, and the one meant if one is near: at most half of its letters differ.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        if (names.Length == 0)
        {
            return "nothing: there is nothing to set";
        }

        var nearest = names.MinBy(other => Distance(name, other))!;
        var all = string.Join(", ", names);
        var isNear = names.Length > 1 && 2 * Distance(name, nearest) <= nearest.Length;
        return isNear ? $"'{nearest}', or another of {all}" : $"one of {all}";
    }

    /// <summary>How many letters to put in, leave out or replace from one name to the other, whatever their case. Levenshtein, 1966.</summary>
    internal static int Distance(string from, string to)
    {
        from = from.Length > to.Length * 4 ? from[..(to.Length * 4)] : from; // far enough already, however long it is
        var before = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = before[j] + (char.ToLowerInvariant(from[i]) == char.ToLowerInvariant(to[j]) ? 0 : 1);
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], before[j + 1]) + 1);
            }

            before = row;
        }

        return before[^1];
    }
}

namespace Arus.MarketData.Instruments;

/// <summary>Guesses which word was meant.</summary>
internal static class NearestWord
{
    /// <summary>The known word within a third of its letters (Levenshtein 1966, case aside); <see langword="null"/> when none is near.</summary>
    public static string? Find(string written, IReadOnlyList<string> known)
    {
        if (written.Length > 64)
        {
            return null;
        }

        var best = known.Select(word => (Word: word, Distance: Distance(written, word))).MinBy(candidate => candidate.Distance);
        return best.Word is { } word && best.Distance <= Math.Max(1, word.Length / 3) ? word : null;
    }

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

namespace Arus.Language.Sentiment;

/// <summary>
/// Comparisons of a quantity now with before: "EUR 4.7 mn, compared to 6.6 mn", "from 23 % to 24 %", "to a loss of 7.3 from a profit of 12.5". The
/// sign of an amount comes from what it counts: a loss is below zero, costs are better when lower.
/// </summary>
internal static class Comparisons
{
    private const int Apart = 22;

    public static void Find(List<Token> tokens, List<Find> finds, List<Sign> signs, HashSet<int> spoken)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            if (tokens[first].Kind != TokenKind.Quantity || Partner(tokens, first) is not { } second)
            {
                continue;
            }

            var between = Between(tokens, finds, first, second);
            if (between is Order.None)
            {
                continue;
            }

            if (Counted(finds, tokens, first, from: 0) is not { } firstCounted)
            {
                continue;
            }

            var secondCounted = Counted(finds, tokens, second, first + 1) ?? firstCounted;
            var change = (Side(firstCounted) * tokens[first].Value) - (Side(secondCounted) * tokens[second].Value);
            spoken.Add(firstCounted.At);
            spoken.Add(secondCounted.At);
            if (change != 0)
            {
                signs.Add(new Sign(SignKind.Comparison, second, (between == Order.NowBefore) == (change > 0) ? 1.0 : -1.0));
            }

            first = second;
        }
    }

    private enum Order
    {
        None,
        NowBefore,
        BeforeNow,
    }

    /// <summary>The next quantity of the same unit; an amount right after another is the same in a second currency.</summary>
    private static int? Partner(List<Token> tokens, int first)
    {
        for (var at = first + 1; at < Math.Min(tokens.Count, first + Apart); at++)
        {
            if (tokens[at].Kind == TokenKind.Quantity && tokens[at].Text == tokens[first].Text && at > first + 1)
            {
                return at;
            }
        }

        return null;
    }

    private static Order Between(List<Token> tokens, List<Find> finds, int first, int second)
    {
        if (first > 0 && tokens[first - 1] is { Kind: TokenKind.Word, Text: "from" } && HasWord(tokens, first, second, "to"))
        {
            return Order.BeforeNow;
        }

        return finds.Exists(find => find.At > first && find.At < second && find.Has(WordClass.Than, out _)) ? Order.NowBefore : Order.None;
    }

    private static bool HasWord(List<Token> tokens, int from, int to, string word)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind == TokenKind.Word && tokens[at].Text == word)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>+1 where more of the quantity is better, −1 where less is.</summary>
    private static int Side(Find counted) => counted.Has(WordClass.Burden, out _) ? -1 : 1;

    /// <summary>What an amount counts: the nearest quantity before it in its sentence.</summary>
    private static Find? Counted(List<Find> finds, List<Token> tokens, int at, int from)
    {
        for (var index = finds.Count - 1; index >= 0; index--)
        {
            var find = finds[index];
            if (find.At >= at || find.At < from || !find.IsQuantity)
            {
                continue;
            }

            for (var stop = find.End; stop < at; stop++)
            {
                if (tokens[stop].IsMark(";") || tokens[stop].IsMark("."))
                {
                    return null;
                }
            }

            return find;
        }

        return null;
    }
}

namespace Arus.Language.Sentiment;

/// <summary>
/// Reads a sentence by rules: the tone of words, the direction of quantities ("costs fell" is good, "profit fell" is bad), comparisons of now with
/// before, and negation. What is in brackets, mostly symbols and amounts in another currency, counts for nothing.
/// </summary>
internal sealed class SentenceReader(Lexicon lexicon)
{
    private const int NegationReach = 4;
    private const int QuantityBefore = 12;
    private const int QuantityAfter = 6;
    private const int QuantityRightAfter = 2;

    public SentenceSigns Read(List<Token> all)
    {
        var tokens = WithoutBrackets(all);
        var finds = Find(tokens);
        var signs = new List<Sign>();
        var spoken = new HashSet<int>();
        foreach (var find in finds)
        {
            if (Direction(find) is { Strength: > 0 } direction)
            {
                Change(tokens, finds, find, direction, signs, spoken);
            }
        }

        Comparisons.Find(tokens, finds, signs, spoken);
        foreach (var find in finds.Where(find => !spoken.Contains(find.At)))
        {
            Tone(finds, find, signs);
        }

        return new SentenceSigns(
            Turned(signs, finds), Count(finds, WordClass.Perhaps), Count(finds, WordClass.Routine), Count(finds, WordClass.Flat),
            Count(finds, WordClass.Not), tokens.Count(token => token.Kind == TokenKind.Quantity), Symbols(tokens, finds));
    }

    private static List<Token> WithoutBrackets(List<Token> tokens)
    {
        var kept = new List<Token>(tokens.Count);
        var depth = 0;
        foreach (var token in tokens)
        {
            if (token.IsMark("("))
            {
                depth++;
            }
            else if (token.IsMark(")"))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                kept.Add(token);
            }
        }

        return kept.Count > 0 ? kept : tokens;
    }

    private List<Find> Find(List<Token> tokens)
    {
        var finds = new List<Find>();
        for (var at = 0; at < tokens.Count;)
        {
            var match = lexicon.Match(tokens, at);
            if (match.Length > 0)
            {
                finds.Add(new Find(at, match.Length, match.Senses));
            }

            at += Math.Max(1, match.Length);
        }

        return finds;
    }

    private static Sense Direction(Find find) => find.Has(WordClass.Up, out var up) ? up : find.Has(WordClass.Down, out var down) ? down : default;

    private static void Change(List<Token> tokens, List<Find> finds, Find direction, Sense sense, List<Sign> signs, HashSet<int> spoken)
    {
        var side = sense.Class == WordClass.Up ? 1.0 : -1.0;
        if (Quantity(tokens, finds, direction) is { } quantity)
        {
            var isBurden = quantity.Has(WordClass.Burden, out var burden);
            _ = quantity.Has(WordClass.Asset, out var asset);
            var weight = (isBurden ? -side : side) * (sense.Strength + (isBurden ? burden.Strength : asset.Strength)) * 0.25;
            signs.Add(new Sign(SignKind.Change, direction.At, weight * Turn(finds, direction.At) * Degree(finds, direction)));
            spoken.Add(direction.At);
            spoken.Add(quantity.At);
        }
        else if (!direction.Has(WordClass.Good, out _) && !direction.Has(WordClass.Bad, out _))
        {
            signs.Add(new Sign(SignKind.Change, direction.At, side * 0.3 * sense.Strength * Turn(finds, direction.At)));
        }
    }

    /// <summary>What goes up or down: right after the direction ("lower costs", "increase in sales"), else before it ("costs fell"), else further on.</summary>
    private static Find? Quantity(List<Token> tokens, List<Find> finds, Find direction)
    {
        var after = finds.Where(find => find.At >= direction.End && find.IsQuantity && !Breaks(tokens, finds, direction.End, find.At)).Select(find => (Find?)find).FirstOrDefault();
        if (after is { } near && near.At - direction.End <= QuantityRightAfter)
        {
            return near;
        }

        var before = finds.Where(find => find.End <= direction.At && find.IsQuantity && direction.At - find.End <= QuantityBefore && !Breaks(tokens, finds, find.End, direction.At))
            .Select(find => (Find?)find).LastOrDefault();
        return before ?? (after is { } far && far.At - direction.End <= QuantityAfter ? after : null);
    }

    private static bool Breaks(List<Token> tokens, List<Find> finds, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].IsMark(";") || tokens[at].IsMark(".") || finds.Exists(find => find.At == at && find.Has(WordClass.But, out _)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Tone(List<Find> finds, Find find, List<Sign> signs)
    {
        var weight = find.Has(WordClass.Good, out var good) ? good.Strength * 0.5 : find.Has(WordClass.Bad, out var bad) ? bad.Strength * -0.5 : 0.0;
        if (weight != 0)
        {
            // "Not profitable" is bad news; "no loss" is hardly good news.
            var turned = IsNegated(finds, find.At) ? -Math.Max(0.5 * weight, weight) : weight;
            signs.Add(new Sign(SignKind.Tone, find.At, turned * Degree(finds, find)));
        }
    }

    private static double Turn(List<Find> finds, int at) => IsNegated(finds, at) ? -0.7 : 1.0;

    private static bool IsNegated(List<Find> finds, int at) => finds.Exists(find => find.Has(WordClass.Not, out _) && find.End <= at && at - find.End < NegationReach);

    private static double Degree(List<Find> finds, Find of)
    {
        foreach (var find in finds)
        {
            if ((find.End <= of.At && of.At - find.End <= 1) || (find.At >= of.End && find.At - of.End <= 1))
            {
                if (find.Has(WordClass.Very, out _))
                {
                    return 1.3;
                }

                if (find.Has(WordClass.Slightly, out _))
                {
                    return 0.7;
                }
            }
        }

        return 1.0;
    }

    /// <summary>After the last "but" a sign weighs more, before it less.</summary>
    private static List<Sign> Turned(List<Sign> signs, List<Find> finds)
    {
        var turn = finds.FindLastIndex(find => find.Has(WordClass.But, out _));
        signs.Sort((left, right) => left.At.CompareTo(right.At));
        return turn < 0 || finds[turn].At == 0 ? signs : [.. signs.Select(sign => sign with { Weight = sign.Weight * (sign.At > finds[turn].At ? 1.2 : 0.8) })];
    }

    private static int Count(List<Find> finds, WordClass of) => finds.Count(find => find.Has(of, out _));

    private static List<string> Symbols(List<Token> tokens, List<Find> finds)
    {
        var symbols = new List<string>(tokens.Count);
        var next = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (next < finds.Count && finds[next].At == at)
            {
                symbols.Add(finds[next].Symbol);
                at = finds[next++].End - 1;
            }
            else
            {
                symbols.Add(tokens[at].Text);
            }
        }

        return symbols;
    }
}

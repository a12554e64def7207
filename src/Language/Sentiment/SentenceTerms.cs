namespace Arus.Language.Sentiment;

/// <summary>The blocks of terms a sentence is made into; each is weighted and scaled for itself.</summary>
internal enum TermBlock
{
    /// <summary>One and two words in a row.</summary>
    Words,

    /// <summary>Three to five characters within a word, its ends marked by spaces.</summary>
    Characters,

    /// <summary>One to four classes of the lexicon in a row, other words as they are.</summary>
    Classes,

    /// <summary>What the rules found.</summary>
    Signs,
}

/// <summary>A sentence as terms. A term begins with a letter of its block, so that two blocks never share one.</summary>
internal static class SentenceTerms
{
    public static readonly TermBlock[] Blocks = Enum.GetValues<TermBlock>();

    /// <summary>
    /// Raised whenever a sentence may become other terms than before, by a change here or in what splits and reads it: a trained model knows the terms of its version only.
    /// </summary>
    public const int Version = 1;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const int LongestClasses = 4;

    /// <summary>The terms of a sentence, repeated as often as they occur.</summary>
    public static List<string>[] Of(List<Token> tokens, SentenceSigns signs) => [Words(tokens), Characters(tokens), Classes(signs.Abstract), Signs(signs)];

    private static List<string> Words(List<Token> tokens)
    {
        var terms = new List<string>();
        var words = tokens.Where(token => token.Kind != TokenKind.Mark).Select(token => token.Text).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            terms.Add("w" + words[at]);
            if (at > 0)
            {
                terms.Add($"w{words[at - 1]} {words[at]}");
            }
        }

        return terms;
    }

    private static List<string> Characters(List<Token> tokens)
    {
        var terms = new List<string>();
        foreach (var token in tokens.Where(token => token.Kind == TokenKind.Word))
        {
            var word = $" {token.Text} ";
            for (var size = ShortestGram; size <= LongestGram; size++)
            {
                for (var at = 0; at + size <= word.Length; at++)
                {
                    terms.Add(string.Concat("c", word.AsSpan(at, size)));
                }
            }
        }

        return terms;
    }

    private static List<string> Classes(IReadOnlyList<string> symbols)
    {
        var terms = new List<string>();
        for (var at = 0; at < symbols.Count; at++)
        {
            var term = "k";
            for (var size = 0; size < LongestClasses && at + size < symbols.Count; size++)
            {
                term += " " + symbols[at + size];
                terms.Add(term);
            }
        }

        return terms;
    }

    private static List<string> Signs(SentenceSigns signs)
    {
        var terms = new List<string>();
        foreach (var kind in Enum.GetValues<SignKind>())
        {
            var (good, bad) = (signs.Good(kind), signs.Bad(kind));
            terms.Add($"s{kind} good {Level(good)}");
            terms.Add($"s{kind} bad {Level(bad)}");
            terms.Add($"s{kind} {Level(good)} {Level(bad)}");
        }

        var score = LexiconModel.Score(signs);
        terms.Add($"sLexicon {score.Label}");
        terms.Add($"sBalance {(int)Math.Round(score.Balance * 5, MidpointRounding.AwayFromZero)}");
        terms.Add($"sDoubts {Math.Min(2, signs.Doubts)}");
        terms.Add($"sRoutines {Math.Min(3, signs.Routines)}");
        terms.Add($"sFlats {Math.Min(2, signs.Flats)}");
        terms.Add($"sNegations {Math.Min(2, signs.Negations)}");
        terms.Add($"sQuantities {Math.Min(4, signs.Quantities)}");
        if (signs.Signs.Count > 0)
        {
            terms.Add($"sFirst {signs.Signs[0].Kind} {Math.Sign(signs.Signs[0].Weight)}");
            terms.Add($"sLast {signs.Signs[^1].Kind} {Math.Sign(signs.Signs[^1].Weight)}");
        }

        return terms;
    }

    private static int Level(double weight) => weight <= 0 ? 0 : weight < 0.6 ? 1 : weight < 1.4 ? 2 : 3;

}

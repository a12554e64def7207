using System.Globalization;

namespace Arus.Language.Sentiment;

/// <summary>
/// Splits a sentence into words, quantities and marks. Numbers keep their value and lose their digits, so that "EUR 16.9 million" and "EUR7 .3 m"
/// are both an amount of money. Hyphens separate; <c>n't</c> becomes <c>not</c>; a possessive <c>'s</c> is dropped.
/// </summary>
internal static class Tokenizer
{
    /// <summary>No sentence is longer; what follows is not read.</summary>
    public const int TokensMax = 1_000;

    private static readonly HashSet<string> Currencies = new(StringComparer.Ordinal)
    {
        "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pound", "pounds", "sterling", "sek", "nok", "dkk", "chf", "jpy", "yen", "cny", "yuan",
        "renminbi", "aud", "nzd", "cad", "idr", "rupiah", "rs", "inr", "rupees", "rub", "roubles", "rubles", "pln", "huf", "czk", "try", "zar", "brl", "mxn",
        "krw", "won", "sgd", "hkd", "thb", "baht", "myr", "ringgit", "lvl", "ltl", "eek", "kroner", "kronor", "crowns", "franc", "francs", "us", "fim",
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = 1e3,
        ["thousand"] = 1e3,
        ["m"] = 1e6,
        ["mn"] = 1e6,
        ["mln"] = 1e6,
        ["mio"] = 1e6,
        ["million"] = 1e6,
        ["millions"] = 1e6,
        ["bn"] = 1e9,
        ["bln"] = 1e9,
        ["b"] = 1e9,
        ["billion"] = 1e9,
        ["billions"] = 1e9,
        ["tn"] = 1e12,
        ["trn"] = 1e12,
        ["trillion"] = 1e12,
    };

    private static readonly HashSet<string> Percents = new(StringComparer.Ordinal) { "%", "percent", "pct", "pc", "percentage", "bp", "bps" };

    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length && tokens.Count < TokensMax)
        {
            var character = text[at];
            if (char.IsAsciiDigit(character))
            {
                at = Number(text, at, tokens);
            }
            else if (char.IsLetter(character))
            {
                at = Word(text, at, tokens);
            }
            else
            {
                Mark(character, tokens);
                at++;
            }
        }

        return tokens;
    }

    private static int Word(string text, int from, List<Token> tokens)
    {
        var end = from;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
        {
            end++;
        }

        var word = text[from..end].ToLowerInvariant().Replace('’', '\'');
        if (end < text.Length && char.IsAsciiDigit(text[end]) && !Currencies.Contains(word))
        {
            // A name such as N70 is no number.
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            word = text[from..end].ToLowerInvariant();
        }

        if (word is "t" or "n't" || word.EndsWith("n't", StringComparison.Ordinal))
        {
            word = "not";
        }
        else if (word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var apostrophe)
        {
            word = word[..apostrophe];
        }

        if (!Merged(word, tokens))
        {
            tokens.Add(new Token(TokenKind.Word, word, 0));
        }

        return end;
    }

    /// <summary>Whether the word only says what the number before it counts.</summary>
    private static bool Merged(string word, List<Token> tokens)
    {
        if (tokens.Count == 0 || tokens[^1] is not { Kind: TokenKind.Quantity or TokenKind.Year } last)
        {
            return false;
        }

        if (Scales.TryGetValue(word, out var scale))
        {
            tokens[^1] = last with { Value = last.Value * scale, Kind = TokenKind.Quantity, Text = last.Kind == TokenKind.Year ? Token.PlainText : last.Text };
            return true;
        }

        if (Percents.Contains(word))
        {
            tokens[^1] = new Token(TokenKind.Quantity, Token.PercentText, last.Value);
            return true;
        }

        if (last.Text == Token.PlainText && Currencies.Contains(word) && word != "us")
        {
            tokens[^1] = last with { Text = Token.MoneyText };
            return true;
        }

        return false;
    }

    private static int Number(string text, int from, List<Token> tokens)
    {
        var end = from;
        Span<char> digits = stackalloc char[32];
        var length = 0;
        var isDecimal = false;
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                if (length < digits.Length)
                {
                    digits[length++] = text[end];
                }

                end++;
                continue;
            }

            // "16.9", "1,115,000", and the loose "7 .3" and "35 ,000" of some wires.
            var mark = text[end] == ' ' ? end + 1 : end;
            if (mark + 1 >= text.Length || text[mark] is not ('.' or ',') || !char.IsAsciiDigit(text[mark + 1]))
            {
                break;
            }

            var thousands = text[mark] == ',' && IsGroup(text, mark + 1);
            if (!thousands)
            {
                if (isDecimal)
                {
                    break;
                }

                isDecimal = true;
                if (length < digits.Length)
                {
                    digits[length++] = '.';
                }
            }

            end = mark + 1;
        }

        if (end < text.Length && char.IsLetter(text[end]))
        {
            return Suffixed(text, from, end, digits[..length], tokens);
        }

        Add(digits[..length], tokens);
        return end;
    }

    private static bool IsGroup(string text, int from) =>
        from + 2 < text.Length && char.IsAsciiDigit(text[from + 1]) && char.IsAsciiDigit(text[from + 2]) && (from + 3 == text.Length || !char.IsAsciiDigit(text[from + 3]));

    private static int Suffixed(string text, int from, int letters, ReadOnlySpan<char> digits, List<Token> tokens)
    {
        var end = letters;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        var suffix = text[letters..end].ToLowerInvariant();
        if (Scales.ContainsKey(suffix) || Percents.Contains(suffix) || Currencies.Contains(suffix))
        {
            Add(digits, tokens);
            _ = Merged(suffix, tokens);
        }
        else
        {
            tokens.Add(new Token(TokenKind.Word, text[from..end].ToLowerInvariant(), 0));
        }

        return end;
    }

    private static void Add(ReadOnlySpan<char> digits, List<Token> tokens)
    {
        var value = double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (tokens.Count > 0 && (tokens[^1].Text is "$" or "€" or "£" or "¥" || (tokens[^1].Kind == TokenKind.Word && Currencies.Contains(tokens[^1].Text))))
        {
            tokens[^1] = new Token(TokenKind.Quantity, Token.MoneyText, value);
            if (tokens.Count > 1 && tokens[^2] is { Kind: TokenKind.Word } before && Currencies.Contains(before.Text))
            {
                tokens.RemoveAt(tokens.Count - 2);
            }
        }
        else if (digits.Length == 4 && value is >= 1990 and < 2050)
        {
            tokens.Add(new Token(TokenKind.Year, Token.YearText, 0));
        }
        else
        {
            tokens.Add(new Token(TokenKind.Quantity, Token.PlainText, value));
        }
    }

    private static void Mark(char character, List<Token> tokens)
    {
        switch (character)
        {
            case '%':
                if (!Merged("%", tokens))
                {
                    tokens.Add(new Token(TokenKind.Mark, "%", 0));
                }

                break;
            case '$' or '€' or '£' or '¥' or ',' or ';' or ':' or '.' or '(' or ')' or '!' or '?':
                tokens.Add(new Token(TokenKind.Mark, character.ToString(), 0));
                break;
            default:
                break;
        }
    }
}

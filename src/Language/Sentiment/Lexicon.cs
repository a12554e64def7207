using System.Globalization;
using System.Security.Cryptography;

namespace Arus.Language.Sentiment;

/// <summary>What a word does to a sentence; a class of <c>lexicon.txt</c> is one of these in lower case.</summary>
internal enum WordClass
{
    None,
    Good,
    Bad,
    Up,
    Down,
    Asset,
    Burden,
    Not,
    Perhaps,
    Than,
    Very,
    Slightly,
    But,
    Flat,
    Routine,
}

/// <summary>One sense of an entry.</summary>
internal readonly record struct Sense(WordClass Class, int Strength);

/// <summary>What the lexicon found at one place of a sentence.</summary>
/// <param name="Length">How many tokens it covers; 0 for nothing.</param>
/// <param name="Senses">What it means; a word such as "loss" is bad news and a quantity at once.</param>
internal readonly record struct LexiconMatch(int Length, IReadOnlyList<Sense> Senses)
{
    public static readonly LexiconMatch Nothing = new(0, []);
}

/// <summary>The words and phrases of <c>lexicon.txt</c>, found by the longest match.</summary>
internal sealed class Lexicon
{
    private const int ShortestPrefix = 3;
    private readonly Node _root = new();

    private Lexicon(string hash) => Hash = hash;

    /// <summary>The lexicon of this version.</summary>
    public static Lexicon Current { get; } = Load();

    /// <summary>The start of the SHA-256 of its text.</summary>
    public string Hash { get; }

    /// <summary>The longest entry that begins at a token.</summary>
    public LexiconMatch Match(List<Token> tokens, int from)
    {
        var best = LexiconMatch.Nothing;
        Walk(_root, tokens, from, 0, ref best);
        return best;
    }

    public static Lexicon Parse(string text)
    {
        var lexicon = new Lexicon(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16]);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(' ');
            var sense = new Sense(Enum.Parse<WordClass>(head[0], ignoreCase: true), int.Parse(head[1], CultureInfo.InvariantCulture));
            foreach (var entry in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                lexicon.Add(entry, sense);
            }
        }

        return lexicon;
    }

    private static Lexicon Load()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("Arus.Language.Sentiment.lexicon.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private void Add(string entry, Sense sense)
    {
        var node = _root;
        foreach (var word in entry.Split(' '))
        {
            node = word[^1] == '*' ? Child(node.Prefixes, word[..^1]) : Child(node.Words, word);
        }

        // The first line that gives a class counts.
        if (!node.Senses.Exists(known => known.Class == sense.Class))
        {
            node.Senses.Add(sense);
        }
    }

    private static Node Child(Dictionary<string, Node> children, string key)
    {
        if (!children.TryGetValue(key, out var child))
        {
            children[key] = child = new Node();
        }

        return child;
    }

    private static void Walk(Node node, List<Token> tokens, int at, int length, ref LexiconMatch best)
    {
        if (node.Senses.Count > 0 && length >= best.Length)
        {
            // An exact word and a beginning may both know a token: both senses count, the exact one first.
            best = new LexiconMatch(length, length == best.Length && length > 0 ? [.. best.Senses.UnionBy(node.Senses, sense => sense.Class)] : node.Senses);
        }

        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word)
        {
            return;
        }

        var word = tokens[at].Text;
        if (node.Words.TryGetValue(word, out var exact))
        {
            Walk(exact, tokens, at + 1, length + 1, ref best);
        }

        for (var size = word.Length; node.Prefixes.Count > 0 && size >= ShortestPrefix; size--)
        {
            if (node.Prefixes.TryGetValue(word[..size], out var prefix))
            {
                Walk(prefix, tokens, at + 1, length + 1, ref best);
            }
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Prefixes { get; } = new(StringComparer.Ordinal);

        public List<Sense> Senses { get; } = [];
    }
}

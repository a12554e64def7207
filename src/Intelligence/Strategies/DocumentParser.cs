using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// Reads YAML, and so JSON, into <see cref="DocumentNode"/>s. Refuses what a strategy has no use for and an attacker has: anchors, aliases, tags, several
/// documents in one, deep nesting and large files.
/// </summary>
internal static class DocumentParser
{
    /// <summary>The largest document, in bytes.</summary>
    public const int SizeMax = 256 * 1024;

    /// <summary>The deepest nesting.</summary>
    public const int DepthMax = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="where">Its file or name, for faults.</param>
    /// <exception cref="InvalidInputException">It is too large, not UTF-8, or not YAML.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> bytes, string where)
    {
        if (bytes.Length > SizeMax)
        {
            throw new InvalidInputException(
                "STRATEGY_TOO_LARGE", where, string.Create(CultureInfo.InvariantCulture, $"more than {SizeMax} bytes"), "a document of at most 256 KiB");
        }

        try
        {
            return Parse(StrictUtf8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes), where);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException("STRATEGY_SYNTAX", where, "bytes that are not UTF-8", "YAML or JSON in UTF-8");
        }
    }

    /// <summary>Reads a document that is text already.</summary>
    /// <exception cref="InvalidInputException">It is not YAML, or uses what is refused.</exception>
    public static DocumentNode Parse(string text, string where)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return DocumentNode.Map();
            }

            parser.Consume<DocumentStart>();
            var root = Node(parser, where, depth: 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw Refused(parser.Current!, where, "a second document", "one document");
            }

            return root;
        }
        catch (YamlException problem)
        {
            throw new InvalidInputException("STRATEGY_SYNTAX", At(where, problem.Start), OneLine(problem.Message), "YAML or JSON");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // The library gives up this way on some broken flow maps and tags.
            throw new InvalidInputException("STRATEGY_SYNTAX", where, "a value that cannot be read", "YAML or JSON");
        }
    }

    private static DocumentNode Node(Parser parser, string where, int depth)
    {
        var current = parser.Current!;
        if (depth > DepthMax)
        {
            throw Refused(current, where, "deeper nesting", string.Create(CultureInfo.InvariantCulture, $"at most {DepthMax} levels"));
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refused(current, where, "an anchor or alias", "plain values");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refused(current, where, "a tag", "plain values");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return DocumentNode.Scalar(scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value);
        }

        return parser.TryConsume<SequenceStart>(out _) ? List(parser, where, depth) : Map(parser, where, depth);
    }

    private static DocumentNode List(Parser parser, string where, int depth)
    {
        var list = DocumentNode.List();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Items!.Add(Node(parser, where, depth + 1));
        }

        return list;
    }

    private static DocumentNode Map(Parser parser, string where, int depth)
    {
        parser.Consume<MappingStart>();
        var map = DocumentNode.Map();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = Node(parser, where, depth + 1);
            if (key.Text is not { Length: > 0 } name)
            {
                throw Refused(at, where, "a key that is not a word", "words as keys");
            }

            if (!map.Entries!.TryAdd(name, Node(parser, where, depth + 1)))
            {
                throw Refused(at, where, $"'{name}' a second time", "every key once");
            }
        }

        return map;
    }

    private static InvalidInputException Refused(ParsingEvent at, string where, string what, string expected) =>
        new("STRATEGY_SYNTAX", At(where, at.Start), what, expected);

    private static string At(string where, Mark mark) => string.Create(CultureInfo.InvariantCulture, $"{where}, line {mark.Line}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

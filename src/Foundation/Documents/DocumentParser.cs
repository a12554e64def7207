using System.Globalization;
using System.Text;
using Arus.Foundation.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Arus.Foundation.Documents;

/// <summary>
/// Reads YAML, and so JSON, into <see cref="DocumentNode"/>s. Refuses what a settings file has no use for and an attacker has: anchors, aliases, tags, several
/// documents in one, deep nesting and large files.
/// </summary>
public static class DocumentParser
{
    /// <summary>The largest document, in bytes.</summary>
    public const int SizeMax = 256 * 1024;

    /// <summary>The deepest nesting.</summary>
    public const int DepthMax = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="family">What the codes of faults begin with, such as <c>STRATEGY</c>.</param>
    /// <exception cref="InvalidInputException">It cannot be read, is too large, not UTF-8, or not YAML.</exception>
    public static DocumentNode ReadFile(string path, string family)
    {
        // One byte more than allowed tells that there are too many, without reading a huge file to its end.
        using var file = RegularFile.Open(path, $"{family}_UNREADABLE", "a readable YAML or JSON file in UTF-8");
        var bytes = new byte[SizeMax + 1];
        return Parse(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), path, family);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="where">Its file or name, for faults.</param>
    /// <param name="family">What the codes of faults begin with.</param>
    /// <exception cref="InvalidInputException">It is too large, not UTF-8, or not YAML.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> bytes, string where, string family)
    {
        if (bytes.Length > SizeMax)
        {
            throw new InvalidInputException(
                $"{family}_TOO_LARGE", where, string.Create(CultureInfo.InvariantCulture, $"more than {SizeMax} bytes"), "a document of at most 256 KiB");
        }

        try
        {
            return Parse(StrictUtf8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes), where, family);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException($"{family}_SYNTAX", where, "is no UTF-8 text", "YAML or JSON in UTF-8");
        }
    }

    /// <summary>Reads a document that is text already.</summary>
    /// <exception cref="InvalidInputException">It is not YAML, or uses what is refused.</exception>
    public static DocumentNode Parse(string text, string where, string family)
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
            var root = Node(parser, new(where, family), depth: 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw Refused(parser.Current!, new(where, family), "a second document", "one document");
            }

            return root;
        }
        catch (YamlException problem)
        {
            throw new InvalidInputException($"{family}_SYNTAX", At(where, problem.Start), OneLine(problem.Message), "YAML or JSON");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // The library gives up this way on some broken flow maps and tags.
            throw new InvalidInputException($"{family}_SYNTAX", where, "a value that cannot be read", "YAML or JSON");
        }
    }

    private static DocumentNode Node(Parser parser, Origin where, int depth)
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
            return DocumentNode.Scalar(scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value, (int)scalar.Start.Line);
        }

        return current is SequenceStart ? List(parser, where, depth) : Map(parser, where, depth);
    }

    private static DocumentNode List(Parser parser, Origin where, int depth)
    {
        var list = DocumentNode.List((int)parser.Consume<SequenceStart>().Start.Line);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Items!.Add(Node(parser, where, depth + 1));
        }

        return list;
    }

    private static DocumentNode Map(Parser parser, Origin where, int depth)
    {
        var map = DocumentNode.Map((int)parser.Consume<MappingStart>().Start.Line);
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

    private static InvalidInputException Refused(ParsingEvent at, Origin origin, string what, string expected) =>
        new($"{origin.Family}_SYNTAX", At(origin.Where, at.Start), what, expected);

    private static string At(string where, Mark mark) => string.Create(CultureInfo.InvariantCulture, $"{where}:{mark.Line}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>What faults name: the file, and the family of their codes.</summary>
    private readonly record struct Origin(string Where, string Family);
}

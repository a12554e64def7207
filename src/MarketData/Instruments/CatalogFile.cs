using System.Text;
using Arus.Foundation.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Arus.MarketData.Instruments;

/// <summary>Reads one list of a catalogue file. YAML, and so JSON; the other list of the file is left to its own reader.</summary>
internal static class CatalogFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int SizeMax = 256 * 1024;

    // The format needs four levels; what goes deeper could exhaust the stack.
    private const int DepthMax = 8;

    private static readonly string[] Lists = ["instruments", "costs"];

    /// <summary>The entries of a list, each as <paramref name="readEntry"/> makes it of its symbol and keys.</summary>
    /// <exception cref="InvalidInputException">The file has faults; all of them are named.</exception>
    public static IReadOnlyList<T> Read<T>(string file, string list, IReadOnlyList<string> keys, Func<InstrumentId, CatalogEntry, T?> readEntry)
        where T : class
    {
        var root = Parse(file, Load(file));
        var faults = new List<Fault>();
        var document = new CatalogEntry(file, "$", root, Lists, faults);
        if (document.IsSound && root.Children.Count == 0)
        {
            throw Syntax(file, "was empty", "a list of instruments, of costs, or both");
        }

        var entries = new List<T>();
        if (root.Children.TryGetValue(new YamlScalarNode(list), out var node))
        {
            if (node is YamlSequenceNode sequence)
            {
                ReadEntries(file, list, sequence, ["symbol", .. keys], readEntry, entries, faults);
            }
            else
            {
                document.Reject(list, "was no list", "a list of entries, each with a symbol");
            }
        }

        return faults.Count == 0 ? entries : throw new InvalidInputException([.. faults]);
    }

    private static void ReadEntries<T>(
        string file, string list, YamlSequenceNode sequence, IReadOnlyList<string> keys, Func<InstrumentId, CatalogEntry, T?> readEntry,
        List<T> entries, List<Fault> faults)
        where T : class
    {
        var seen = new HashSet<InstrumentId>();
        for (var i = 0; i < sequence.Children.Count; i++)
        {
            var path = $"{list}[{i}]";
            var node = sequence.Children[i];
            if (node is not YamlMappingNode mapping)
            {
                faults.Add(new("CATALOG_INVALID_VALUE", $"{file}:{node.Start.Line} {path}", "was no mapping", "an entry with a symbol"));
                continue;
            }

            var entry = new CatalogEntry(file, path, mapping, keys, faults);
            entry.Require("symbol");
            if (entry.Symbol("symbol") is not { } symbol)
            {
                continue;
            }

            if (!seen.Add(symbol))
            {
                entry.Reject("symbol", $"{symbol} again", "each symbol once");
            }

            if (readEntry(symbol, entry) is { } value)
            {
                entries.Add(value);
            }
        }
    }

    private static string Load(string file)
    {
        const string expected = "a readable YAML or JSON file in UTF-8";
        try
        {
            using var stream = RegularFile.Open(file, "CATALOG_UNREADABLE", expected);
            var bytes = new byte[SizeMax + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > SizeMax
                ? throw new InvalidInputException("CATALOG_TOO_LARGE", file, $"more than {SizeMax} bytes", $"at most {SizeMax} bytes")
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException("CATALOG_UNREADABLE", file, "is no UTF-8 text", expected);
        }
    }

    private static YamlMappingNode Parse(string file, string text)
    {
        try
        {
            CheckShape(file, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw Syntax(file, $"was {stream.Documents.Count} documents, or no mapping", "one mapping with instruments, costs, or both");
        }
        catch (YamlException error)
        {
            throw Syntax($"{file}:{error.Start.Line}:{error.Start.Column}", error.InnerException?.Message ?? error.Message, "valid YAML or JSON");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // On some damaged texts the library fails itself instead of naming the place.
            throw Syntax(file, "cannot be understood", "valid YAML or JSON");
        }
    }

    // Looked at as a stream of events first: building nodes recurses, reading events does not.
    private static void CheckShape(string file, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DepthMax + 2)
            {
                throw Syntax($"{file}:{parser.Current.Start.Line}", "nested too deeply", $"at most {DepthMax} levels");
            }

            if (parser.Current is AnchorAlias)
            {
                throw Syntax($"{file}:{parser.Current.Start.Line}", "an alias", "each value written out");
            }
        }
    }

    private static InvalidInputException Syntax(string where, string what, string expected) => new("CATALOG_SYNTAX", where, what, expected);
}

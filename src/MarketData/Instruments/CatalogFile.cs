using Arus.Foundation.Documents;

namespace Arus.MarketData.Instruments;

/// <summary>Reads one list of a catalogue file. YAML, and so JSON; the other list of the file is left to its own reader.</summary>
internal static class CatalogFile
{
    private const string Family = "CATALOG";

    private static readonly string[] Lists = ["instruments", "costs"];

    /// <summary>The entries of a list, each as <paramref name="readEntry"/> makes it of its symbol and keys.</summary>
    /// <exception cref="InvalidInputException">The file has faults; all of them are named.</exception>
    public static IReadOnlyList<T> Read<T>(string file, string list, IReadOnlyList<string> keys, Func<InstrumentId, CatalogEntry, T?> readEntry)
        where T : class
    {
        var root = DocumentParser.ReadFile(file, Family);
        if (root.Entries is null)
        {
            throw Syntax(file, "was no mapping");
        }

        var faults = new List<Fault>();
        var document = new CatalogEntry(file, "$", root, Lists, faults);
        if (document.IsSound && root.Entries.Count == 0)
        {
            throw Syntax(file, "was empty");
        }

        var entries = new List<T>();
        if (root.Entries.TryGetValue(list, out var node))
        {
            if (node.Items is { } sequence)
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
        string file, string list, IList<DocumentNode> sequence, IReadOnlyList<string> keys, Func<InstrumentId, CatalogEntry, T?> readEntry,
        List<T> entries, List<Fault> faults)
        where T : class
    {
        var seen = new HashSet<InstrumentId>();
        for (var i = 0; i < sequence.Count; i++)
        {
            var path = $"{list}[{i}]";
            var node = sequence[i];
            if (node.Entries is null)
            {
                faults.Add(new("CATALOG_INVALID_VALUE", $"{file}:{node.Line} {path}", "was no mapping", "an entry with a symbol"));
                continue;
            }

            var entry = new CatalogEntry(file, path, node, keys, faults);
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

    private static InvalidInputException Syntax(string file, string what) =>
        new($"{Family}_SYNTAX", file, what, "one mapping with a list of instruments, of costs, or both");
}

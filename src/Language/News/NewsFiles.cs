using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Arus.Contracts.Language;
using Arus.Language.Text;

namespace Arus.Language.News;

/// <summary>Reads recorded headlines from CSV, RSS 2.0 and Atom.</summary>
internal sealed class NewsFiles : INewsFiles
{
    private const int FaultsMax = 20;
    private const int TextLengthMax = 4_000;
    private const long DocumentLengthMax = 256L << 20;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:sszzz",
        "ddd, d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm zzz", "d MMM yyyy HH:mm:ss zzz",
    ];

    public INewsSource Read(string name, TextReader reader)
    {
        var headlines = new List<Headline>();
        var faults = new List<Fault>();
        while (reader.Peek() is var next && (next == '\uFEFF' || (next >= 0 && char.IsWhiteSpace((char)next))))
        {
            _ = reader.Read();
        }

        foreach (var item in reader.Peek() == '<' ? Feed(name, reader) : Table(name, reader))
        {
            if (Headline(item) is { } headline)
            {
                headlines.Add(headline);
            }
            else
            {
                faults.Add(Why(item));
                if (faults.Count == FaultsMax)
                {
                    break;
                }
            }
        }

        return faults.Count == 0 ? new NewsArchive(headlines) : throw new InvalidInputException(faults);
    }

    private static Fault Why(Item item) =>
        string.IsNullOrWhiteSpace(item.Text) || item.Text.Length > TextLengthMax
            ? new Fault("HEADLINE_INVALID", item.Where, item.Text.Length > TextLengthMax ? $"has {item.Text.Length} characters" : "is empty", $"1 to {TextLengthMax} characters")
        : Moment(item.Published) is null || (item.Received.Length > 0 && Moment(item.Received) is null)
            ? new Fault("HEADLINE_TIME_INVALID", item.Where, $"the time was '{Start(Moment(item.Published) is null ? item.Published : item.Received)}'", "a moment with its time zone, such as 2024-05-03T12:30:00Z or Fri, 3 May 2024 12:30:00 GMT")
        : new Fault("HEADLINE_SUBJECT_INVALID", item.Where, $"was '{Start(item.Currencies)}' and '{Start(item.Instruments)}'", "currencies such as 'EUR USD' and symbols such as 'EURUSD', separated by spaces");

    private static Headline? Headline(Item item)
    {
        if (string.IsNullOrWhiteSpace(item.Text) || item.Text.Length > TextLengthMax || Moment(item.Published) is not { } published)
        {
            return null;
        }

        var received = item.Received.Length == 0 ? published : Moment(item.Received);
        var codes = item.Currencies.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var symbols = item.Instruments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (received is null || !Array.TrueForAll(codes, code => Currency.TryParse(code, out _)) || !Array.TrueForAll(symbols, symbol => InstrumentId.TryParse(symbol, out _)))
        {
            return null;
        }

        var text = string.Join(' ', item.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var known = received.Value > published ? received.Value : published;
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{published}\n{item.Source}\n{text}")))[..16];
        return new Headline(
            id, known, item.Source, text,
            codes.Length > 0 ? [.. codes.Select(Currency.Of)] : HeadlineSubjects.Currencies(text),
            [.. symbols.Concat(HeadlineSubjects.Pairs(text)).Distinct().Select(InstrumentId.Of)]);
    }

    private static IEnumerable<Item> Table(string name, TextReader reader)
    {
        using var rows = CsvRows.Read(name, reader).GetEnumerator();
        if (!rows.MoveNext())
        {
            throw new InvalidInputException("NEWS_EMPTY", name, "is empty", "a CSV with the columns published and headline, an RSS or an Atom file");
        }

        var header = rows.Current.Fields.Select(field => field.Trim().ToLowerInvariant()).ToList();
        int Find(params string[] names) => header.FindIndex(column => names.Contains(column));
        var (published, text, received, source) = (Find("published", "time", "publishedat"), Find("headline", "title", "text"), Find("received"), Find("source"));
        var (currencies, instruments) = (Find("currencies", "currency"), Find("instruments", "symbol", "symbols"));
        if (published < 0 || text < 0)
        {
            throw new InvalidInputException("COLUMN_UNKNOWN", $"{name}:1", $"the columns are {Start(string.Join(", ", header))}", "published and headline");
        }

        while (rows.MoveNext())
        {
            var (line, fields) = rows.Current;
            string At(int column) => column >= 0 && column < fields.Count ? fields[column].Trim() : "";
            yield return new Item($"{name}:{line}", At(published), At(received), At(source), At(text), At(currencies), At(instruments));
        }
    }

    private static IEnumerable<Item> Feed(string name, TextReader reader)
    {
        XElement root;
        try
        {
            // No document type: it could name files or grow without end.
            using var xml = XmlReader.Create(reader, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = DocumentLengthMax });
            root = XElement.Load(xml);
        }
        catch (XmlException broken)
        {
            throw new InvalidInputException("NEWS_XML_INVALID", $"{name}:{broken.LineNumber}", broken.Message, "a well-formed RSS 2.0 or Atom document");
        }

        var items = root.Descendants().Where(element => element.Name.LocalName is "item" or "entry").ToList();
        if (items.Count == 0 && root.Name.LocalName is not ("rss" or "feed"))
        {
            throw new InvalidInputException("NEWS_XML_INVALID", name, $"the root is <{Start(root.Name.LocalName)}>", "<rss> or <feed>");
        }

        var source = Value(root.Name.LocalName == "feed" ? root : root.Elements().FirstOrDefault(element => element.Name.LocalName == "channel") ?? root, "title");
        return items.Select((item, index) => new Item($"{name}, item {index + 1}", Value(item, "pubDate", "published", "updated", "date"), "", source, Value(item, "title"), "", ""));
    }

    private static string Value(XElement of, params string[] names) =>
        names.Select(name => of.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";

    private static Timestamp? Moment(string text)
    {
        // RFC 822 names zones where the framework wants offsets.
        var offset = text.EndsWith(" GMT", StringComparison.Ordinal) || text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^3] + "+00:00"
            : text.EndsWith(" EST", StringComparison.Ordinal) ? text[..^3] + "-05:00"
            : text.EndsWith(" EDT", StringComparison.Ordinal) ? text[..^3] + "-04:00"
            : text;
        return DateTimeOffset.TryParseExact(offset, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment) && HasZone(offset) && moment.Year is > 1700 and < 2262
            ? Timestamp.From(moment)
            : null;
    }

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6..].LastIndexOfAny(['+', '-']) >= 0);

    private static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private readonly record struct Item(string Where, string Published, string Received, string Source, string Text, string Currencies, string Instruments);
}

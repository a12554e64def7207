using Arus.Contracts.Language;
using Arus.Language.Text;

namespace Arus.Language.Sentiment;

/// <summary>The model that ships, and those made from an operator's own sentences.</summary>
internal sealed class SentimentModels : ISentimentModels
{
    private const int FaultsMax = 20;
    private static readonly string[] TextColumns = ["content", "text", "sentence", "headline", "title"];

    public ISentimentModel Lexicon { get; } = new LexiconModel(Sentiment.Lexicon.Current);

    public int FewestPerLabel => 2;

    public ISentimentModel Train(IReadOnlyList<LabelledSentence> sentences, CancellationToken stop)
    {
        var faults = Enum.GetValues<SentimentLabel>()
            .Select(label => (Label: label, Count: sentences.Count(sentence => sentence.Label == label)))
            .Where(count => count.Count < FewestPerLabel)
            .Select(count => new Fault("LABEL_TOO_RARE", "training sentences", $"{count.Count} are {Word(count.Label)}", $"at least {FewestPerLabel} of each label"))
            .ToList();
        return faults.Count == 0 ? TrainedModel.Train(sentences, Sentiment.Lexicon.Current, stop) : throw new InvalidInputException(faults);
    }

    public void Write(ISentimentModel model, Stream stream) => stream.Write((model as TrainedModel)?.Content
        ?? throw new ArgumentException($"{model.Id} was not trained", nameof(model)));

    public ISentimentModel Read(string name, Stream stream)
    {
        using var content = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; (count = stream.Read(block)) > 0;)
        {
            content.Write(block, 0, count);
            if (content.Length > SentimentFile.SizeMax)
            {
                throw new InvalidInputException("SENTIMENT_MODEL_TOO_LARGE", name, "is larger", $"at most {SentimentFile.SizeMax >> 20} MiB");
            }
        }

        return TrainedModel.Read(name, Sentiment.Lexicon.Current, content.ToArray());
    }

    public IReadOnlyList<LabelledSentence> ReadLabelled(string name, TextReader reader)
    {
        using var rows = CsvRows.Read(name, reader).GetEnumerator();
        var header = Header(name, rows);
        var label = Column(name, header, "label");
        var text = Text(name, header, null);
        var sentences = new List<LabelledSentence>();
        var faults = new List<Fault>();
        while (rows.MoveNext() && faults.Count < FaultsMax)
        {
            var (line, fields) = rows.Current;
            if (fields.Count != header.Count)
            {
                faults.Add(Shape(name, line, fields.Count, header.Count));
            }
            else if (Enum.TryParse<SentimentLabel>(fields[label].Trim(), ignoreCase: true, out var parsed) && !char.IsAsciiDigit(fields[label].Trim()[0]))
            {
                sentences.Add(new LabelledSentence(parsed, fields[text]));
            }
            else
            {
                faults.Add(new Fault("LABEL_UNKNOWN", $"{name}:{line}", $"label was '{Start(fields[label])}'", "positive, neutral or negative"));
            }
        }

        return faults.Count == 0 ? sentences : throw new InvalidInputException(faults);
    }

    public IReadOnlyList<string> ReadSentences(string name, TextReader reader, string? column)
    {
        using var rows = CsvRows.Read(name, reader).GetEnumerator();
        var header = Header(name, rows);
        var text = Text(name, header, column);
        var sentences = new List<string>();
        while (rows.MoveNext())
        {
            var (line, fields) = rows.Current;
            sentences.Add(fields.Count == header.Count ? fields[text] : throw new InvalidInputException(Shape(name, line, fields.Count, header.Count)));
        }

        return sentences;
    }

    private static List<string> Header(string name, IEnumerator<(int Line, List<string> Fields)> rows) => rows.MoveNext()
        ? [.. rows.Current.Fields.Select(field => field.Trim().TrimStart('\uFEFF'))]
        : throw new InvalidInputException("CSV_EMPTY", name, "is empty", "a header line and a sentence per row");

    private static int Text(string name, List<string> header, string? column) =>
        column is not null ? Column(name, header, column)
        : header.Count == 1 ? 0
        : TextColumns.Select(known => Index(header, known)).FirstOrDefault(index => index >= 0, -1) is >= 0 and var index ? index
        : throw new InvalidInputException("COLUMN_UNKNOWN", $"{name}:1", $"the columns are {string.Join(", ", header)}", $"one called {string.Join(", ", TextColumns)}, or --text COLUMN");

    private static int Column(string name, List<string> header, string column) => Index(header, column) is >= 0 and var index
        ? index
        : throw new InvalidInputException("COLUMN_UNKNOWN", $"{name}:1", $"the columns are {Start(string.Join(", ", header))}", $"one called {column}");

    private static int Index(List<string> header, string column) => header.FindIndex(one => string.Equals(one, column, StringComparison.OrdinalIgnoreCase));

    private static Fault Shape(string name, int line, int count, int expected) => new("CSV_ROW_INVALID", $"{name}:{line}", $"has {count} fields", $"{expected}, as in the header");

    private static string Start(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static string Word(SentimentLabel label) => label.ToString().ToLowerInvariant();
}

namespace Arus.Foundation.Documents;

/// <summary>A part of a document as it was written: a scalar, a list or a map.</summary>
public sealed class DocumentNode
{
    private DocumentNode(int line, string? text, IList<DocumentNode>? items, IDictionary<string, DocumentNode>? entries) =>
        (Line, Text, Items, Entries) = (line, text, items, entries);

    /// <summary>The line it begins on, from 1; 0 when it was never written.</summary>
    public int Line { get; }

    /// <summary>The text of a scalar.</summary>
    public string? Text { get; }

    /// <summary>The items of a list.</summary>
    public IList<DocumentNode>? Items { get; }

    /// <summary>The entries of a map, by key in ordinal order.</summary>
    public IDictionary<string, DocumentNode>? Entries { get; }

    /// <summary>What it is, in words.</summary>
    public string Form => Entries is not null ? "a map" : Items is not null ? "a list" : $"'{Text}'";

    /// <summary>A scalar.</summary>
    public static DocumentNode Scalar(string text, int line = 0) => new(line, text, null, null);

    /// <summary>An empty list.</summary>
    public static DocumentNode List(int line = 0) => new(line, null, new List<DocumentNode>(), null);

    /// <summary>An empty map.</summary>
    public static DocumentNode Map(int line = 0) => new(line, null, null, new SortedDictionary<string, DocumentNode>(StringComparer.Ordinal));
}

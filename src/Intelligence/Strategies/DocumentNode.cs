namespace Arus.Intelligence.Strategies;

/// <summary>A part of a document as it was written: a scalar, a list or a map.</summary>
internal sealed class DocumentNode
{
    private DocumentNode(string? text, List<DocumentNode>? items, SortedDictionary<string, DocumentNode>? entries)
    {
        Text = text;
        Items = items;
        Entries = entries;
    }

    /// <summary>The text of a scalar.</summary>
    public string? Text { get; }

    /// <summary>The items of a list.</summary>
    public List<DocumentNode>? Items { get; }

    /// <summary>The entries of a map, by key in ordinal order.</summary>
    public SortedDictionary<string, DocumentNode>? Entries { get; }

    /// <summary>What it is, in words.</summary>
    public string Form => Entries is not null ? "a map" : Items is not null ? "a list" : $"'{Text}'";

    /// <summary>A scalar.</summary>
    public static DocumentNode Scalar(string text) => new(text, null, null);

    /// <summary>An empty list.</summary>
    public static DocumentNode List() => new(null, [], null);

    /// <summary>An empty map.</summary>
    public static DocumentNode Map() => new(null, null, new(StringComparer.Ordinal));
}

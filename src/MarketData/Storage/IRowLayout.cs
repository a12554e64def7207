namespace Arus.MarketData.Storage;

/// <summary>How the rows of a series fall into columns of whole numbers, each exact, so that one block format serves ticks and bars.</summary>
/// <typeparam name="TRow">A tick or a bar.</typeparam>
internal interface IRowLayout<TRow>
    where TRow : struct
{
    /// <summary>How many columns there are.</summary>
    static abstract int Columns { get; }

    /// <summary>What one row is called, for people.</summary>
    static abstract string Noun { get; }

    /// <summary>Whether a later row must have a later time, or may have the same.</summary>
    static abstract bool IsTimeUnique { get; }

    /// <summary>The time rows are ordered and asked for by.</summary>
    static abstract Timestamp Time(in TRow row);

    /// <summary>Whether the row belongs to a series.</summary>
    static abstract bool Fits(in TRow row, in SeriesKey key);

    /// <summary>Writes the rows into the front of the columns.</summary>
    static abstract void Split(ReadOnlySpan<TRow> rows, long[][] columns);

    /// <summary>Makes rows of the columns, from a position on.</summary>
    static abstract void Join(in SeriesKey key, long[][] columns, int from, Span<TRow> rows);
}

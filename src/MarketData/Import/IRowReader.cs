namespace Arus.MarketData.Import;

/// <summary>Reads the rows of one entry.</summary>
internal interface IRowReader
{
    /// <summary>How the entry is read.</summary>
    RowLayout Layout { get; }

    /// <summary>The line, or the record, last read; from 1.</summary>
    long LineNumber { get; }

    /// <summary>The raw text of the row last read, for the quarantine; valid until the next read.</summary>
    ReadOnlySpan<byte> Text { get; }

    /// <summary>Reads the next row.</summary>
    RowRead Read(ref Row row);
}

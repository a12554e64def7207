namespace Arus.MarketData.Import;

/// <summary>What reading one row gave.</summary>
internal enum RowRead
{
    /// <summary>There are no more rows.</summary>
    End,

    /// <summary>A row that could be read.</summary>
    Row,

    /// <summary>A row that could not.</summary>
    Unreadable,
}

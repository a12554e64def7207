namespace Arus.MarketData.Import;

/// <summary>What a cell looks like.</summary>
internal enum CellKind
{
    Empty,
    Date,
    DateTime,
    Time,
    Epoch,
    Number,
    Text,
}

namespace Arus.MarketData.Storage;

/// <summary>Where a block lies in its segment and what it holds: all that is needed to pass it by.</summary>
/// <param name="Offset">Of its head, in the file.</param>
/// <param name="PayloadBytes">Length of its columns.</param>
/// <param name="Rows">How many rows, at least one.</param>
/// <param name="EndsBatch">Whether its batch is complete with it.</param>
/// <param name="Batch">The batch it belongs to: the number of an import, or minus that of the last journal record in it.</param>
/// <param name="First">Time of its first row.</param>
/// <param name="Last">Time of its last row.</param>
internal readonly record struct BlockEntry(
    long Offset, int PayloadBytes, int Rows, bool EndsBatch, long Batch, Timestamp First, Timestamp Last)
{
    /// <summary>Where the next block begins.</summary>
    public long End => Offset + BlockCodec.HeadBytes + PayloadBytes;
}

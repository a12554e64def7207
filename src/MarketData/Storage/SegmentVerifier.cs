using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>Reads a whole segment and compares it with everything it says of itself.</summary>
internal static class SegmentVerifier<TRow, TLayout>
    where TRow : struct
    where TLayout : IRowLayout<TRow>
{
    /// <summary>Returns the rows read; adds the first fault of the file, when it has one.</summary>
    public static long Verify(IDisk disk, string path, in SeriesKey key, List<Fault> faults)
    {
        using var file = disk.Open(path, forWriting: false);
        if (SegmentHeader.Check(file, key, out var acknowledged) is { } damage)
        {
            faults.AddRange(Segment.Damaged(path, 0, damage).Faults);
            return 0;
        }

        long[][] columns = [.. Enumerable.Range(0, TLayout.Columns).Select(_ => new long[BlockCodec.RowsMax])];
        var bytes = new byte[BlockCodec.BytesMax(TLayout.Columns, BlockCodec.RowsMax)];
        var (rows, last) = (0L, long.MinValue);
        for (long offset = SegmentHeader.Bytes; offset < acknowledged;)
        {
            if (Fault(file, offset, acknowledged, bytes, columns, last, out var block) is { } fault)
            {
                faults.AddRange(Segment.Damaged(path, offset, fault).Faults);
                return rows;
            }

            (rows, last, offset) = (rows + block.Rows, block.Last.Nanos, block.End);
        }

        return rows;
    }

    private static string? Fault(
        IDiskFile file, long offset, long acknowledged, byte[] bytes, long[][] columns, long last, out BlockEntry block)
    {
        var count = file.Read(offset, bytes);
        if (!BlockCodec.TryReadHead(bytes.AsSpan(0, count), offset, TLayout.Columns, out block) || block.End > acknowledged)
        {
            return "the head of the block is damaged";
        }

        var whole = bytes.AsSpan(0, (int)(block.End - offset));
        if (!BlockCodec.IsIntact(whole) || !BlockCodec.TryReadColumns(whole, block.Rows, columns))
        {
            return "the checksum of the block differs";
        }

        var times = columns[0].AsSpan(0, block.Rows);
        foreach (var time in times)
        {
            if (time < last || (TLayout.IsTimeUnique && time == last))
            {
                return "rows are out of order";
            }

            last = time;
        }

        return times[0] == block.First.Nanos && times[^1] == block.Last.Nanos ? null : "the times in the head differ from the rows";
    }
}

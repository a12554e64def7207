using System.Buffers;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>Reads a stretch of a series as a stream: one block in memory at a time, whatever the stretch.</summary>
internal sealed class SeriesReader<TRow, TLayout>(
    IDisk disk, SeriesKey key, IReadOnlyList<Segment> segments, Timestamp from, Timestamp to) : IDisposable
    where TRow : struct
    where TLayout : IRowLayout<TRow>
{
    private readonly long[][] _columns = [.. Enumerable.Range(0, TLayout.Columns).Select(_ => ArrayPool<long>.Shared.Rent(BlockCodec.RowsMax))];
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(BlockCodec.BytesMax(TLayout.Columns, BlockCodec.RowsMax));
    private bool _isDisposed;
    private IDiskFile? _file;
    private int _segment;
    private int _block;
    private int _next;
    private int _end;

    /// <summary>Fills the front of <paramref name="rows"/>; 0 at the end.</summary>
    /// <exception cref="InvalidInputException">A block is damaged.</exception>
    public int Read(Span<TRow> rows)
    {
        var count = 0;
        while (count < rows.Length && (_next < _end || NextBlock()))
        {
            var take = Math.Min(rows.Length - count, _end - _next);
            TLayout.Join(key, _columns, _next, rows.Slice(count, take));
            _next += take;
            count += take;
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        (_isDisposed, _next, _end, _segment) = (true, 0, 0, segments.Count);
        _file?.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
        foreach (var column in _columns)
        {
            ArrayPool<long>.Shared.Return(column);
        }
    }

    private bool NextBlock()
    {
        while (_segment < segments.Count)
        {
            var segment = segments[_segment];
            while (_block < segment.Blocks.Count)
            {
                var block = segment.Blocks[_block++];
                if (block.First >= to)
                {
                    break;
                }

                if (block.Last >= from)
                {
                    Load(segment, block);
                    if (_next < _end)
                    {
                        return true;
                    }
                }
            }

            _file?.Dispose();
            _file = null;
            _segment++;
            _block = 0;
        }

        return false;
    }

    private void Load(Segment segment, in BlockEntry block)
    {
        _file ??= disk.Open(segment.Path, forWriting: false);
        var bytes = _bytes.AsSpan(0, (int)(block.End - block.Offset));
        if (_file.Read(block.Offset, bytes) < bytes.Length
            || !BlockCodec.TryReadHead(bytes, block.Offset, TLayout.Columns, out var found) || found != block
            || !BlockCodec.IsIntact(bytes)
            || !BlockCodec.TryReadColumns(bytes, block.Rows, _columns))
        {
            throw Segment.Damaged(segment.Path, block.Offset, "the block is damaged");
        }

        var times = _columns[0].AsSpan(0, block.Rows);
        _next = block.First >= from ? 0 : FirstAtOrAfter(times, from.Nanos);
        _end = block.Last < to ? block.Rows : FirstAtOrAfter(times, to.Nanos);
    }

    private static int FirstAtOrAfter(ReadOnlySpan<long> times, long time)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

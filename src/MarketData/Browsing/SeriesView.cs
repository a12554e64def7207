using System.Buffers;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Browsing;

/// <summary>
/// The segments of a series as a reader beside a writer sees them, kept up to date: what is acknowledged and nothing else. Not thread-safe.
/// </summary>
internal sealed class SeriesView<TRow, TLayout>(IDisk disk, string folder, SeriesKey key)
    where TRow : struct
    where TLayout : IRowLayout<TRow>
{
    /// <summary>The segments, in the order of time; none is empty.</summary>
    public List<Segment> Segments { get; private set; } = [];

    /// <summary>Rises when the series has changed elsewhere than at its end, so that what was made of it is void.</summary>
    public int Generation { get; private set; }

    /// <summary>The series.</summary>
    public SeriesKey Key => key;

    /// <summary>Time of the first row; of a series that has any.</summary>
    public Timestamp First => Segments[0].First;

    /// <summary>Time of the last row; of a series that has any.</summary>
    public Timestamp Last => Segments[^1].Last;

    /// <summary>Takes in what was acknowledged meanwhile.</summary>
    /// <exception cref="InvalidInputException">A segment is damaged.</exception>
    public void Refresh()
    {
        if (!TryGrow())
        {
            Segments = Segment.LoadAll(disk, folder, key, TLayout.Columns, forWriting: false);
            Generation++;
        }
    }

    /// <summary>The rows of a stretch, in the order of time.</summary>
    public SeriesReader<TRow, TLayout> Read(Timestamp from, Timestamp to) => new(disk, key, Segments, from, to);

    /// <summary>The rows of the blocks from one on, in the order of time, from a moment on.</summary>
    public SeriesReader<TRow, TLayout> Read(int segment, int block, Timestamp from)
    {
        var first = Segments[segment];
        List<Segment> rest = [new(first.Path, first.Blocks[block..]), .. Segments.Skip(segment + 1)];
        return new(disk, key, rest, from, Timestamp.Max);
    }

    /// <summary>The last rows before a moment, in the order of time.</summary>
    public List<TRow> Tail(Timestamp before, int count)
    {
        using var reader = Read(StartOfTail(before, count), before);
        var (rows, buffer) = (new List<TRow>(), ArrayPool<TRow>.Shared.Rent(BlockCodec.RowsMax));
        while (reader.Read(buffer) is > 0 and var read)
        {
            rows.AddRange(buffer.AsSpan(0, read));
        }

        ArrayPool<TRow>.Shared.Return(buffer);
        rows.RemoveRange(0, Math.Max(0, rows.Count - count));
        return rows;
    }

    /// <summary>The blocks that begin before a moment, the last first.</summary>
    public IEnumerable<BlockEntry> BlocksBack(Timestamp before)
    {
        for (var segment = Segments.Count - 1; segment >= 0; segment--)
        {
            var blocks = Segments[segment].Blocks;
            for (var i = blocks.Count - 1; i >= 0; i--)
            {
                if (blocks[i].First < before)
                {
                    yield return blocks[i];
                }
            }
        }
    }

    // Of a block that ends behind the moment nothing is known but that its first row lies before.
    private Timestamp StartOfTail(Timestamp before, int count)
    {
        var (rows, start) = (0L, before);
        foreach (var block in BlocksBack(before))
        {
            rows += block.Last < before ? block.Rows : 1;
            start = block.First;
            if (rows >= count)
            {
                break;
            }
        }

        return start;
    }

    // False when more has changed than rows behind the last.
    private bool TryGrow()
    {
        var end = Segments.Count == 0 ? Timestamp.Min : Last;
        var known = Segments.ToDictionary(segment => segment.Path);
        var added = new List<Segment>();
        foreach (var path in disk.Files(folder, Segment.Suffix))
        {
            if (known.Remove(path, out var segment))
            {
                var blocks = segment.Blocks.Count;
                if (!segment.Refresh(disk, key, TLayout.Columns) || (segment.Blocks.Count > blocks && segment != Segments[^1]))
                {
                    return false;
                }
            }
            else if (Load(path) is { Blocks.Count: > 0 } found)
            {
                added.Add(found);
            }
        }

        if (known.Count > 0 || added.Any(segment => segment.First < end))
        {
            return false;
        }

        Segments.AddRange(added.OrderBy(segment => segment.First));
        return true;
    }

    private Segment? Load(string path)
    {
        try
        {
            return Segment.Load(disk, path, key, TLayout.Columns, forWriting: false);
        }
        catch (FileNotFoundException)
        {
            return null;   // A writer has tidied up one that came to nothing.
        }
    }
}

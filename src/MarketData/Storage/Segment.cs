using System.Runtime.InteropServices;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>One file of a series and the blocks in it.</summary>
/// <param name="path">Its full path.</param>
/// <param name="blocks">Its blocks, in the order of time.</param>
internal sealed class Segment(string path, List<BlockEntry> blocks)
{
    /// <summary>What the names of segments end with.</summary>
    public const string Suffix = ".seg";

    /// <summary>Its full path.</summary>
    public string Path { get; } = path;

    /// <summary>Its blocks, in the order of time.</summary>
    public List<BlockEntry> Blocks { get; } = blocks;

    /// <summary>Where the next block goes.</summary>
    public long End => Blocks.Count == 0 ? SegmentHeader.Bytes : Blocks[^1].End;

    /// <summary>Time of the first row.</summary>
    public Timestamp First => Blocks[0].First;

    /// <summary>Time of the last row.</summary>
    public Timestamp Last => Blocks[^1].Last;

    /// <summary>
    /// Opens every segment of a series. A writer also takes what is complete and intact beyond the acknowledged length, and cuts off the rest.
    /// </summary>
    /// <exception cref="InvalidInputException">A segment is damaged.</exception>
    public static List<Segment> LoadAll(IDisk disk, string folder, in SeriesKey key, int columns, bool forWriting)
    {
        var segments = new List<Segment>();
        foreach (var path in disk.Files(folder, Suffix))
        {
            var segment = Load(disk, path, key, columns, forWriting);
            if (segment.Blocks.Count > 0)
            {
                segments.Add(segment);
            }
            else if (forWriting)
            {
                disk.Delete(path);
            }
        }

        segments.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : Math.Abs(a.Blocks[0].Batch).CompareTo(Math.Abs(b.Blocks[0].Batch)));
        return segments;
    }

    /// <summary>Opens one segment.</summary>
    /// <exception cref="InvalidInputException">It is damaged.</exception>
    public static Segment Load(IDisk disk, string path, in SeriesKey key, int columns, bool forWriting)
    {
        using var file = disk.Open(path, forWriting);
        if (SegmentHeader.Check(file, key, out var acknowledged) is { } damage)
        {
            throw Damaged(path, 0, damage);
        }

        var blocks = SegmentIndex.Read(disk, path);
        blocks.RemoveAll(block => block.End > acknowledged);
        var segment = new Segment(path, blocks);
        segment.Walk(file, acknowledged, columns);
        if (forWriting && file.Length > acknowledged)
        {
            segment.Recover(file, columns);
        }

        return segment;
    }

    /// <summary>Takes in what was acknowledged since it was opened for reading; false when it holds less than it did.</summary>
    /// <exception cref="InvalidInputException">It is damaged.</exception>
    public bool Refresh(IDisk disk, in SeriesKey key, int columns)
    {
        using var file = disk.Open(Path, forWriting: false);
        if (SegmentHeader.Check(file, key, out var acknowledged) is { } damage)
        {
            throw Damaged(Path, 0, damage);
        }

        if (acknowledged < End)
        {
            return false;
        }

        Walk(file, acknowledged, columns);
        return true;
    }

    /// <summary>The exception for a damaged file.</summary>
    public static InvalidInputException Damaged(string path, long offset, string what) =>
        new("STORE_DAMAGED", $"{path} at {offset}", what, "a segment as it was written; 'arus data verify' names every damaged file");

    private void Walk(IDiskFile file, long acknowledged, int columns)
    {
        Span<byte> head = stackalloc byte[BlockCodec.HeadBytes];
        while (End < acknowledged)
        {
            if (file.Read(End, head) < head.Length || !BlockCodec.TryReadHead(head, End, columns, out var block) || block.End > acknowledged)
            {
                throw Damaged(Path, End, "the head of a block is damaged");
            }

            Blocks.Add(block);
        }
    }

    // Nobody was told that these blocks are safe. Those of a complete batch are kept all the same: the batch may be sent again and is then known.
    private void Recover(IDiskFile file, int columns)
    {
        var complete = Blocks.Count;
        var bytes = new byte[BlockCodec.BytesMax(columns, BlockCodec.RowsMax)];
        while (file.Read(End, bytes.AsSpan(0, BlockCodec.HeadBytes)) == BlockCodec.HeadBytes
               && BlockCodec.TryReadHead(bytes, End, columns, out var block)
               && file.Read(End, bytes.AsSpan(0, (int)(block.End - block.Offset))) == block.End - block.Offset
               && BlockCodec.IsIntact(bytes.AsSpan(0, (int)(block.End - block.Offset))))
        {
            Blocks.Add(block);
            complete = block.EndsBatch ? Blocks.Count : complete;
        }

        CollectionsMarshal.SetCount(Blocks, complete);
        file.Truncate(End);
        file.Flush();
        SegmentHeader.Acknowledge(file, End);
        file.Flush();
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// Appends to a series: what a live feed brings, in batches numbered by the journal, and what files hold, wherever it fits. A batch is kept whole or
/// not at all. Both share the number in the head of a block: of imports it is positive, of the journal negative, so that neither counts the other's.
/// Not thread-safe: one writer, off the hot path.
/// </summary>
internal sealed class SeriesWriter<TRow, TLayout> : IDisposable
    where TRow : struct
    where TLayout : IRowLayout<TRow>
{
    /// <summary>A segment that has grown to this many bytes gets a successor.</summary>
    public const long SegmentBytesMax = 64 << 20;

    private readonly IDisk _disk;
    private readonly SeriesKey _key;
    private readonly string _folder;
    private readonly long[][] _columns = [.. Enumerable.Range(0, TLayout.Columns).Select(_ => new long[BlockCodec.RowsMax])];
    private byte[] _bytes = [];
    private Segment? _open;
    private IDiskFile? _file;
    private long _imports;
    private bool _isDirty;
    private bool _isBroken;

    /// <summary>Opens the series; what a crash left unfinished is cut off.</summary>
    /// <exception cref="InvalidInputException">A segment is damaged.</exception>
    public SeriesWriter(IDisk disk, string folder, SeriesKey key)
    {
        (_disk, _folder, _key) = (disk, folder, key);
        disk.CreateFolder(folder);
        foreach (var unfinished in disk.Files(folder, ".new"))
        {
            disk.Delete(unfinished);
        }

        Segments = Segment.LoadAll(disk, folder, key, TLayout.Columns, forWriting: true);
        foreach (var block in Segments.SelectMany(segment => segment.Blocks))
        {
            Written = Math.Max(Written, -block.Batch);
            _imports = Math.Max(_imports, block.Batch);
        }

        Acknowledged = Written;
    }

    /// <summary>The segments, in the order of time.</summary>
    public List<Segment> Segments { get; }

    /// <summary>The number of the last batch appended; it is safe once <see cref="Acknowledged"/> has reached it. 0 before the first.</summary>
    public long Written { get; private set; }

    /// <summary>The number of the last batch appended that survives anything.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>
    /// Appends a batch behind everything stored. True when it was new. It is acknowledged when the call returns, unless <paramref name="isDurable"/> is
    /// false: then with the next <see cref="Flush"/>, so that many batches share one.
    /// </summary>
    /// <param name="batch">
    /// Its number, positive, higher than of any appended before; one that is not is taken for sent again, and not stored twice. Several sendings can go
    /// into one batch of the number of the last: all of them are then known, or none.
    /// </param>
    /// <param name="rows">Its rows, in the order of time.</param>
    /// <param name="isDurable">Whether to wait for the medium.</param>
    /// <exception cref="InvalidInputException">A row is of another series or out of order.</exception>
    /// <exception cref="RefusedException">The disk is full; what was acknowledged is kept, and the batch can be sent again once there is room.</exception>
    public bool Append(long batch, ReadOnlySpan<TRow> rows, bool isDurable = true)
    {
        Check(rows);
        var isNew = batch > Written && rows.Length > 0;
        if (isNew)
        {
            var first = TLayout.Time(in rows[0]);
            if (Segments.Count > 0 && IsBefore(first, Segments[^1].Last))
            {
                throw OutOfOrder(first, Segments[^1].Last);
            }

            Write(Segments.Count - 1, -batch, rows);
            Written = batch;
        }

        if (isDurable)
        {
            Flush();
        }

        return isNew;
    }

    /// <summary>
    /// Imports rows anywhere they fit: rows stored already are passed by, the others go before, between or behind the segments. Returns how many were new;
    /// they are acknowledged with the next <see cref="Flush"/>.
    /// </summary>
    /// <exception cref="InvalidInputException">The rows differ from what is stored for the same time, or are out of order; nothing of them is stored.</exception>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public int Import(ReadOnlySpan<TRow> rows)
    {
        Check(rows);
        var added = 0;
        foreach (var (from, to) in NewRuns(rows))
        {
            var first = TLayout.Time(in rows[from]);
            Write(Segments.FindLastIndex(segment => segment.First <= first), ++_imports, rows[from..to]);
            added += to - from;
        }

        return added;
    }

    /// <summary>Acknowledges everything written.</summary>
    /// <exception cref="RefusedException">The disk is full; what was not acknowledged is gone.</exception>
    public void Flush()
    {
        if (_file is null || !_isDirty)
        {
            return;
        }

        try
        {
            _file.Flush();
            SegmentHeader.Acknowledge(_file, _open!.End);
            _file.Flush();
            (Acknowledged, _isDirty) = (Written, false);
        }
        catch (IOException error)
        {
            _isBroken = true;
            throw DiskFull.Is(error) ? DiskFull.Refusal(_disk, _folder, $"flush {TLayout.Noun} of {_key}", _open!.End) : error;
        }
    }

    /// <summary>Acknowledges everything and leaves an index.</summary>
    public void Dispose()
    {
        if (!_isBroken)
        {
            Leave();
        }

        _file?.Dispose();
        _file = null;
    }

    private void Check(ReadOnlySpan<TRow> rows)
    {
        if (_isBroken)
        {
            throw new IOException($"{_folder} failed while flushing; open it again.");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (!TLayout.Fits(in rows[i], _key))
            {
                throw new InvalidInputException("STORE_OTHER_SERIES", _key.ToString(), $"row {i} of the batch is of another series", _key.ToString());
            }

            if (i > 0 && IsBefore(TLayout.Time(in rows[i]), TLayout.Time(in rows[i - 1])))
            {
                throw OutOfOrder(TLayout.Time(in rows[i]), TLayout.Time(in rows[i - 1]));
            }
        }
    }

    private static bool IsBefore(Timestamp time, Timestamp previous) => TLayout.IsTimeUnique ? time <= previous : time < previous;

    private InvalidInputException OutOfOrder(Timestamp time, Timestamp previous) =>
        new("STORE_OUT_OF_ORDER", _key.ToString(), $"a row of {time} after one of {previous}", "rows in the order of time");

    // Rows not stored yet, as stretches that each lie between two segments.
    private List<(int From, int To)> NewRuns(ReadOnlySpan<TRow> rows)
    {
        var runs = new List<(int, int)>();
        if (rows.Length == 0)
        {
            return runs;
        }

        var (first, last) = (TLayout.Time(in rows[0]), TLayout.Time(in rows[^1]));
        var touched = Segments.Where(segment => segment.Last >= first && segment.First <= last).ToList();
        using var reader = new SeriesReader<TRow, TLayout>(_disk, _key, touched, first, last.Plus(1));
        var stored = new TRow[1];
        var hasStored = reader.Read(stored) > 0;
        for (var i = 0; i < rows.Length;)
        {
            var time = TLayout.Time(in rows[i]);
            if (hasStored && rows[i].Equals(stored[0]))
            {
                hasStored = reader.Read(stored) > 0;
                i++;
            }
            else if (hasStored && i == 0 && TLayout.Time(in stored[0]) == time && !TLayout.IsTimeUnique)
            {
                hasStored = reader.Read(stored) > 0;
            }
            else if (hasStored && TLayout.Time(in stored[0]) <= time)
            {
                throw Overlap(first, last, time);
            }
            else
            {
                var start = i++;
                var limit = hasStored ? TLayout.Time(in stored[0]) : Timestamp.Max;
                while (i < rows.Length && TLayout.Time(in rows[i]) < limit && TLayout.Time(in rows[i]) - TLayout.Time(in rows[i - 1]) <= _key.PauseMax)
                {
                    i++;
                }

                if (touched.Any(segment => segment.First <= time && segment.Last > time))
                {
                    throw Overlap(first, last, time);
                }

                runs.Add((start, i));
            }
        }

        return !hasStored || TLayout.Time(in stored[0]) == last ? runs : throw Overlap(first, last, TLayout.Time(in stored[0]));
    }

    private InvalidInputException Overlap(Timestamp first, Timestamp last, Timestamp at) => new(
        "STORE_OVERLAP", _key.ToString(), $"the rows from {first} to {last} differ from those stored, first at {at}",
        "rows equal to those stored, rows for a time of which none are stored, or another source");

    private void Write(int predecessor, long batch, ReadOnlySpan<TRow> rows)
    {
        var length = Encode(batch, rows, out var blocks);
        var first = TLayout.Time(in rows[0]);
        try
        {
            if (predecessor < 0 || Segments[predecessor].End >= SegmentBytesMax || first - Segments[predecessor].Last > _key.PauseMax)
            {
                Enter(Create(first, batch));
                Segments.Insert(predecessor + 1, _open!);
            }
            else
            {
                Enter(Segments[predecessor]);
            }

            _file!.Write(_open!.End, _bytes.AsSpan(0, length));
        }
        catch (IOException error)
        {
            Undo();
            throw DiskFull.Is(error) ? DiskFull.Refusal(_disk, _folder, $"append {rows.Length} {TLayout.Noun} of {_key}", length) : error;
        }

        var start = _open.End;
        _open.Blocks.AddRange(blocks.Select(block => block with { Offset = block.Offset + start }));
        _isDirty = true;
    }

    // What was half written is cut off, and a segment that came to nothing forgotten: its file goes when the series is opened next.
    private void Undo()
    {
        if (_file is not null && _open is not null && _file.Length > _open.End)
        {
            _file.Truncate(_open.End);
        }

        if (_open is { Blocks.Count: 0 })
        {
            Segments.Remove(_open);
            _file?.Dispose();
            (_file, _open) = (null, null);
        }
    }

    private int Encode(long batch, ReadOnlySpan<TRow> rows, out List<BlockEntry> blocks)
    {
        blocks = [];
        var bytesMax = checked((rows.Length / BlockCodec.RowsMax + 1) * BlockCodec.BytesMax(TLayout.Columns, Math.Min(rows.Length, BlockCodec.RowsMax)));
        if (_bytes.Length < bytesMax)
        {
            _bytes = new byte[bytesMax];
        }

        var length = 0;
        for (var at = 0; at < rows.Length; at += BlockCodec.RowsMax)
        {
            var part = rows.Slice(at, Math.Min(BlockCodec.RowsMax, rows.Length - at));
            var endsBatch = at + part.Length == rows.Length;
            TLayout.Split(part, _columns);
            var bytes = BlockCodec.Write(_columns, part.Length, batch, endsBatch, _bytes.AsSpan(length));
            blocks.Add(new(
                length, bytes - BlockCodec.HeadBytes, part.Length, endsBatch, batch, TLayout.Time(in part[0]), TLayout.Time(in part[^1])));
            length += bytes;
        }

        return length;
    }

    private void Enter(Segment segment)
    {
        if (_open != segment)
        {
            Leave();
            _file?.Dispose();
            _file = null;
            _file = _disk.Open(segment.Path, forWriting: true);
            _open = segment;
        }
    }

    private void Leave()
    {
        Flush();
        if (_open is { Blocks.Count: > 1 })
        {
            SegmentIndex.Write(_disk, _open.Path, CollectionsMarshal.AsSpan(_open.Blocks));
        }
    }

    // Under another name until the header is safe: a segment never lacks one.
    private Segment Create(Timestamp first, long batch)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{(batch < 0 ? "r" : "")}{Math.Abs(batch):D8}");
        var name = string.Create(CultureInfo.InvariantCulture, $"{first.ToDateTime():yyyyMMdd'T'HHmmss}-{number}{Segment.Suffix}");
        var path = Path.Combine(_folder, name);
        using (var file = _disk.Create(path + ".new"))
        {
            SegmentHeader.Write(file, _key);
            file.Flush();
        }

        _disk.Rename(path + ".new", path);
        _disk.FlushFolder(_folder);
        return new Segment(path, []);
    }
}

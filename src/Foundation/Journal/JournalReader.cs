using Arus.Foundation.Persistence;

namespace Arus.Foundation.Journal;

/// <summary>
/// Reads a journal forward, beside whoever writes it. At the end it says so, and goes on later when more was written. A record that was safe once and
/// is damaged now, or missing, is a fault; an end that is not whole is the end.
/// </summary>
public sealed class JournalReader : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly IDisk _disk;
    private readonly string _folder;
    private byte[] _block = new byte[BlockBytes];
    private IDiskFile? _file;
    private string _path = "";
    private long _first;
    private long _offset;
    private int _at;
    private int _end;
    private long _next;
    private uint _count;

    /// <summary>Opens a journal.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="folder">Its folder; one that does not exist is empty.</param>
    /// <param name="from">Number of the record to begin with.</param>
    public JournalReader(IDisk disk, string folder, long from = 1)
    {
        _disk = disk;
        _folder = folder;
        _next = from;
    }

    /// <summary>Number of the record to be read next.</summary>
    public long Next => _next;

    /// <summary>Where in the present segment that is.</summary>
    internal long Offset => _offset + _at;

    /// <summary>Reads the next record; false when there is none now.</summary>
    /// <exception cref="InvalidInputException">A record is damaged or missing; the fault names segment and offset.</exception>
    public bool TryRead(out JournalRecord record)
    {
        record = default;
        if (_file is null && !OpenFirst())
        {
            return false;
        }

        while (true)
        {
            if (!TryTake(out var taken))
            {
                if (!TryOpenNext())
                {
                    return false;
                }

                continue;
            }

            if (JournalFormat.KindOf(taken) == JournalFormat.Mark)
            {
                continue;
            }

            var number = _first + JournalFormat.IndexOf(taken);
            _count++;
            if (number < _next)
            {
                continue;
            }

            _next = number + 1;
            record = new JournalRecord(number, JournalFormat.KindOf(taken), taken[JournalFormat.RecordHead..]);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private bool OpenFirst()
    {
        var segments = JournalFormat.Segments(_disk, _folder);
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            if (segments[i].First <= _next || i == 0)
            {
                return TryOpen(segments[i].First, segments[i].Path);
            }
        }

        return false;
    }

    private bool TryOpenNext()
    {
        var expected = _first + _count;
        foreach (var (first, path) in JournalFormat.Segments(_disk, _folder))
        {
            if (first <= _first)
            {
                continue;
            }

            // The writer may have gone on here, and then there, since the end was seen.
            if (TryFill(JournalFormat.RecordHead) && TryPeek())
            {
                return true;
            }

            expected = _first + _count;
            return first == expected ? TryOpen(first, path) : throw Damaged(_path, _offset + _at, $"records {expected} to {first - 1} are missing");
        }

        return false;
    }

    private bool TryPeek()
    {
        var length = JournalFormat.LengthOf(_block.AsSpan(_at));
        return TryFill(length) && JournalFormat.IsWhole(_block.AsSpan(_at, length), _count);
    }

    private bool TryOpen(long first, string path)
    {
        var file = _disk.Open(path, forWriting: false);
        if (!JournalFormat.TryReadSegmentHead(file, first, out _))
        {
            var isUnfinished = file.Length <= JournalFormat.SegmentHead;
            file.Dispose();
            return isUnfinished ? false : throw Damaged(path, 0, "the head of the segment is damaged");
        }

        _file?.Dispose();
        _file = file;
        _path = path;
        _first = first;
        _count = 0;
        _offset = JournalFormat.SegmentHead;
        _at = _end = 0;
        return true;
    }

    private bool TryTake(out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!TryFill(JournalFormat.RecordHead))
        {
            return false;
        }

        var length = JournalFormat.LengthOf(_block.AsSpan(_at));
        if (!TryFill(length) || !JournalFormat.IsWhole(_block.AsSpan(_at, length), _count))
        {
            ThrowWhereSafe();
            return false;
        }

        record = _block.AsSpan(_at, length);
        _at += length;
        return true;
    }

    /// <summary>Brings so many bytes into the block; false when the file has fewer.</summary>
    private bool TryFill(int count)
    {
        if (_end - _at >= count)
        {
            return true;
        }

        Buffer.BlockCopy(_block, _at, _block, 0, _end - _at);
        _offset += _at;
        _end -= _at;
        _at = 0;
        if (_block.Length < count)
        {
            Array.Resize(ref _block, count);
        }

        _end += _file!.Read(_offset + _end, _block.AsSpan(_end));
        return _end >= count;
    }

    private void ThrowWhereSafe()
    {
        var at = _offset + _at;

        // What was read may have been half written then: it is read again.
        _end = _at;
        var rest = new byte[Math.Max(0, _file!.Length - at)];
        if (JournalFormat.WasSafe(rest.AsSpan(0, _file.Read(at, rest)), at, _count))
        {
            throw Damaged(_path, at, $"record {_first + _count} is damaged, and was safe on the medium");
        }
    }

    private static InvalidInputException Damaged(string path, long offset, string what) => new(
        "JOURNAL_DAMAGED", $"{path}: offset {offset}", what, "a journal as it was written; restore the file from a copy");
}

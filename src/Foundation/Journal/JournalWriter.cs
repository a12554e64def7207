using System.Diagnostics.CodeAnalysis;
using Arus.Foundation.Persistence;

namespace Arus.Foundation.Journal;

/// <summary>
/// Writes a journal: records are gathered and written together, in one write, by <see cref="Commit"/>. One thread writes; <see cref="Flush"/> may be
/// called by another. Allocates nothing once its buffer has grown. A segment holds one UTC day, or 256 MB.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    /// <summary>A segment this long is the last of its length.</summary>
    public const long SegmentBytesMax = 256L << 20;

    private readonly IDisk _disk;
    private readonly string _folder;
    private readonly long _segmentBytesMax;
    private readonly Lock _segmentChanges = new();
    private byte[] _pending = new byte[1 << 16];
    private int _pendingLength;
    private int _begun = -1;
    private uint _pendingRecords;
    private IDiskFile? _file;
    private string _path = "";
    private long _first = 1;
    private long _day = long.MinValue;
    private uint _index;
    private long _length;
    private long _earlierBytes;
    private long _flushedLength;
    private long _last;
    private long _flushed;
    private volatile bool _isBroken;

    private JournalWriter(IDisk disk, string folder, long segmentBytesMax)
    {
        _disk = disk;
        _folder = folder;
        _segmentBytesMax = segmentBytesMax;
    }

    /// <summary>What was cut off the end when it was opened; null when it was whole.</summary>
    public JournalCut? Cut { get; private set; }

    /// <summary>Number of the last record written; 0 for none.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Number of the last record that is on the medium; 0 for none.</summary>
    public long Flushed => Volatile.Read(ref _flushed);

    /// <summary>Bytes of all segments.</summary>
    public long Bytes => Volatile.Read(ref _earlierBytes) + Volatile.Read(ref _length);

    /// <summary>Whether records wait for <see cref="Commit"/>.</summary>
    public bool HasPending => _pendingLength > 0;

    /// <summary>Opens a journal for appending; the end is cut back to the last whole record, as far as nobody was promised more.</summary>
    /// <exception cref="InvalidInputException">A record that was safe is damaged.</exception>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public static JournalWriter Open(IDisk disk, string folder, long segmentBytesMax = SegmentBytesMax)
    {
        var writer = new JournalWriter(disk, folder, segmentBytesMax);
        disk.CreateFolder(folder);
        writer.OpenLast();
        return writer;
    }

    /// <summary>Begins a batch: from here to <see cref="Commit"/> everything is written together.</summary>
    /// <param name="now">Whose UTC day decides whether a new segment begins.</param>
    public void BeginBatch(Timestamp now)
    {
        ThrowIfBroken();
        var day = now.StartOfDay.Nanos;
        if (_file is null || ((day > _day || _length >= _segmentBytesMax) && _index > 0))
        {
            BeginSegment(Math.Max(day, _day));
        }
    }

    /// <summary>Room for a record's payload; end it with <see cref="End"/>.</summary>
    /// <param name="lengthMax">At most this long.</param>
    public Span<byte> Begin(int lengthMax)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthMax, JournalFormat.PayloadMax);
        var needed = _pendingLength + JournalFormat.RecordHead + lengthMax;
        if (_pending.Length < needed)
        {
            Array.Resize(ref _pending, Math.Max(needed, _pending.Length * 2));
        }

        _begun = _pendingLength;
        return _pending.AsSpan(_begun + JournalFormat.RecordHead, lengthMax);
    }

    /// <summary>Ends the record; returns its number. It is nothing before <see cref="Commit"/>.</summary>
    /// <param name="kind">What it is, 1 to 255.</param>
    /// <param name="length">How much of the room was used.</param>
    public long End(byte kind, int length)
    {
        ArgumentOutOfRangeException.ThrowIfZero(kind);
        var record = _pending.AsSpan(_begun, JournalFormat.RecordHead + length);
        JournalFormat.Seal(record, kind, _index + _pendingRecords, (uint)Volatile.Read(ref _flushedLength));
        _pendingLength = _begun + record.Length;
        return _first + _index + _pendingRecords++;
    }

    /// <summary>Appends a record.</summary>
    public long Append(byte kind, ReadOnlySpan<byte> payload)
    {
        payload.CopyTo(Begin(payload.Length));
        return End(kind, payload.Length);
    }

    /// <summary>Writes what was gathered, in one write.</summary>
    /// <param name="toMedium">Return only when it survives a power cut.</param>
    /// <exception cref="RefusedException">The disk is full. Nothing of the batch counts, and nothing more can be written.</exception>
    public void Commit(bool toMedium)
    {
        ThrowIfBroken();
        if (_pendingLength == 0)
        {
            return;
        }

        Write(_pending.AsSpan(0, _pendingLength));
        _index += _pendingRecords;
        _pendingLength = 0;
        _pendingRecords = 0;
        Volatile.Write(ref _last, _first + _index - 1);
        if (toMedium)
        {
            Flush();
        }
    }

    /// <summary>Returns once everything committed before the call is on the medium.</summary>
    public void Flush()
    {
        lock (_segmentChanges)
        {
            // The number first: what is written meanwhile is not promised.
            var last = Volatile.Read(ref _last);
            var length = Volatile.Read(ref _length);
            if (_file is null || Volatile.Read(ref _flushedLength) == length)
            {
                return;
            }

            FlushFile();
            Volatile.Write(ref _flushedLength, length);
            Volatile.Write(ref _flushed, last);
        }
    }

    /// <summary>Makes everything safe, and says so in the file.</summary>
    public void Dispose()
    {
        if (_file is not null && !_isBroken && _index > 0)
        {
            Flush();
            Span<byte> mark = stackalloc byte[JournalFormat.RecordHead];
            JournalFormat.Seal(mark, JournalFormat.Mark, _index, (uint)_flushedLength);
            Write(mark);
        }

        _file?.Dispose();
        _file = null;
    }

    private void OpenLast()
    {
        var segments = JournalFormat.Segments(_disk, _folder);
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            var (first, path) = segments[i];
            var file = _disk.Open(path, forWriting: true);
            if (JournalFormat.TryReadSegmentHead(file, first, out var day))
            {
                (_file, _path, _first, _day) = (file, path, first, day);
                _earlierBytes = segments.Take(i).Sum(segment => LengthOf(segment.Path));
                CutBack();
                return;
            }

            var length = file.Length;
            file.Dispose();
            if (length > JournalFormat.SegmentHead)
            {
                throw new InvalidInputException(
                    "JOURNAL_DAMAGED", $"{path}: offset 0", "the head of the segment is damaged", "a journal as it was written; restore the file from a copy");
            }

            // It was begun when the power failed, and nothing is in it.
            Cut = new JournalCut(path, 0, length, first - 1);
            _disk.Delete(path);
            _disk.FlushFolder(_folder);
        }
    }

    private long LengthOf(string path)
    {
        using var file = _disk.Open(path, forWriting: false);
        return file.Length;
    }

    private void CutBack()
    {
        using var reader = new JournalReader(_disk, _folder, _first);
        while (reader.TryRead(out _))
        {
        }

        _index = (uint)(reader.Next - _first);
        _last = reader.Next - 1;
        var length = _file!.Length;
        if (reader.Offset < length)
        {
            Cut = new JournalCut(_path, reader.Offset, length - reader.Offset, _last);
            _file.Truncate(reader.Offset);
        }

        _length = reader.Offset;
        _file.Flush();
        _disk.FlushFolder(_folder);
        _flushedLength = _length;
        _flushed = _last;
    }

    // What a segment holds is on the medium before the next one begins: only the last can be torn.
    private void BeginSegment(long day)
    {
        Flush();
        var first = _last + 1;
        var path = JournalFormat.Path(_folder, first);
        try
        {
            var file = _disk.Create(path);
            Span<byte> head = stackalloc byte[JournalFormat.SegmentHead];
            JournalFormat.WriteSegmentHead(head, first, day);
            file.Write(0, head);
            file.Flush();
            _disk.FlushFolder(_folder);
            lock (_segmentChanges)
            {
                _file?.Dispose();
                Volatile.Write(ref _earlierBytes, _earlierBytes + _length);
                (_file, _path, _first, _day, _index) = (file, path, first, day, 0);
                Volatile.Write(ref _length, JournalFormat.SegmentHead);
                Volatile.Write(ref _flushedLength, JournalFormat.SegmentHead);
            }
        }
        catch (IOException error)
        {
            _isBroken = true;
            throw Told(error, JournalFormat.SegmentHead);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file!.Write(_length, bytes);
        }
        catch (IOException error)
        {
            _isBroken = true;
            throw Told(error, bytes.Length);
        }

        Volatile.Write(ref _length, _length + bytes.Length);
    }

    private void FlushFile()
    {
        try
        {
            _file!.Flush();
        }
        catch (IOException error)
        {
            // After a failed flush nobody knows what is on the medium: what the system held may be gone, whatever a second one says.
            _isBroken = true;
            throw Told(error, 0);
        }
    }

    private RefusedException Told(IOException error, long needed) => DiskFull.Is(error)
        ? DiskFull.Refusal(_disk, _folder, "write the journal", needed)
        : new RefusedException(new Fault("JOURNAL_UNWRITABLE", _path, error.Message, "a disk that can be written"));

    private void ThrowIfBroken()
    {
        if (_isBroken)
        {
            ThrowBroken();
        }
    }

    [DoesNotReturn]
    private void ThrowBroken() => throw new RefusedException(new Fault("JOURNAL_UNWRITABLE", _path, "an earlier write failed", "a new start, once the disk can be written"));
}

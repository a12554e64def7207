using System.Globalization;
using System.Security.Cryptography;


namespace Arus.Foundation.FlowChains;

/// <summary>
/// An append-only file of receipts, one JSON object a line. The <c>hash</c> that ends each line is the SHA-256 of every byte of the file before it,
/// so a changed byte breaks the hash of its own record and of all that follow, and the ledger's hash is what <c>sha256sum</c> says of the file.
/// Times of hops go to a file beside it that is not hashed.
/// </summary>
public sealed class LedgerWriter : IDisposable
{
    private const int FlushAt = 256 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly RecordWriter _record = new();
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];
    private readonly byte[] _seal;
    private readonly Stream? _file;
    private readonly Stream? _times;
    private readonly bool _flushEach;
    private byte[] _pending = new byte[FlushAt * 2];
    private byte[] _pendingTimes = new byte[FlushAt];
    private int _pendingLength;
    private int _hashedLength;
    private int _pendingTimesLength;

    /// <summary>Begins a ledger.</summary>
    /// <param name="path">The file, which must not exist; <see langword="null"/> hashes without keeping.</param>
    /// <param name="flushEach">Hand every record to the operating system at once, so that it survives the death of the process.</param>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public LedgerWriter(string? path, bool flushEach = false)
    {
        _flushEach = flushEach;
        _seal = [.. ",\"hash\":\""u8, .. new byte[SHA256.HashSizeInBytes * 2], .. "\"}\n"u8];
        if (path is not null)
        {
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _times = new FileStream(TimesPath(path), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
    }

    /// <summary>Begins a ledger on streams that take it from its first byte.</summary>
    /// <param name="file">The ledger; disposed with it.</param>
    /// <param name="times">The hop times; disposed with it.</param>
    public LedgerWriter(Stream file, Stream times)
        : this(null)
    {
        _file = file;
        _times = times;
    }

    /// <summary>Whether hop times are kept; set to false while a ledger is written again.</summary>
    public bool KeepsTimes { get; set; } = true;

    /// <summary>Records written.</summary>
    public long Count { get; private set; }

    /// <summary>Where the hop times of a ledger are.</summary>
    public static string TimesPath(string ledgerPath) => ledgerPath + ".times";

    /// <summary>Begins a record; end it with <see cref="Seal"/> before the next.</summary>
    /// <param name="kind">What it records, an ASCII literal.</param>
    public RecordWriter Begin(ReadOnlySpan<byte> kind)
    {
        Count++;
        _record.Clear();
        _record.BeginObject();
        _record.Number("n"u8, Count);
        _record.Tag("kind"u8, kind);
        return _record;
    }

    /// <summary>Ends the record: seals it with the hash of everything so far and appends it.</summary>
    /// <exception cref="IOException">The disk is full or gone; what was appended before stays whole.</exception>
    public void Seal()
    {
        Append(ref _pending, ref _pendingLength, _record.Written);
        HashPending();
        _hash.TryGetCurrentHash(_digest, out _);
        Convert.TryToHexStringLower(_digest, _seal.AsSpan(9), out _);
        Append(ref _pending, ref _pendingLength, _seal);
        if (_flushEach || _pendingLength >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Notes how long a hop of the last record took; kept beside the ledger, never hashed.</summary>
    /// <param name="hop">An ASCII literal.</param>
    /// <param name="nanos">Nanoseconds.</param>
    public void Time(ReadOnlySpan<byte> hop, long nanos)
    {
        if (_times is null || !KeepsTimes)
        {
            return;
        }

        Span<byte> line = stackalloc byte[96];
        Count.TryFormat(line, out var at, default, CultureInfo.InvariantCulture);
        line[at++] = (byte)' ';
        hop.CopyTo(line[at..]);
        at += hop.Length;
        line[at++] = (byte)' ';
        nanos.TryFormat(line[at..], out var written, default, CultureInfo.InvariantCulture);
        at += written;
        line[at++] = (byte)'\n';
        Append(ref _pendingTimes, ref _pendingTimesLength, line[..at]);
    }

    /// <summary>The SHA-256 of the file so far, in lower-case hexadecimal.</summary>
    public string CurrentHash()
    {
        HashPending();
        _hash.TryGetCurrentHash(_digest, out _);
        return Convert.ToHexStringLower(_digest);
    }

    /// <summary>Hands everything to the operating system.</summary>
    public void Flush()
    {
        if (_pendingLength == 0 && _pendingTimesLength == 0)
        {
            return;
        }

        HashPending();
        _file?.Write(_pending, 0, _pendingLength);
        _times?.Write(_pendingTimes, 0, _pendingTimesLength);
        _pendingLength = 0;
        _hashedLength = 0;
        _pendingTimesLength = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _file?.Dispose();
        _times?.Dispose();
        _hash.Dispose();
    }

    // The seal of one record is hashed together with the next: a call less for each.
    private void HashPending()
    {
        _hash.AppendData(_pending, _hashedLength, _pendingLength - _hashedLength);
        _hashedLength = _pendingLength;
    }

    private static void Append(ref byte[] buffer, ref int length, ReadOnlySpan<byte> bytes)
    {
        if (buffer.Length - length < bytes.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
        }

        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }
}

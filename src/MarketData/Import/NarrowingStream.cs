namespace Arus.MarketData.Import;

/// <summary>
/// Turns UTF-16, recognised by its byte order mark, into one byte per character on the way through: every character of a date, a number or a
/// delimiter is ASCII, and any other becomes a question mark. Everything else passes unchanged.
/// </summary>
internal sealed class NarrowingStream : Stream
{
    private readonly Stream _inner;
    private readonly byte[] _front;
    private readonly byte[] _wide = new byte[32 * 1024];
    private readonly bool _isLittleEndian;
    private readonly bool _isWide;
    private int _frontTaken;
    private int _kept;

    private NarrowingStream(Stream inner, byte[] front)
    {
        _inner = inner;
        _isLittleEndian = front is [0xFF, 0xFE, ..];
        _isWide = _isLittleEndian || front is [0xFE, 0xFF, ..];
        _front = _isWide ? front[2..] : front;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads the byte order mark and prepares accordingly.</summary>
    public static NarrowingStream Over(Stream inner)
    {
        var front = new byte[2];
        var count = inner.ReadAtLeast(front, 2, throwOnEndOfStream: false);
        return new(inner, front[..count]);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_isWide)
        {
            return ReadNarrowed(buffer);
        }

        if (_frontTaken == _front.Length)
        {
            return _inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _front.Length - _frontTaken);
        _front.AsSpan(_frontTaken, count).CopyTo(buffer);
        _frontTaken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadNarrowed(Span<byte> buffer)
    {
        var wanted = Math.Min(_wide.Length, buffer.Length * 2) - _kept;
        var available = _kept + _inner.ReadAtLeast(_wide.AsSpan(_kept, wanted), Math.Min(2, wanted), throwOnEndOfStream: false);
        var count = available / 2;
        for (var i = 0; i < count; i++)
        {
            var (low, high) = _isLittleEndian ? (_wide[2 * i], _wide[(2 * i) + 1]) : (_wide[(2 * i) + 1], _wide[2 * i]);
            buffer[i] = high == 0 && low < 0x80 ? low : (byte)'?';
        }

        _kept = available % 2;
        _wide[0] = _kept > 0 ? _wide[available - 1] : _wide[0];
        return count;
    }
}

namespace Arus.MarketData.Import;

/// <summary>
/// Cuts a stream of UTF-8, ASCII or an 8-bit code page into lines, a large block at a time. Memory is bounded: of a line beyond
/// <see cref="LineLengthMax"/> only the front is kept. UTF-16 is narrowed by <see cref="NarrowingStream"/> on the way in.
/// </summary>
internal sealed class LineReader
{
    /// <summary>Bytes in the longest line that can be data.</summary>
    public const int LineLengthMax = 64 * 1024;

    private const int ShownOfTooLong = 200;
    private const int BlockSize = 4 * LineLengthMax;

    private readonly Stream _stream;
    private readonly byte[] _block = new byte[BlockSize];
    private readonly byte[] _shown = new byte[ShownOfTooLong];
    private int _start;
    private int _end;
    private bool _hasEnded;

    public LineReader(Stream stream)
    {
        _stream = NarrowingStream.Over(stream);
        Fill();
        if (_block.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    /// <summary>The number of the line last read, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether the line last read was cut short because it was too long.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The front of what is still to be read; its last line may be incomplete.</summary>
    public ReadOnlySpan<byte> Preview => _block.AsSpan(_start, _end - _start);

    /// <summary>Reads a line without its end; valid until the next call. False at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        if (length < 0)
        {
            Fill();
            length = _block.AsSpan(0, _end).IndexOf((byte)'\n');
            length = length < 0 ? _end : length;
            if (_end == 0)
            {
                line = default;
                return false;
            }
        }

        LineNumber++;
        IsTooLong = length > LineLengthMax;
        if (IsTooLong)
        {
            _block.AsSpan(_start, ShownOfTooLong).CopyTo(_shown);
            Discard(length);
            line = _shown;
            return true;
        }

        line = _block.AsSpan(_start, length);
        line = line is [.., (byte)'\r'] ? line[..^1] : line;
        _start = Math.Min(_start + length + 1, _end);
        return true;
    }

    private void Discard(int length)
    {
        _start += length;
        while (_start == _end)
        {
            Fill();
            if (_end == 0)
            {
                return;
            }

            var newline = _block.AsSpan(0, _end).IndexOf((byte)'\n');
            _start = newline < 0 ? _end : newline;
        }

        _start++;
    }

    private void Fill()
    {
        _block.AsSpan(_start, _end - _start).CopyTo(_block);
        _end -= _start;
        _start = 0;
        while (!_hasEnded && _end < _block.Length)
        {
            var count = _stream.Read(_block.AsSpan(_end));
            _hasEnded = count == 0;
            _end += count;
        }
    }
}

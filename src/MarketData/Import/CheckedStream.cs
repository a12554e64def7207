namespace Arus.MarketData.Import;

/// <summary>Reads through and turns every way an archive can be broken into one fault; checks length and CRC-32 where they are known.</summary>
/// <param name="inner">What is read.</param>
/// <param name="label">What faults call it.</param>
/// <param name="length">How long it must be, where known.</param>
/// <param name="checksum">Its CRC-32, where known.</param>
internal sealed class CheckedStream(Stream inner, string label, long? length = null, uint? checksum = null) : Stream
{
    private readonly Crc32 _crc = new();
    private long _read;
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The content is corrupt or ends early.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = ReadInner(buffer);
        _read += count;
        if (checksum is not null)
        {
            _crc.Append(buffer[..count]);
        }

        if (count == 0 && buffer.Length > 0 && !_hasEnded)
        {
            _hasEnded = true;
            Complete();
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidInputException("IMPORT_ARCHIVE_CORRUPT", label, $"is damaged or ends early ({error.Message})", "a complete file");
        }
    }

    private void Complete()
    {
        if ((length is { } expected && _read != expected) || (checksum is { } crc && _crc.Value != crc))
        {
            throw new InvalidInputException(
                "IMPORT_ARCHIVE_CORRUPT", label, $"holds {_read} bytes that do not match its own length or checksum", "a complete archive");
        }
    }
}

namespace Arus.IntegrationTests.Terminals;

/// <summary>A connection that breaks after so many bytes in one direction, in the middle of whatever is under way.</summary>
internal sealed class CutStream(Stream inner, long writesLeft, long readsLeft) : Stream
{
    private long _writesLeft = writesLeft;
    private long _readsLeft = readsLeft;

    /// <summary>Bytes that went out.</summary>
    public long Written { get; private set; }

    /// <summary>Bytes that came in.</summary>
    public long Received { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var room = (int)Math.Min(buffer.Length, _readsLeft);
        var count = room > 0 || buffer.Length == 0 ? await inner.ReadAsync(buffer[..room], cancellationToken) : throw Cut();
        (_readsLeft, Received) = (_readsLeft - count, Received + count);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = (int)Math.Min(buffer.Length, _writesLeft);
        await inner.WriteAsync(buffer[..part], cancellationToken);
        await inner.FlushAsync(cancellationToken);
        (_writesLeft, Written) = (_writesLeft - part, Written + part);
        if (part < buffer.Length)
        {
            throw Cut();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private IOException Cut()
    {
        inner.Dispose();
        return new IOException("The connection was cut.");
    }
}

namespace Arus.Foundation.FlowChains;

/// <summary>
/// A ledger that is computed again from its first byte and goes on where it stopped: what is there already is compared, not written. Where it differs, the
/// file as it was is kept beside it, and from there on the computed one stands.
/// </summary>
public sealed class ContinuedLedgerStream : Stream
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly long _found;
    private byte[] _there = new byte[64 * 1024];
    private long _position;

    /// <summary>Opens a ledger, or begins one.</summary>
    public ContinuedLedgerStream(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _found = _file.Length;
    }

    /// <summary>Where the file that was there first differs from what is computed; null when it does not.</summary>
    public long? DiffersAt { get; private set; }

    /// <summary>Where the file that differs was kept; empty when none does.</summary>
    public string Evidence { get; private set; } = "";

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _position;

    /// <inheritdoc/>
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    private bool IsComparing => DiffersAt is null && _position < _found;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsComparing)
        {
            var compared = (int)Math.Min(buffer.Length, _found - _position);
            if (_there.Length < compared)
            {
                _there = new byte[compared];
            }

            _file.Position = _position;
            _file.ReadExactly(_there, 0, compared);
            var same = buffer[..compared].CommonPrefixLength(_there.AsSpan(0, compared));
            _position += same;
            buffer = buffer[same..];
            if (same < compared)
            {
                KeepEvidence();
            }
        }

        if (!buffer.IsEmpty)
        {
            _file.Position = _position;
            _file.Write(buffer);
            _position += buffer.Length;
        }
    }

    /// <summary>Says that all that was there before has been computed again: what is left over differs.</summary>
    public void EndComparison()
    {
        if (IsComparing)
        {
            KeepEvidence();
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void KeepEvidence()
    {
        DiffersAt = _position;
        var number = 1;
        while (File.Exists($"{_path}.differs-{number}"))
        {
            number++;
        }

        Evidence = $"{_path}.differs-{number}";
        using (var copy = new FileStream(Evidence, FileMode.CreateNew, FileAccess.Write))
        {
            _file.Position = 0;
            _file.CopyTo(copy);
        }

        _file.SetLength(_position);
    }
}

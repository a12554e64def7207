using Microsoft.Win32.SafeHandles;

namespace Arus.Foundation.Persistence;

/// <summary>A file of the machine.</summary>
internal sealed class PhysicalDiskFile(string path, FileMode mode, FileAccess access) : IDiskFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length)
        {
            var count = RandomAccess.Read(_handle, bytes[read..], offset + read);
            if (count == 0)
            {
                break;
            }

            read += count;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, offset);

    /// <inheritdoc/>
    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void Flush() => RandomAccess.FlushToDisk(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}

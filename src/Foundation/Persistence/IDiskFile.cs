namespace Arus.Foundation.Persistence;

/// <summary>An open file, read and written at offsets.</summary>
public interface IDiskFile : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    long Length { get; }

    /// <summary>Reads at an offset; returns how many bytes, fewer than asked only at the end.</summary>
    int Read(long offset, Span<byte> bytes);

    /// <summary>Writes at an offset. Survives the death of the process, and a power cut after <see cref="Flush"/>.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file off.</summary>
    void Truncate(long length);

    /// <summary>Returns once everything written is on the medium.</summary>
    void Flush();
}

namespace Arus.Foundation.Journal;

/// <summary>One record of a journal; valid until the next is read.</summary>
/// <param name="number">1, 2, 3 … over all segments, never used twice.</param>
/// <param name="kind">What it is, 1 to 255.</param>
/// <param name="payload">Its content.</param>
public readonly ref struct JournalRecord(long number, byte kind, ReadOnlySpan<byte> payload)
{
    /// <summary>1, 2, 3 … over all segments, never used twice.</summary>
    public long Number { get; } = number;

    /// <summary>What it is, 1 to 255.</summary>
    public byte Kind { get; } = kind;

    /// <summary>Its content.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;
}

/// <summary>What was cut off when a journal was opened: an end that nobody was promised.</summary>
/// <param name="Segment">The file.</param>
/// <param name="Offset">Where it ends now.</param>
/// <param name="Bytes">How many were cut off.</param>
/// <param name="Last">Number of the last record kept.</param>
public sealed record JournalCut(string Segment, long Offset, long Bytes, long Last);

namespace Arus.MarketData.Import;

/// <summary>One stretch of data: a plain file, what a .gz holds, or one member of a .zip.</summary>
/// <param name="File">The path on disk.</param>
/// <param name="Name">The name of the data itself: the member's name, or the file's without .gz.</param>
/// <param name="Content">Its bytes, unpacked; owned by whoever enumerates.</param>
internal sealed record SourceEntry(string File, string Name, Stream Content)
{
    /// <summary>How much of the file on disk has been read, 0 to 1.</summary>
    public Func<double> FileFraction { get; init; } = static () => 0;

    /// <summary>What faults and the quarantine call it.</summary>
    public string Label => File.EndsWith(Name, StringComparison.Ordinal) || File.EndsWith($"{Name}.gz", StringComparison.OrdinalIgnoreCase)
        ? File
        : $"{File}:{Name}";
}

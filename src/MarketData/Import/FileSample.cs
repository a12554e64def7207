namespace Arus.MarketData.Import;

/// <summary>The front of an entry, cut into lines and cells, which is what detection looks at.</summary>
internal sealed class FileSample
{
    private const int LinesMax = 4_000;

    private FileSample(byte delimiter, List<List<string>> lines)
    {
        Delimiter = delimiter;
        Lines = lines;
    }

    public byte Delimiter { get; }

    /// <summary>The cells of each line; empty lines are kept, so that indices are line numbers.</summary>
    public List<List<string>> Lines { get; }

    /// <summary>Cuts up what a reader has buffered.</summary>
    public static FileSample Of(ReadOnlySpan<byte> preview)
    {
        List<byte[]> lines = [];
        while (preview.Length > 0 && lines.Count < LinesMax)
        {
            var end = preview.IndexOf((byte)'\n');
            if (end < 0 && lines.Count > 0)
            {
                break;   // may be cut in the middle
            }

            var line = end < 0 ? preview : preview[..end];
            lines.Add((line is [.., (byte)'\r'] ? line[..^1] : line).ToArray());
            preview = end < 0 ? default : preview[(end + 1)..];
        }

        var delimiter = DelimiterOf(lines);
        return new(delimiter, [.. lines.Select(line => Cells.Split(line, delimiter))]);
    }

    /// <summary>The sign that cuts most lines into the same number of cells; a comma last, since it may be the decimal sign.</summary>
    private static byte DelimiterOf(List<byte[]> lines)
    {
        var sample = lines.Where(static line => line.Length > 0).Take(200).ToList();
        foreach (var candidate in "\t;|,"u8.ToArray())
        {
            var counts = sample.Select(line => Cells.Split(line, candidate).Count).Where(static count => count > 1).ToList();
            if (counts.Count * 2 > sample.Count && counts.GroupBy(static count => count).Max(static group => group.Count()) * 2 > sample.Count)
            {
                return candidate;
            }
        }

        return (byte)',';
    }

    /// <summary>A line as it was, for messages.</summary>
    public string Show(int index) => index < Lines.Count
        ? string.Join((char)Delimiter, Lines[index]) is { Length: > 80 } text ? $"{text[..80]}…" : string.Join((char)Delimiter, Lines[index])
        : "";
}

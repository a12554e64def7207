namespace Arus.MarketData.Import;

/// <summary>Cuts a line into cells.</summary>
internal static class Cells
{
    /// <summary>
    /// Takes the next cell off the front of <paramref name="rest"/>, without its quotes. False when the line is at its end; a last, empty cell
    /// behind a delimiter is one.
    /// </summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, byte delimiter, ref bool isDone, out ReadOnlySpan<byte> cell)
    {
        if (isDone)
        {
            cell = default;
            return false;
        }

        if (rest.Length > 0 && rest[0] == '"')
        {
            return TryTakeQuoted(ref rest, delimiter, ref isDone, out cell);
        }

        var end = rest.IndexOf(delimiter);
        isDone = end < 0;
        cell = isDone ? rest : rest[..end];
        rest = isDone ? default : rest[(end + 1)..];
        return true;
    }

    /// <summary>The cells of a line as text, for headers and detection; an 8-bit character becomes a question mark.</summary>
    public static List<string> Split(ReadOnlySpan<byte> line, byte delimiter)
    {
        List<string> cells = [];
        var isDone = false;
        while (TryTake(ref line, delimiter, ref isDone, out var cell))
        {
            cells.Add(System.Text.Encoding.ASCII.GetString(cell).Trim());
        }

        return cells;
    }

    private static bool TryTakeQuoted(ref ReadOnlySpan<byte> rest, byte delimiter, ref bool isDone, out ReadOnlySpan<byte> cell)
    {
        var length = rest[1..].IndexOf((byte)'"');
        if (length < 0 || (length + 2 < rest.Length && rest[length + 2] != delimiter))
        {
            // A quote that never closes, or text behind it: the raw cell, which no number or date will accept.
            cell = rest;
            isDone = true;
            return true;
        }

        cell = rest.Slice(1, length);
        isDone = length + 2 >= rest.Length;
        rest = isDone ? default : rest[(length + 3)..];
        return true;
    }
}

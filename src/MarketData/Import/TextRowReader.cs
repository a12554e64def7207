namespace Arus.MarketData.Import;

/// <summary>Rows of text, one to a line; empty lines are none.</summary>
internal sealed class TextRowReader(LineReader lines, RowLayout layout) : IRowReader
{
    private readonly RowParser _parser = new(layout);
    private readonly byte[] _text = new byte[LineReader.LineLengthMax];
    private int _textLength;
    private int _headerLines = layout.HeaderLines;

    public RowLayout Layout => layout;

    public long LineNumber => lines.LineNumber;

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    public RowRead Read(ref Row row)
    {
        while (lines.TryRead(out var line))
        {
            if (_headerLines > 0)
            {
                _headerLines--;
                continue;
            }

            if (!lines.IsTooLong && _parser.TryParse(line, ref row))
            {
                Keep(line);
                return RowRead.Row;
            }

            if (line.Trim(" \t\0\u001A"u8).Length > 0)
            {
                Keep(line);
                return RowRead.Unreadable;
            }
        }

        _textLength = 0;
        return RowRead.End;
    }

    private void Keep(ReadOnlySpan<byte> line)
    {
        line.CopyTo(_text);
        _textLength = line.Length;
    }
}

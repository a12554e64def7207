using System.Globalization;
using System.Text;

namespace Arus.MarketData.Import;

/// <summary>
/// Writes rejected rows to a CSV, <c>file,line,code,text</c>. Bounded: the first <see cref="RowsMax"/> rows, <see cref="TextMax"/> bytes of each; a
/// last line says how many more there were. The file appears with the first row.
/// </summary>
internal sealed class QuarantineFile(string path) : IQuarantine, IDisposable
{
    public const int RowsMax = 100_000;
    public const int TextMax = 200;

    private StreamWriter? _writer;
    private long _rows;

    public void Add(string file, long line, string code, ReadOnlySpan<byte> text)
    {
        _rows++;
        if (_rows > RowsMax)
        {
            return;
        }

        _writer ??= Create();
        var shown = Encoding.Latin1.GetString(text[..Math.Min(text.Length, TextMax)]);
        _writer.Write(Quoted(file));
        _writer.Write(',');
        _writer.Write(line.ToString(CultureInfo.InvariantCulture));
        _writer.Write($",{code},");
        _writer.WriteLine(Quoted(shown));
    }

    public void Dispose()
    {
        if (_rows > RowsMax)
        {
            _writer?.WriteLine($"\"\",0,NOT_SHOWN,\"{(_rows - RowsMax).ToString(CultureInfo.InvariantCulture)} more rows\"");
        }

        _writer?.Dispose();
    }

    private StreamWriter Create()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine("file,line,code,text");
        return writer;
    }

    private static string Quoted(string text)
    {
        var plain = string.Concat(text.Select(static sign => char.IsControl(sign) && sign != '\t' ? '?' : sign));
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

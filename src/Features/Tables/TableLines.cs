using System.Text;

namespace Arus.Features;

/// <summary>The lines of a text, one at a time, never holding more than one of bounded length.</summary>
internal sealed class TableLines(string inputName, TextReader input)
{
    /// <summary>The longest line, in characters.</summary>
    public const int LengthMax = 65_536;

    private readonly char[] _buffer = new char[8_192];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end; <see langword="null"/> after the last.</summary>
    /// <exception cref="InvalidInputException">The line is longer than <see cref="LengthMax"/>.</exception>
    public string? Read()
    {
        if (!Fill())
        {
            return null;
        }

        Number++;
        _line.Clear();
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            var length = rest.IndexOf('\n');
            Take(length < 0 ? rest : rest[..length]);
            _at += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
            {
                break;
            }
        }

        return _line.ToString().TrimEnd('\r');
    }

    private bool Fill()
    {
        if (_at == _end)
        {
            _at = 0;
            _end = input.Read(_buffer, 0, _buffer.Length);
        }

        return _end > 0;
    }

    private void Take(ReadOnlySpan<char> part)
    {
        if (_line.Length + part.Length > LengthMax)
        {
            throw new InvalidInputException(
                "TABLE_LINE_TOO_LONG", $"{inputName}:{Number}", $"more than {LengthMax} characters", "a table of bars, one per line");
        }

        _line.Append(part);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Arus.Contracts;

/// <summary>
/// What is traded, by its canonical symbol: 1 to 16 characters of A–Z, a–z, 0–9 and <c>. _ # / + -</c>. The text itself is the value (two words,
/// no table, no pointer), so a tick is plain memory and compares in two instructions.
/// </summary>
public readonly record struct InstrumentId : IComparable<InstrumentId>
{
    private readonly ulong _head;
    private readonly ulong _tail;

    private InstrumentId(ulong head, ulong tail)
    {
        _head = head;
        _tail = tail;
    }

    /// <summary>The longest symbol.</summary>
    public const int LengthMax = 16;

    /// <summary>Reads a symbol; false when it is empty, too long or holds another character.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out InstrumentId id)
    {
        id = default;
        if (text.Length is 0 or > LengthMax)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LengthMax];
        bytes.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && !"._#/+-".Contains(text[i]))
            {
                return false;
            }

            bytes[i] = (byte)text[i];
        }

        id = new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return true;
    }

    /// <summary>Reads a symbol.</summary>
    /// <exception cref="FormatException">It is empty, too long or holds another character.</exception>
    public static InstrumentId Of(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a symbol: 1 to {LengthMax} letters, digits or . _ # / + -");

    /// <inheritdoc/>
    public int CompareTo(InstrumentId other) => _head != other._head ? _head.CompareTo(other._head) : _tail.CompareTo(other._tail);

    /// <summary>Whether the left symbol sorts before.</summary>
    public static bool operator <(InstrumentId left, InstrumentId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left symbol sorts after.</summary>
    public static bool operator >(InstrumentId left, InstrumentId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left symbol sorts before or is the same.</summary>
    public static bool operator <=(InstrumentId left, InstrumentId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left symbol sorts after or is the same.</summary>
    public static bool operator >=(InstrumentId left, InstrumentId right) => left.CompareTo(right) >= 0;

    /// <summary>Writes the symbol as ASCII and returns its length; <paramref name="ascii"/> holds at least 16 bytes.</summary>
    public int CopyTo(Span<byte> ascii)
    {
        BinaryPrimitives.WriteUInt64BigEndian(ascii, _head);
        BinaryPrimitives.WriteUInt64BigEndian(ascii[8..], _tail);
        var end = ascii[..LengthMax].IndexOf((byte)0);
        return end < 0 ? LengthMax : end;
    }

    /// <summary>The symbol.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[LengthMax];
        return Encoding.ASCII.GetString(bytes[..CopyTo(bytes)]);
    }
}

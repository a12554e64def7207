using System.Runtime.InteropServices;
using System.Text;

namespace Arus.Engine.Journal;

/// <summary>Reads small numbers and texts from bytes, and writes them: seven bits a byte, signed ones with the sign in the lowest bit.</summary>
internal ref struct ByteCursor(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    public int At { get; private set; }

    /// <summary>A cursor that is only read by.</summary>
    public static ByteCursor Over(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(bytes), bytes.Length));

    public void PutByte(byte value) => _bytes[At++] = value;

    public byte Byte() => _bytes[At++];

    public void PutUnsigned(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes[At++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[At++] = (byte)value;
    }

    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[At++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public void PutSigned(long value) => PutUnsigned((ulong)((value << 1) ^ (value >> 63)));

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public void PutText(string value)
    {
        var length = Encoding.UTF8.GetBytes(value, _bytes[(At + 2)..]);
        _bytes[At] = (byte)length;
        _bytes[At + 1] = (byte)(length >> 8);
        At += length + 2;
    }

    /// <summary>The text that comes next; the known one, where it is that, so that nothing is allocated.</summary>
    public string Text(string known)
    {
        var length = _bytes[At] | (_bytes[At + 1] << 8);
        var text = _bytes.Slice(At + 2, length);
        At += length + 2;
        Span<byte> expected = stackalloc byte[128];
        return known.Length <= 40 && text.SequenceEqual(expected[..Encoding.UTF8.GetBytes(known, expected)]) ? known : Encoding.UTF8.GetString(text);
    }

    public void PutInstrument(InstrumentId value)
    {
        _bytes[At] = (byte)value.CopyTo(_bytes[(At + 1)..]);
        At += _bytes[At] + 1;
    }

    /// <summary>The instrument that comes next; none where its name is empty.</summary>
    public InstrumentId Instrument()
    {
        Span<char> symbol = stackalloc char[Byte()];
        foreach (ref var letter in symbol)
        {
            letter = (char)Byte();
        }

        _ = InstrumentId.TryParse(symbol, out var instrument);
        return instrument;
    }

    public ReadOnlySpan<byte> Rest() => _bytes[At..];
}

using System.Buffers.Binary;

namespace Arus.Terminals.Protocol;

/// <summary>Reads the fields of a payload one after another. The first fault stays; what is read after it is 0.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public FrameError Error { get; private set; }

    /// <summary>The fault, also when something is left that should not be.</summary>
    public readonly FrameError End() => Error == FrameError.None && !_rest.IsEmpty ? FrameError.Payload : Error;

    /// <summary>Notes a fault of what was read.</summary>
    public void Fail(FrameError error)
    {
        if (Error == FrameError.None)
        {
            Error = error;
            _rest = default;
        }
    }

    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            Fail(FrameError.Payload);
            return 0;
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>Seven bits a byte, lowest first; the shortest form only.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (var at = 0; at < _rest.Length; at++)
        {
            var part = _rest[at];

            // The tenth byte holds the 64th bit; a last byte of 0 says nothing.
            if (at == 9 && part > 1 || at > 0 && part == 0)
            {
                Fail(FrameError.Varint);
                return 0;
            }

            value |= (ulong)(part & 0x7F) << (7 * at);
            if (part < 0x80)
            {
                _rest = _rest[(at + 1)..];
                return value;
            }
        }

        Fail(FrameError.Payload);
        return 0;
    }

    /// <summary>Signed: 0, −1, 1, −2 … are 0, 1, 2, 3 …</summary>
    public long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A sum, or <paramref name="error"/> where it does not fit.</summary>
    public long Add(long value, long delta, FrameError error)
    {
        var sum = unchecked(value + delta);
        if (((value ^ sum) & (delta ^ sum)) < 0)
        {
            Fail(error);
        }

        return sum;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_rest.Length < length)
        {
            Fail(FrameError.Payload);
            return "\0\0\0\0\0\0\0\0"u8;
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}

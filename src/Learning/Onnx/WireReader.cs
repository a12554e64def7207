namespace Arus.Learning.Onnx;

/// <summary>Reads the fields of one message in the wire format of Protocol Buffers; nothing is believed that does not fit into the bytes.</summary>
/// <param name="bytes">The message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Its value, if it is a varint.</summary>
    public ulong Number { get; private set; }

    /// <summary>Its bytes, if it has a length.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the bytes that were read are no message.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Goes to the next field; false at the end or at damage.</summary>
    public bool Next()
    {
        if (_left.IsEmpty)
        {
            return false;
        }

        Number = 0;
        Bytes = default;
        var tag = Varint();
        Field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Number = Varint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                var length = Varint();
                Bytes = Take(length > int.MaxValue ? int.MaxValue : (int)length);
                break;
            case 5:
                Take(4);
                break;
            default:
                IsDamaged = true;
                break;
        }

        IsDamaged |= tag >> 3 is 0 or > int.MaxValue;
        return !IsDamaged;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var i = 0; i < 10 && i < _left.Length; i++)
        {
            value |= (ulong)(_left[i] & 0x7F) << (7 * i);
            if (_left[i] < 0x80)
            {
                _left = _left[(i + 1)..];
                return value;
            }
        }

        IsDamaged = true;
        _left = default;
        return 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _left.Length)
        {
            IsDamaged = true;
            _left = default;
            return default;
        }

        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}

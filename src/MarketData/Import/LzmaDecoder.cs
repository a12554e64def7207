using System.Buffers.Binary;

namespace Arus.MarketData.Import;

/// <summary>
/// Decodes LZMA-alone streams, the container of .bi5: 5 bytes of properties, 8 of length (all ones: unknown), then range-coded data. The output
/// is its own dictionary, so it is kept whole; an hour of ticks is a few hundred kilobytes, and <see cref="LengthMax"/> bounds it.
/// </summary>
internal sealed class LzmaDecoder
{
    /// <summary>Bytes of the longest output.</summary>
    public const int LengthMax = 256 * 1024 * 1024;

    private const int HeaderSize = 13;
    private const int StartOfRange = 5;

    private readonly RangeDecoder _range;
    private readonly int _literalContextBits;
    private readonly int _literalPositionMask;
    private readonly int _positionMask;
    private readonly long _length;
    private readonly ushort[] _literals;
    private readonly ushort[] _isMatch = RangeDecoder.Probabilities(12 * 16);
    private readonly ushort[] _isRepeat = RangeDecoder.Probabilities(12);
    private readonly ushort[] _isRepeat0 = RangeDecoder.Probabilities(12);
    private readonly ushort[] _isRepeat1 = RangeDecoder.Probabilities(12);
    private readonly ushort[] _isRepeat2 = RangeDecoder.Probabilities(12);
    private readonly ushort[] _isRepeat0Long = RangeDecoder.Probabilities(12 * 16);
    private readonly ushort[] _slots = RangeDecoder.Probabilities(4 * 64);
    private readonly ushort[] _specialDistances = RangeDecoder.Probabilities(115);
    private readonly ushort[] _align = RangeDecoder.Probabilities(16);
    private readonly LzmaLengths _matchLengths = new();
    private readonly LzmaLengths _repeatLengths = new();
    private byte[] _output;
    private int _count;

    private LzmaDecoder(byte[] input)
    {
        int properties = input[0];
        _literalContextBits = properties % 9;
        var literalPositionBits = properties / 9 % 5;
        _literalPositionMask = (1 << literalPositionBits) - 1;
        _positionMask = (1 << (properties / 45)) - 1;
        _length = BinaryPrimitives.ReadInt64LittleEndian(input.AsSpan(5));
        _literals = RangeDecoder.Probabilities(0x300 << (_literalContextBits + literalPositionBits));
        _output = new byte[(int)Math.Clamp(_length, 4096, 1 << 20)];
        _range = new(input, HeaderSize);
    }

    /// <summary>Decodes a whole stream; an empty one (an hour without data) is empty.</summary>
    /// <exception cref="InvalidInputException">The stream is damaged, ends early, or is longer than an hour can be.</exception>
    public static MemoryStream Decode(Stream source, string label)
    {
        using var copy = new MemoryStream();
        using (source)
        {
            CopyBounded(source, copy, label);
        }

        if (copy.Length == 0)
        {
            return new([], writable: false);
        }

        var input = copy.ToArray();
        if (input.Length < HeaderSize + StartOfRange || input[0] >= 9 * 5 * 5 || !IsLengthSane(input))
        {
            throw Damaged(label, "does not begin as an LZMA stream");
        }

        var decoder = new LzmaDecoder(input);
        return decoder.TryDecode()
            ? new(decoder._output, 0, decoder._count, writable: false)
            : throw Damaged(label, $"breaks off or is damaged after {decoder._count} bytes");
    }

    private static void CopyBounded(Stream source, MemoryStream copy, string label)
    {
        var block = new byte[64 * 1024];
        for (var count = source.Read(block); count > 0; count = source.Read(block))
        {
            copy.Write(block, 0, count);
            if (copy.Length > LengthMax)
            {
                throw Damaged(label, $"is longer than {LengthMax} bytes");
            }
        }
    }

    private static bool IsLengthSane(byte[] input) => BinaryPrimitives.ReadInt64LittleEndian(input.AsSpan(5)) is >= -1 and <= LengthMax;

    private static InvalidInputException Damaged(string label, string what) => new("IMPORT_ARCHIVE_CORRUPT", label, what, "a complete .bi5 file");

    private bool TryDecode()
    {
        var state = 0;
        uint distance0 = 0, distance1 = 0, distance2 = 0, distance3 = 0;
        while (_count != _length)
        {
            if (_range.IsExhausted)
            {
                return false;
            }

            var position = _count & _positionMask;
            if (_range.Bit(ref _isMatch[(state * 16) + position]) == 0)
            {
                Literal(state, distance0);
                state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
                continue;
            }

            int length;
            if (_range.Bit(ref _isRepeat[state]) == 0)
            {
                (distance3, distance2, distance1) = (distance2, distance1, distance0);
                length = _matchLengths.Decode(_range, position);
                state = state < 7 ? 7 : 10;
                distance0 = Distance(length);
                if (distance0 == uint.MaxValue)
                {
                    return _length < 0 && !_range.IsExhausted;
                }
            }
            else if (_range.Bit(ref _isRepeat0[state]) == 0)
            {
                if (_range.Bit(ref _isRepeat0Long[(state * 16) + position]) == 0)
                {
                    state = state < 7 ? 9 : 11;
                    if (!TryCopy(distance0, 1))
                    {
                        return false;
                    }

                    continue;
                }

                length = _repeatLengths.Decode(_range, position);
                state = state < 7 ? 8 : 11;
            }
            else
            {
                var distance = distance1;
                if (_range.Bit(ref _isRepeat1[state]) != 0)
                {
                    distance = distance2;
                    if (_range.Bit(ref _isRepeat2[state]) != 0)
                    {
                        distance = distance3;
                        distance3 = distance2;
                    }

                    distance2 = distance1;
                }

                (distance1, distance0) = (distance0, distance);
                length = _repeatLengths.Decode(_range, position);
                state = state < 7 ? 8 : 11;
            }

            if (!TryCopy(distance0, length + 2))
            {
                return false;
            }
        }

        return !_range.IsExhausted;
    }

    private void Literal(int state, uint distance0)
    {
        var previous = _count > 0 ? _output[_count - 1] : 0;
        var context = ((_count & _literalPositionMask) << _literalContextBits) + (previous >> (8 - _literalContextBits));
        var model = _literals.AsSpan(0x300 * context, 0x300);
        var symbol = 1;
        if (state >= 7 && distance0 < (uint)_count)
        {
            int match = _output[_count - (int)distance0 - 1];
            while (symbol < 0x100)
            {
                var matchBit = (match >> 7) & 1;
                match <<= 1;
                var bit = _range.Bit(ref model[((1 + matchBit) << 8) + symbol]);
                symbol = (symbol << 1) | bit;
                if (bit != matchBit)
                {
                    break;
                }
            }
        }

        while (symbol < 0x100)
        {
            symbol = (symbol << 1) | _range.Bit(ref model[symbol]);
        }

        Append((byte)symbol);
    }

    private uint Distance(int length)
    {
        var slot = _range.Tree(_slots.AsSpan(Math.Min(length, 3) * 64, 64), 6);
        if (slot < 4)
        {
            return (uint)slot;
        }

        var bits = (slot >> 1) - 1;
        var distance = (2u | ((uint)slot & 1)) << bits;
        return slot < 14
            ? distance + _range.ReverseTree(_specialDistances.AsSpan((int)distance - slot), bits)
            : distance + (_range.Direct(bits - 4) << 4) + _range.ReverseTree(_align, 4);
    }

    private bool TryCopy(uint distance, int count)
    {
        if (distance >= (uint)_count || _count + count > LengthMax || (_length >= 0 && _count + count > _length))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            Append(_output[_count - (int)distance - 1]);
        }

        return true;
    }

    private void Append(byte value)
    {
        if (_count == _output.Length)
        {
            Array.Resize(ref _output, _output.Length * 2);
        }

        _output[_count++] = value;
    }
}

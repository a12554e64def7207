using System.Buffers.Binary;

namespace Arus.MarketData.Import;

/// <summary>The arithmetic decoder inside LZMA: adaptive bits of 11-bit probability, trees of them, and bits without a model.</summary>
internal sealed class RangeDecoder(byte[] input, int start)
{
    private const uint Top = 1 << 24;

    private uint _range = uint.MaxValue;
    private uint _code = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(start + 1));
    private int _next = start + 5;

    /// <summary>Whether more was read than there is: the stream ends early. A few bytes of reading ahead are the coder's right.</summary>
    public bool IsExhausted => _next > input.Length;

    /// <summary>So many models that know nothing yet.</summary>
    public static ushort[] Probabilities(int count)
    {
        var models = new ushort[count];
        Array.Fill(models, (ushort)1024);
        return models;
    }

    public int Bit(ref ushort model)
    {
        var bound = (_range >> 11) * model;
        int bit;
        if (_code < bound)
        {
            _range = bound;
            model += (ushort)((2048 - model) >> 5);
            bit = 0;
        }
        else
        {
            _code -= bound;
            _range -= bound;
            model -= (ushort)(model >> 5);
            bit = 1;
        }

        Normalise();
        return bit;
    }

    public uint Direct(int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++)
        {
            _range >>= 1;
            var bit = _code >= _range ? 1u : 0u;
            _code -= bit * _range;
            value = (value << 1) | bit;
            Normalise();
        }

        return value;
    }

    public int Tree(Span<ushort> models, int bits)
    {
        var node = 1;
        for (var i = 0; i < bits; i++)
        {
            node = (node << 1) | Bit(ref models[node]);
        }

        return node - (1 << bits);
    }

    /// <summary>A tree whose first bit is the lowest.</summary>
    public uint ReverseTree(Span<ushort> models, int bits)
    {
        var node = 1;
        var value = 0u;
        for (var i = 0; i < bits; i++)
        {
            var bit = Bit(ref models[node]);
            node = (node << 1) | bit;
            value |= (uint)bit << i;
        }

        return value;
    }

    private void Normalise()
    {
        if (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | (_next < input.Length ? input[_next] : (byte)0);
            _next++;
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Arus.Learning.Files;

/// <summary>Writes the values of a model file: little-endian, text and arrays behind their length.</summary>
internal sealed class BodyWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A byte.</summary>
    public void Write(byte value) => _bytes.Write([value]);

    /// <summary>A whole number.</summary>
    public void Write(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    /// <summary>64 bits.</summary>
    public void Write(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    /// <summary>A number; every NaN is one NaN.</summary>
    public void Write(double value) => Write(BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value));

    /// <summary>A number of 32 bits; every NaN is one NaN.</summary>
    public void Write(float value) => Write(BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value));

    /// <summary>Text, as UTF-8.</summary>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes.</summary>
    public void Write(ReadOnlySpan<byte> values)
    {
        Write(values.Length);
        _bytes.Write(values);
    }

    /// <summary>Whole numbers.</summary>
    public void Write(ReadOnlySpan<int> values)
    {
        Write(values.Length);
        foreach (var value in values)
        {
            Write(value);
        }
    }

    /// <summary>Numbers.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        Write(values.Length);
        foreach (var value in values)
        {
            Write(value);
        }
    }

    /// <summary>Numbers of 32 bits.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        Write(values.Length);
        foreach (var value in values)
        {
            Write(value);
        }
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Arus.Learning.Files;

/// <summary>Reads what <see cref="BodyWriter"/> wrote, and trusts nothing: no length is believed that the rest of the file could not hold.</summary>
/// <param name="name">What faults call the file.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class BodyReader(string name, ReadOnlyMemory<byte> bytes)
{
    private int _at;

    /// <summary>What faults call the file.</summary>
    public string Name => name;

    /// <summary>Bytes not read yet.</summary>
    public int Left => bytes.Length - _at;

    /// <summary>A byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>A whole number.</summary>
    public int Whole() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A whole number within limits.</summary>
    public int Whole(int least, int most, string what)
    {
        var value = Whole();
        Check(value >= least && value <= most, $"{what} is {value}, not {least} to {most}");
        return value;
    }

    /// <summary>64 bits.</summary>
    public ulong Bits() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>A number, which may be NaN or infinite.</summary>
    public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Text of a bounded length.</summary>
    public string Text(int lengthMax = 4096)
    {
        var length = Length(1);
        Check(length <= lengthMax, $"a text of {length} bytes");
        return Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>Bytes.</summary>
    public byte[] Bytes() => Take(Length(1)).ToArray();

    /// <summary>Whole numbers.</summary>
    public int[] Wholes() => Many(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian);

    /// <summary>Numbers, of which any may be NaN or infinite.</summary>
    public double[] Numbers() => Many(sizeof(double), BinaryPrimitives.ReadDoubleLittleEndian);

    /// <summary>Numbers of 32 bits, of which any may be NaN or infinite.</summary>
    public float[] Singles() => Many(sizeof(float), BinaryPrimitives.ReadSingleLittleEndian);

    /// <summary>Ends the reading: nothing may be left.</summary>
    public void End() => Check(Left == 0, $"{Left} bytes too many");

    /// <summary>Throws that the file is damaged unless a condition holds.</summary>
    public void Check([DoesNotReturnIf(false)] bool isRight, string problem)
    {
        if (!isRight)
        {
            throw Damaged(name, problem);
        }
    }

    /// <summary>The fault of a damaged file.</summary>
    public static InvalidInputException Damaged(string name, string problem) => new("MODEL_FILE_DAMAGED", name, problem, "a model file as it was written");

    private delegate T Element<T>(ReadOnlySpan<byte> bytes);

    private T[] Many<T>(int size, Element<T> element)
    {
        var taken = new T[Length(size)];
        var source = Take(taken.Length * size);
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = element(source[(i * size)..]);
        }

        return taken;
    }

    private int Length(int size)
    {
        var length = Whole();
        Check(length >= 0 && (long)length * size <= Left, $"a length of {length} where {Left} bytes are left");
        return length;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Check(count <= Left, "it ends too early");
        var taken = bytes.Span.Slice(_at, count);
        _at += count;
        return taken;
    }
}

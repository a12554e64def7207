using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Arus.MarketData.Storage;

/// <summary>
/// One column of a block: its smallest value, the greatest common divisor of the distances from it, and each distance divided by that in as few bytes
/// (0, 1, 2, 4 or 8) as the largest needs. Exact for every column there can be; a column that never changes takes its 17 bytes of head only.
/// </summary>
internal static class ColumnCodec
{
    /// <summary>Bytes before the distances: base, unit, width.</summary>
    public const int HeadBytes = 17;

    /// <summary>The most bytes a column can take.</summary>
    public static int BytesMax(int rows) => HeadBytes + (rows * sizeof(long));

    /// <summary>Writes a column of at least one value; returns its length in bytes.</summary>
    public static int Write(ReadOnlySpan<long> values, Span<byte> bytes)
    {
        var (smallest, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        var unit = Unit(values, smallest);
        var width = Width(unchecked((ulong)(largest - smallest)) / unit);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, smallest);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], unit);
        bytes[16] = (byte)width;
        var data = bytes.Slice(HeadBytes, values.Length * width);
        switch (width)
        {
            case 1: Pack8(values, smallest, unit, data); break;
            case 2: Pack16(values, smallest, unit, MemoryMarshal.Cast<byte, ushort>(data)); break;
            case 4: Pack32(values, smallest, unit, MemoryMarshal.Cast<byte, uint>(data)); break;
            case 8: Pack64(values, smallest, unit, MemoryMarshal.Cast<byte, ulong>(data)); break;
        }

        return HeadBytes + data.Length;
    }

    /// <summary>Reads a column into the whole of <paramref name="values"/>; returns its length in bytes, or −1 when it is none.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        if (bytes.Length < HeadBytes || bytes[16] is not (0 or 1 or 2 or 4 or 8) || bytes.Length < HeadBytes + (values.Length * bytes[16]))
        {
            return -1;
        }

        var smallest = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var unit = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        var data = bytes.Slice(HeadBytes, values.Length * bytes[16]);
        switch (bytes[16])
        {
            case 0: values.Fill(smallest); break;
            case 1: Unpack8(data, smallest, unit, values); break;
            case 2: Unpack16(MemoryMarshal.Cast<byte, ushort>(data), smallest, unit, values); break;
            case 4: Unpack32(MemoryMarshal.Cast<byte, uint>(data), smallest, unit, values); break;
            case 8: Unpack64(MemoryMarshal.Cast<byte, long>(data), smallest, unit, values); break;
        }

        return HeadBytes + data.Length;
    }

    private static int Width(ulong largest) => largest switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    private static ulong Unit(ReadOnlySpan<long> values, long smallest)
    {
        var unit = 0UL;
        foreach (var value in values)
        {
            var distance = unchecked((ulong)(value - smallest));
            if (unit == 0)
            {
                unit = distance;
            }
            else if (distance % unit != 0)
            {
                unit = GreatestCommonDivisor(unit, distance % unit);
                if (unit == 1)
                {
                    break;
                }
            }
        }

        return Math.Max(unit, 1);
    }

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private static void Pack8(ReadOnlySpan<long> values, long smallest, ulong unit, Span<byte> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (byte)(unchecked((ulong)(values[i] - smallest)) / unit);
        }
    }

    private static void Pack16(ReadOnlySpan<long> values, long smallest, ulong unit, Span<ushort> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (ushort)(unchecked((ulong)(values[i] - smallest)) / unit);
        }
    }

    private static void Pack32(ReadOnlySpan<long> values, long smallest, ulong unit, Span<uint> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (uint)(unchecked((ulong)(values[i] - smallest)) / unit);
        }
    }

    private static void Pack64(ReadOnlySpan<long> values, long smallest, ulong unit, Span<ulong> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = unchecked((ulong)(values[i] - smallest)) / unit;
        }
    }

    private static void Unpack8(ReadOnlySpan<byte> data, long smallest, long unit, Span<long> values)
    {
        for (var i = 0; i < data.Length; i++)
        {
            values[i] = smallest + (data[i] * unit);
        }
    }

    private static void Unpack16(ReadOnlySpan<ushort> data, long smallest, long unit, Span<long> values)
    {
        for (var i = 0; i < data.Length; i++)
        {
            values[i] = smallest + (data[i] * unit);
        }
    }

    private static void Unpack32(ReadOnlySpan<uint> data, long smallest, long unit, Span<long> values)
    {
        for (var i = 0; i < data.Length; i++)
        {
            values[i] = smallest + (data[i] * unit);
        }
    }

    private static void Unpack64(ReadOnlySpan<long> data, long smallest, long unit, Span<long> values)
    {
        for (var i = 0; i < data.Length; i++)
        {
            values[i] = unchecked(smallest + (data[i] * unit));
        }
    }
}

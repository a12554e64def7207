using System.Buffers.Binary;
using System.Numerics;

namespace Arus.Foundation.Persistence;

/// <summary>CRC-32C (Castagnoli, RFC 3720 §12.1; check value of "123456789" is E3069283), by the processor's own instruction where it has one.</summary>
public static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}

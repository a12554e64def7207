using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>The SHA-256 of a market as the engine took it: every field of every row, little-endian, in order.</summary>
internal sealed class MarketHash : IDisposable
{
    private const int TickBytes = 56;
    private const int BarBytes = 96;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[1024 * BarBytes];
    private int _length;

    public void Add(ReadOnlySpan<Tick> ticks)
    {
        foreach (ref readonly var tick in ticks)
        {
            var row = Row(TickBytes);
            tick.Instrument.CopyTo(row);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], tick.Bid.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[24..], tick.Ask.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[32..], tick.VenueTime.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[40..], tick.ReceivedAt.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[48..], (long)tick.Flags);
        }
    }

    public void Add(ReadOnlySpan<Bar> bars)
    {
        foreach (ref readonly var bar in bars)
        {
            var row = Row(BarBytes);
            bar.Instrument.CopyTo(row);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], (long)bar.Period | ((long)bar.Flags << 8));
            BinaryPrimitives.WriteInt64LittleEndian(row[24..], bar.OpenedAt.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[32..], bar.ClosesAt.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[40..], bar.Open.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[48..], bar.High.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[56..], bar.Low.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[64..], bar.Close.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[72..], bar.Spread.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[80..], bar.Volume);
            row[88..].Clear();
        }
    }

    /// <summary>In lower-case hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Row(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Flush();
        }

        _length += size;
        return _bytes.AsSpan(_length - size, size);
    }

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _length);
        _length = 0;
    }
}

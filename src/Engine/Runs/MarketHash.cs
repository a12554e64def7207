using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>The SHA-256 of a market as the engine took it: every field of every row, little-endian, in order, the instrument where it changes.</summary>
internal sealed class MarketHash : IDisposable
{
    private const int TickBytes = 32;
    private const int BarBytes = 72;
    private const int InstrumentBytes = 24;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[1024 * BarBytes];
    private int _length;
    private InstrumentId _instrument;

    public void Add(ReadOnlySpan<Tick> ticks)
    {
        foreach (ref readonly var tick in ticks)
        {
            Name(tick.Instrument);
            var row = Row(TickBytes);
            BinaryPrimitives.WriteInt64LittleEndian(row, tick.Bid.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], tick.Ask.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], tick.VenueTime.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[24..], ((tick.ReceivedAt.Nanos - tick.VenueTime.Nanos) << 8) | (long)tick.Flags);
        }
    }

    public void Add(ReadOnlySpan<Bar> bars)
    {
        foreach (ref readonly var bar in bars)
        {
            Name(bar.Instrument);
            var row = Row(BarBytes);
            BinaryPrimitives.WriteInt64LittleEndian(row, (long)bar.Period | ((long)bar.Flags << 8));
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], bar.OpenedAt.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], bar.ClosesAt.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[24..], bar.Open.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[32..], bar.High.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[40..], bar.Low.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[48..], bar.Close.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[56..], bar.Spread.Nanos);
            BinaryPrimitives.WriteInt64LittleEndian(row[64..], bar.Volume);
        }
    }

    /// <summary>In lower-case hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose() => _hash.Dispose();

    /// <summary>Rows are of the instrument named last; the name starts with −1, which no price is.</summary>
    private void Name(InstrumentId instrument)
    {
        if (instrument == _instrument)
        {
            return;
        }

        _instrument = instrument;
        var row = Row(InstrumentBytes);
        BinaryPrimitives.WriteInt64LittleEndian(row, -1);
        instrument.CopyTo(row[8..]);
    }

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

using System.Buffers.Binary;
using System.Text;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>
/// Records of a .bi5 file, big-endian. Ticks: milliseconds, ask, bid, two volumes (20 bytes). Candles: seconds, open, close, low, high, volume
/// (24 bytes). Prices are points. A rest at the end that is no whole record is one unreadable row.
/// </summary>
internal sealed class DukascopyRowReader : IRowReader
{
    private const int TickSize = 20;
    private const int CandleSize = 24;

    private readonly MemoryStream _content;
    private readonly byte[] _record;
    private readonly long _start;
    private readonly decimal _scale;
    private readonly long _unitNanos;
    private int _length;

    public DukascopyRowReader(SourceEntry entry, DukascopyName name, decimal scale)
    {
        _content = (MemoryStream)entry.Content;
        _start = name.Start.Nanos;
        _scale = scale;
        _unitNanos = Price.NanosPerUnit % scale == 0 ? (long)(Price.NanosPerUnit / scale) : 0;
        _record = new byte[name.Period == BarPeriod.Tick ? TickSize : CandleSize];
        Layout = new()
        {
            Format = "dukascopy",
            Columns = name.Period == BarPeriod.Tick
                ? [Field.MillisecondOfDay, Field.Ask, Field.Bid, Field.Skip, Field.Skip]
                : [Field.Epoch, Field.Open, Field.Close, Field.Low, Field.High, Field.Volume],
            Delimiter = 0,
            Scale = scale,
            Period = name.Period,
            StatedZone = "UTC",
            Evidence = [$"{name.Period} records from {name.Start}, as the path says; prices in 1/{scale}"],
        };
    }

    public RowLayout Layout { get; }

    public long LineNumber { get; private set; }

    public ReadOnlySpan<byte> Text => Encoding.ASCII.GetBytes(Convert.ToHexString(_record.AsSpan(0, _length)));

    /// <summary>Points in one unit: 1,000 for metals, indices and pairs quoted in yen, roubles, forints or baht; 100,000 for other pairs.</summary>
    public static decimal ScaleOf(InstrumentId instrument)
    {
        var symbol = instrument.ToString();
        var isPair = symbol.Length == 6 && symbol.All(char.IsAsciiLetterUpper) && symbol[..3] is not ("XAU" or "XAG" or "XPT" or "XPD");
        return isPair && symbol[3..] is not ("JPY" or "RUB" or "HUF" or "THB") ? 100_000 : 1_000;
    }

    public RowRead Read(ref Row row)
    {
        row = default;
        _length = _content.ReadAtLeast(_record, _record.Length, throwOnEndOfStream: false);
        if (_length == 0)
        {
            return RowRead.End;
        }

        LineNumber++;
        if (_length < _record.Length)
        {
            return RowRead.Unreadable;
        }

        var time = BinaryPrimitives.ReadUInt32BigEndian(_record);
        if (_record.Length == TickSize)
        {
            row.LocalNanos = _start + (time * Timestamp.NanosPerMillisecond);
            row.Ask = PriceAt(4);
            row.Bid = PriceAt(8);
            row.Spread = row.Ask - row.Bid;
            row.HasSpread = true;
            return time < 3_600_000 ? RowRead.Row : RowRead.Unreadable;
        }

        row.LocalNanos = _start + (time * Timestamp.NanosPerSecond);
        (row.Open, row.Close, row.Low, row.High) = (PriceAt(4), PriceAt(8), PriceAt(12), PriceAt(16));
        var volume = BinaryPrimitives.ReadSingleBigEndian(_record.AsSpan(20));
        row.Volume = volume is > 0 and < 9e12f ? (long)Math.Round(volume * 1e6) : 0;
        return RowRead.Row;
    }

    private long PriceAt(int offset)
    {
        var points = BinaryPrimitives.ReadUInt32BigEndian(_record.AsSpan(offset));
        return _unitNanos > 0 ? Math.Min(points, long.MaxValue / 2 / _unitNanos) * _unitNanos : Price.From(points / _scale).Nanos;
    }
}

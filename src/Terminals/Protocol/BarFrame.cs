namespace Arus.Terminals.Protocol;

/// <summary>A bar as it travels: prices in points.</summary>
/// <param name="OpenSeconds">Seconds since 1970, UTC.</param>
/// <param name="Open">In points.</param>
/// <param name="High">In points.</param>
/// <param name="Low">In points.</param>
/// <param name="Close">In points.</param>
/// <param name="TickVolume">Ticks in it.</param>
/// <param name="Spread">In points.</param>
/// <param name="RealVolume">Where the venue knows it.</param>
internal readonly record struct WireBar(
    long OpenSeconds, long Open, long High, long Low, long Close, ulong TickVolume, ulong Spread, ulong RealVolume);

/// <summary>The head of a batch of bars.</summary>
/// <param name="Symbol">The terminal's number of the symbol.</param>
/// <param name="Digits">Decimals of its prices.</param>
/// <param name="Timeframe">Place in M1, M2, M3, M4, M5, M6, M10, M12, M15, M20, M30, H1, H2, H3, H4, H6, H8, H12, D1, W1, MN1.</param>
/// <param name="Count">Bars in it.</param>
internal readonly record struct BarBatch(uint Symbol, int Digits, int Timeframe, int Count);

/// <summary>Frames of bars.</summary>
internal static class BarFrame
{
    /// <summary>Timeframes there are.</summary>
    public const int Timeframes = 21;

    private const long SecondsMax = long.MaxValue / Timestamp.NanosPerSecond;

    /// <summary>Reads a payload into <paramref name="bars"/>, which holds <see cref="T5B.TickBatchMax"/>.</summary>
    public static FrameError Read(ReadOnlySpan<byte> payload, Span<WireBar> bars, out BarBatch batch)
    {
        var reader = new PayloadReader(payload);
        batch = new(reader.UInt32(), reader.Byte(), reader.Byte(), reader.UInt16());
        var time = reader.Int64();
        var close = 0L;
        if (reader.Error != FrameError.None)
        {
            return reader.Error;
        }

        if (batch.Digits > 9 || batch.Timeframe >= Timeframes || batch.Count is 0 or > T5B.TickBatchMax)
        {
            return batch.Digits > 9 ? FrameError.Digits : batch.Timeframe >= Timeframes ? FrameError.Flags : FrameError.Count;
        }

        for (var at = 0; at < batch.Count; at++)
        {
            var later = reader.Varint();
            var open = reader.Add(close, reader.ZigZag(), FrameError.Price);
            var high = reader.Add(open, reader.ZigZag(), FrameError.Price);
            var low = reader.Add(open, reader.ZigZag(), FrameError.Price);
            close = reader.Add(open, reader.ZigZag(), FrameError.Price);
            var (ticks, spread, volume) = (reader.Varint(), reader.Varint(), reader.Varint());
            if (reader.Error != FrameError.None)
            {
                return reader.Error;
            }

            if (time < 0 || later > SecondsMax || time > SecondsMax - (long)later)
            {
                return FrameError.Time;
            }

            time += (long)later;
            bars[at] = new(time, open, high, low, close, ticks, spread, volume);
        }

        return reader.End();
    }

    /// <summary>Writes a frame and returns its length.</summary>
    public static int Write(Span<byte> frame, ulong sequence, long sentMicros, uint symbol, int digits, int timeframe, ReadOnlySpan<WireBar> bars)
    {
        var writer = new PayloadWriter(frame[Frame.HeadBytes..]);
        var (time, close) = (bars[0].OpenSeconds, 0L);
        writer.UInt32(symbol);
        writer.Byte((byte)digits);
        writer.Byte((byte)timeframe);
        writer.UInt16((ushort)bars.Length);
        writer.Int64(time);
        foreach (var bar in bars)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(bar.OpenSeconds, time);
            writer.Varint((ulong)(bar.OpenSeconds - time));
            writer.ZigZag(bar.Open - close);
            writer.ZigZag(bar.High - bar.Open);
            writer.ZigZag(bar.Low - bar.Open);
            writer.ZigZag(bar.Close - bar.Open);
            writer.Varint(bar.TickVolume);
            writer.Varint(bar.Spread);
            writer.Varint(bar.RealVolume);
            (time, close) = (bar.OpenSeconds, bar.Close);
        }

        return Frame.Seal(frame, new(FrameType.Bars, sequence, sentMicros), writer.Length);
    }
}

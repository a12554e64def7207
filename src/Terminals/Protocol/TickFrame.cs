namespace Arus.Terminals.Protocol;

/// <summary>A tick as it travels: prices in points, price = points ÷ 10^digits.</summary>
/// <param name="Flags">What changed: bid 2, ask 4, last 8, volume 16, buy 32, sell 64.</param>
/// <param name="TimeMs">Milliseconds since 1970, UTC.</param>
/// <param name="Bid">In points.</param>
/// <param name="Ask">In points.</param>
/// <param name="Last">In points; carried on from the tick before where it did not change.</param>
/// <param name="Volume">In hundredths; 0 where it did not change.</param>
internal readonly record struct WireTick(byte Flags, long TimeMs, long Bid, long Ask, long Last = 0, ulong Volume = 0);

/// <summary>The head of a batch of ticks.</summary>
/// <param name="Symbol">The terminal's number of the symbol.</param>
/// <param name="Digits">Decimals of its prices.</param>
/// <param name="IsBackfill">Whether it answers a request of history.</param>
/// <param name="Count">Ticks in it.</param>
internal readonly record struct TickBatch(uint Symbol, int Digits, bool IsBackfill, int Count);

/// <summary>Frames of ticks.</summary>
internal static class TickFrame
{
    /// <summary>The bits of a tick's flags that mean something; brokers set others.</summary>
    public const byte FlagsMask = 0x7E;

    /// <summary>Last price or volume changed: they follow.</summary>
    public const byte TradeFlags = 8 | 16;

    /// <summary>The largest frame of so many ticks.</summary>
    public static int BytesMax(int ticks) => Frame.HeadBytes + HeadBytes + (ticks * TickBytesMax) + Frame.CrcBytes;

    private const int HeadBytes = 32;
    private const int TickBytesMax = 1 + (5 * 10);
    private const long TimeMsMax = long.MaxValue / Timestamp.NanosPerMillisecond;

    private static readonly long[] PointsMax = [.. Enumerable.Range(0, 10).Select(digits => long.MaxValue / NanosPerPoint(digits))];

    /// <summary>Nanos (10⁻⁹) in one point of a price with so many decimals.</summary>
    public static long NanosPerPoint(int digits)
    {
        var nanos = 1L;
        for (var at = digits; at < 9; at++)
        {
            nanos *= 10;
        }

        return nanos;
    }

    /// <summary>Reads a payload into <paramref name="ticks"/>, which holds <see cref="T5B.TickBatchMax"/>.</summary>
    public static FrameError Read(ReadOnlySpan<byte> payload, Span<WireTick> ticks, out TickBatch batch)
    {
        var reader = new PayloadReader(payload);
        var symbol = reader.UInt32();
        var digits = reader.Byte();
        var flags = reader.Byte();
        var count = reader.UInt16();
        var time = reader.Int64();
        var bid = reader.Int64();
        var ask = reader.Int64();
        var last = 0L;
        batch = new(symbol, digits, (flags & 1) != 0, count);
        if (reader.Error != FrameError.None)
        {
            return reader.Error;
        }

        if (digits > 9 || flags > 1 || count is 0 or > T5B.TickBatchMax)
        {
            return digits > 9 ? FrameError.Digits : flags > 1 ? FrameError.Flags : FrameError.Count;
        }

        var pointsMax = PointsMax[digits];
        for (var at = 0; at < count; at++)
        {
            var changed = reader.Byte();
            var later = reader.Varint();
            bid = reader.Add(bid, reader.ZigZag(), FrameError.Price);
            ask = reader.Add(ask, reader.ZigZag(), FrameError.Price);
            var volume = 0UL;
            if ((changed & TradeFlags) != 0)
            {
                last = reader.Add(last, reader.ZigZag(), FrameError.Price);
                volume = reader.Varint();
            }

            if (reader.Error != FrameError.None)
            {
                return reader.Error;
            }

            if ((changed & ~FlagsMask) != 0)
            {
                return FrameError.Flags;
            }

            if (time < 0 || later > TimeMsMax || time > TimeMsMax - (long)later)
            {
                return FrameError.Time;
            }

            if (IsBeyond(bid, pointsMax) || IsBeyond(ask, pointsMax) || IsBeyond(last, pointsMax))
            {
                return FrameError.Price;
            }

            time += (long)later;
            ticks[at] = new(changed, time, bid, ask, last, volume);
        }

        return reader.End();
    }

    /// <summary>Writes a frame and returns its length; times do not fall within a batch.</summary>
    public static int Write(Span<byte> frame, ulong sequence, long sentMicros, uint symbol, int digits, bool isBackfill, ReadOnlySpan<WireTick> ticks)
    {
        var writer = new PayloadWriter(frame[Frame.HeadBytes..]);
        var (time, bid, ask, last) = (ticks[0].TimeMs, ticks[0].Bid, ticks[0].Ask, 0L);
        writer.UInt32(symbol);
        writer.Byte((byte)digits);
        writer.Byte(isBackfill ? (byte)1 : (byte)0);
        writer.UInt16((ushort)ticks.Length);
        writer.Int64(time);
        writer.Int64(bid);
        writer.Int64(ask);
        foreach (var tick in ticks)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(tick.TimeMs, time);
            writer.Byte((byte)(tick.Flags & FlagsMask));
            writer.Varint((ulong)(tick.TimeMs - time));
            writer.ZigZag(tick.Bid - bid);
            writer.ZigZag(tick.Ask - ask);
            if ((tick.Flags & TradeFlags) != 0)
            {
                writer.ZigZag(tick.Last - last);
                writer.Varint(tick.Volume);
                last = tick.Last;
            }

            (time, bid, ask) = (tick.TimeMs, tick.Bid, tick.Ask);
        }

        return Frame.Seal(frame, new(FrameType.Ticks, sequence, sentMicros), writer.Length);
    }

    private static bool IsBeyond(long points, long most) => points > most || points < -most;
}

namespace Arus.Terminals.Protocol;

/// <summary>A level of an order book as it travels.</summary>
/// <param name="Kind">Sell 1, buy 2, sell at the market 3, buy at the market 4.</param>
/// <param name="Price">In points.</param>
/// <param name="Volume">In hundredths.</param>
internal readonly record struct WireLevel(byte Kind, long Price, ulong Volume);

/// <summary>The head of an order book.</summary>
/// <param name="Symbol">The terminal's number of the symbol.</param>
/// <param name="Digits">Decimals of its prices.</param>
/// <param name="TimeMs">Milliseconds since 1970, UTC.</param>
/// <param name="Count">Levels in it; 0 for an empty book.</param>
internal readonly record struct BookHead(uint Symbol, int Digits, long TimeMs, int Count);

/// <summary>Frames of one order book each, as it stands.</summary>
internal static class BookFrame
{
    private const long TimeMsMax = long.MaxValue / Timestamp.NanosPerMillisecond;

    /// <summary>Reads a payload into <paramref name="levels"/>, which holds <see cref="T5B.TickBatchMax"/>.</summary>
    public static FrameError Read(ReadOnlySpan<byte> payload, Span<WireLevel> levels, out BookHead head)
    {
        var reader = new PayloadReader(payload);
        var (symbol, digits, flags, count) = (reader.UInt32(), reader.Byte(), reader.Byte(), reader.UInt16());
        head = new(symbol, digits, reader.Int64(), count);
        var price = 0L;
        if (reader.Error != FrameError.None)
        {
            return reader.Error;
        }

        if (digits > 9 || flags != 0 || count > T5B.TickBatchMax || head.TimeMs is < 0 or > TimeMsMax)
        {
            return digits > 9 ? FrameError.Digits : flags != 0 ? FrameError.Flags : count > T5B.TickBatchMax ? FrameError.Count : FrameError.Time;
        }

        for (var at = 0; at < count; at++)
        {
            var kind = reader.Byte();
            price = reader.Add(price, reader.ZigZag(), FrameError.Price);
            levels[at] = new(kind, price, reader.Varint());
            if (reader.Error != FrameError.None || kind is 0 or > 4)
            {
                return reader.Error != FrameError.None ? reader.Error : FrameError.Flags;
            }
        }

        return reader.End();
    }

    /// <summary>Writes a frame and returns its length.</summary>
    public static int Write(Span<byte> frame, ulong sequence, long sentMicros, uint symbol, int digits, long timeMs, ReadOnlySpan<WireLevel> levels)
    {
        var writer = new PayloadWriter(frame[Frame.HeadBytes..]);
        var price = 0L;
        writer.UInt32(symbol);
        writer.Byte((byte)digits);
        writer.Byte(0);
        writer.UInt16((ushort)levels.Length);
        writer.Int64(timeMs);
        foreach (var level in levels)
        {
            writer.Byte(level.Kind);
            writer.ZigZag(level.Price - price);
            writer.Varint(level.Volume);
            price = level.Price;
        }

        return Frame.Seal(frame, new(FrameType.Book, sequence, sentMicros), writer.Length);
    }
}

using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Journal;

/// <summary>
/// A batch of ticks as bytes: the batch, then each tick by its distance to the one before, in the coarsest steps that lose nothing. A tick of a usual feed
/// takes four to six bytes.
/// </summary>
internal static class TickRecord
{
    /// <summary>The most ticks of one record.</summary>
    public const int TicksMax = 16_384;

    private const int HeadMax = 2 * (2 + 120) + 80;
    private const int TickMax = 30;
    private static readonly long[] Steps = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Room enough for a batch.</summary>
    public static int LengthMax(int ticks) => HeadMax + (ticks * TickMax);

    /// <summary>Writes a batch; returns the bytes used.</summary>
    public static int Write(Span<byte> room, SourceId source, in FeedBatch batch, ReadOnlySpan<Tick> ticks)
    {
        var cursor = new ByteCursor(room);
        cursor.PutText(source.Value);
        cursor.PutText(batch.Position.Session);
        cursor.PutUnsigned(batch.Position.Sequence);
        cursor.PutSigned(batch.SentAt.Nanos);
        cursor.PutSigned(batch.ReceivedAt.Nanos - batch.SentAt.Nanos);
        cursor.PutByte(batch.IsBackfill ? (byte)1 : (byte)0);
        cursor.PutInstrument(batch.Instrument);
        var (timeStep, priceStep) = Coarsest(ticks);
        cursor.PutByte((byte)((timeStep << 4) | priceStep));
        cursor.PutUnsigned((ulong)ticks.Length);
        var (time, bid) = (0L, 0L);
        foreach (ref readonly var tick in ticks)
        {
            cursor.PutSigned((tick.VenueTime.Nanos - time) / Steps[timeStep]);
            cursor.PutSigned((tick.Bid.Nanos - bid) / Steps[priceStep]);
            cursor.PutSigned((tick.Ask.Nanos - tick.Bid.Nanos) / Steps[priceStep]);
            (time, bid) = (tick.VenueTime.Nanos, tick.Bid.Nanos);
        }

        return cursor.At;
    }

    /// <summary>Reads a batch back; the ticks' receive time is their venue time.</summary>
    /// <param name="payload">The record.</param>
    /// <param name="known">Source and session the record probably has, so that their texts are not made anew.</param>
    /// <param name="ticks">Where the ticks go: <see cref="TicksMax"/> of them fit.</param>
    /// <param name="batch">The batch.</param>
    public static (SourceId Source, int Count) Read(ReadOnlySpan<byte> payload, (SourceId Source, string Session) known, Span<Tick> ticks, out FeedBatch batch)
    {
        var cursor = ByteCursor.Over(payload);
        var sourceName = cursor.Text(known.Source.Value ?? "");
        var source = ReferenceEquals(sourceName, known.Source.Value) ? known.Source : new SourceId(sourceName);
        var session = cursor.Text(known.Session ?? "");
        var sequence = cursor.Unsigned();
        var sent = cursor.Signed();
        var received = sent + cursor.Signed();
        var isBackfill = cursor.Byte() == 1;
        var instrument = cursor.Instrument();
        var steps = cursor.Byte();
        var (timeStep, priceStep) = (Steps[steps >> 4], Steps[steps & 15]);
        var count = (int)cursor.Unsigned();
        var (time, bid) = (0L, 0L);
        for (var i = 0; i < count; i++)
        {
            time += cursor.Signed() * timeStep;
            bid += cursor.Signed() * priceStep;
            var ask = bid + (cursor.Signed() * priceStep);
            ticks[i] = new Tick(instrument, new Price(bid), new Price(ask), new Timestamp(time), new Timestamp(time));
        }

        batch = new FeedBatch(new FeedPosition(session, sequence), instrument, new Timestamp(sent), new Timestamp(received), isBackfill);
        return (source, count);
    }

    private static (int Time, int Price) Coarsest(ReadOnlySpan<Tick> ticks)
    {
        var (time, price) = (6, 9);
        foreach (ref readonly var tick in ticks)
        {
            while (tick.VenueTime.Nanos % Steps[time] != 0)
            {
                time--;
            }

            while (tick.Bid.Nanos % Steps[price] != 0 || tick.Ask.Nanos % Steps[price] != 0)
            {
                price--;
            }
        }

        return (time, price);
    }
}

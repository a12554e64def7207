using Arus.Contracts.Live;
using Arus.Contracts.Trading;

namespace Arus.Engine.Journal;

/// <summary>How a session begins.</summary>
/// <param name="Session">Its id.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Header">All that its results depend on, as the ledger's first record holds it.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Pins">What its strategies found in the data directory, by instrument; null where they look for nothing.</param>
internal sealed record SessionBegin(
    string Session, Timestamp StartedAt, string Header, LiveOptions Options, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Pins = null);

/// <summary>What a session begins with.</summary>
/// <param name="Sources">Where every source stands.</param>
/// <param name="Account">The account as it is; null before there is one.</param>
internal sealed record SessionState(IReadOnlyList<SourceStand> Sources, AccountStand? Account);

/// <summary>Where a source stands.</summary>
/// <param name="Source">Which.</param>
/// <param name="Session">Of its connection.</param>
/// <param name="Sequence">The last of it.</param>
/// <param name="Newest">Venue time of the newest tick by symbol, in nanoseconds.</param>
internal sealed record SourceStand(SourceId Source, string Session, ulong Sequence, IReadOnlyDictionary<string, long> Newest);

/// <summary>An account on paper, to be gone on with.</summary>
/// <param name="Cash">Without open profit.</param>
/// <param name="Opening">What is open, and since when.</param>
internal sealed record AccountStand(Money Cash, AccountOpening Opening);

/// <summary>A moment without a quote.</summary>
/// <param name="IsResume">Whether the process began anew; then nothing else is said.</param>
/// <param name="Now">Engine time.</param>
/// <param name="SilentNanos">How long the feed has been silent.</param>
internal readonly record struct ClockMark(bool IsResume, Timestamp Now, long SilentNanos)
{
    public const int LengthMax = 24;

    public int Write(Span<byte> room)
    {
        var cursor = new ByteCursor(room);
        cursor.PutByte(IsResume ? (byte)1 : (byte)0);
        cursor.PutSigned(Now.Nanos);
        cursor.PutSigned(SilentNanos);
        return cursor.At;
    }

    public static ClockMark Read(ReadOnlySpan<byte> payload)
    {
        var cursor = ByteCursor.Over(payload);
        return new ClockMark(cursor.Byte() == 1, new Timestamp(cursor.Signed()), cursor.Signed());
    }
}

/// <summary>A venue's word, with where it came from.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Position">Session and sequence; empty and 0 for one of our own.</param>
/// <param name="Report">What was said.</param>
internal sealed record ReportRecord(SourceId Source, FeedPosition Position, VenueReport Report);

/// <summary>A request that left. Written between a decision and its order, so in bytes and without allocating.</summary>
/// <param name="Number">1, 2, 3 … over the session's requests.</param>
/// <param name="IsWithheld">Whether the last gate held it back.</param>
/// <param name="ClientId">The client order id.</param>
/// <param name="Request">The request.</param>
internal readonly record struct SentRecord(long Number, bool IsWithheld, string ClientId, VenueRequest Request)
{
    public const int LengthMax = 512;

    public int Write(Span<byte> room)
    {
        var cursor = new ByteCursor(room);
        cursor.PutSigned(Number);
        cursor.PutByte(IsWithheld ? (byte)1 : (byte)0);
        cursor.PutText(ClientId);
        cursor.PutByte((byte)Request.Kind);
        cursor.PutSigned(Request.Order.Value);
        cursor.PutInstrument(Request.Instrument);
        cursor.PutSigned((int)Request.Side);
        cursor.PutByte((byte)Request.OrderKind);
        cursor.PutSigned(Request.Quantity.Micros);
        cursor.PutSigned(Request.LimitPrice.Nanos);
        cursor.PutSigned(Request.StopPrice.Nanos);
        cursor.PutSigned(Request.StopLoss.Nanos);
        cursor.PutSigned(Request.TakeProfit.Nanos);
        cursor.PutByte((byte)Request.TimeInForce);
        cursor.PutSigned(Request.Position);
        cursor.PutSigned(Request.Ticket);
        cursor.PutByte(Request.IsOpening ? (byte)1 : (byte)0);
        cursor.PutSigned(Request.At.Nanos);
        return cursor.At;
    }

    public static SentRecord Read(ReadOnlySpan<byte> payload)
    {
        var cursor = ByteCursor.Over(payload);
        return new SentRecord(cursor.Signed(), cursor.Byte() == 1, cursor.Text(""), new VenueRequest(
            (VenueRequestKind)cursor.Byte(), new OrderId(cursor.Signed()), cursor.Instrument(), (Side)cursor.Signed(), (OrderKind)cursor.Byte(),
            new Quantity(cursor.Signed()), new Price(cursor.Signed()), new Price(cursor.Signed()), new Price(cursor.Signed()), new Price(cursor.Signed()),
            (TimeInForce)cursor.Byte(), cursor.Signed(), cursor.Signed(), cursor.Byte() == 1, new Timestamp(cursor.Signed())));
    }
}

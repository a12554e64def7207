using Arus.Contracts.Trading;
using Arus.Engine.Journal;

namespace Arus.UnitTests.Engine.Journal;

public sealed class SessionRecordsTests
{
    public static TheoryData<VenueRequestKind> Kinds => [.. Enum.GetValues<VenueRequestKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void SentRecord_RequestThatNamesNothing_IsReadAsWritten(VenueRequestKind kind) =>
        Assert.Equal(Sent(default(VenueRequest) with { Kind = kind }), ReadBack(Sent(default(VenueRequest) with { Kind = kind })));

    [Fact]
    public void SentRecord_EveryFieldAtItsLargest_IsReadAsWrittenAndFits()
    {
        var price = new Price(long.MaxValue);
        var sent = Sent(new VenueRequest(
            VenueRequestKind.Snapshot, new OrderId(long.MaxValue), InstrumentId.Of("ABCDEFGHIJKLMNOP"), Side.Sell, OrderKind.StopLimit, new Quantity(long.MinValue), price,
            price, price, price, TimeInForce.Day, long.MinValue, long.MaxValue, IsOpening: true, Timestamp.Max));

        Assert.Equal(sent, ReadBack(sent));
    }

    [Fact]
    public void SentRecord_Written_AllocatesNothing()
    {
        var sent = Sent(default(VenueRequest) with { Instrument = InstrumentId.Of("EURUSD"), At = Timestamp.Min });
        var room = new byte[SentRecord.LengthMax];

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            sent.Write(room);
        }

        Allocations.AssertNoneSince(before);
    }

    private static SentRecord Sent(VenueRequest request) => new(long.MaxValue, IsWithheld: true, new string('Z', 26), request);

    private static SentRecord ReadBack(SentRecord sent)
    {
        var room = new byte[SentRecord.LengthMax];
        return SentRecord.Read(room.AsSpan(0, sent.Write(room)));
    }
}

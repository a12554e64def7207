using System.Text;
using Arus.Contracts.MarketData;
using Arus.Gateway.Live;

namespace Arus.UnitTests.Gateway.Live;

public sealed class LiveFrameTests
{
    private static readonly Tick Quote = new(InstrumentId.Of("EURUSD"), Price.From(1.08523m), Price.From(1.0853m), new(1_700_000_000_123_456_789), new(0));

    [Fact]
    public void Of_ATick_IsWhatTheSerializerWouldWrite()
    {
        Told[] told = [new(Quote.Instrument, Quote.VenueTime, Quote.Bid, Quote.Ask)];

        Assert.Equal(Text(LiveFrame.Of("ticks", told)), Text(LiveFrame.Of(Quote)));
    }

    [Fact]
    public void Numbered_AnEvent_EndsWithTheSeparator()
    {
        Assert.Equal("{\"type\":1,\"target\":\"order\",\"arguments\":[{\"number\":7,\"data\":\"O17\"}]}\u001e", Text(LiveFrame.Numbered("order", 7, new OrderId(17))));
    }

    [Fact]
    public void Join_SeveralFrames_KeepsTheirOrder()
    {
        Assert.Equal("abc", Text(LiveFrame.Join(["a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray()])));
    }

    private sealed record Told(InstrumentId Instrument, Timestamp At, Price Bid, Price Ask);

    private static string Text(byte[] frame) => Encoding.UTF8.GetString(frame);
}

using System.Text;
using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Gateway.Json;
using Arus.Gateway.Live;

namespace Arus.UnitTests.Gateway.Live;

public sealed class LiveFrameTests
{
    private static readonly Tick Quote = new(InstrumentId.Of("EURUSD"), Price.From(1.08523m), Price.From(1.0853m), new(1_700_000_000_123_456_789), new(0));

    [Fact]
    public void Of_ATick_IsWhatTheSerializerWouldWrite()
    {
        object[] told = [new { Instrument = Quote.Instrument, At = Quote.VenueTime, Bid = Quote.Bid, Ask = Quote.Ask }];

        Assert.Equal(Text(LiveFrame.Of("ticks", told.Select(one => JsonSerializer.SerializeToElement(one, ApiJson.Options)).ToArray())), Text(LiveFrame.Of(Quote)));
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

    private static string Text(byte[] frame) => Encoding.UTF8.GetString(frame);
}

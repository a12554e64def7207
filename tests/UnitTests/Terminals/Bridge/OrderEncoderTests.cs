using Arus.Contracts.Trading;
using Arus.Terminals.Bridge;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class OrderEncoderTests
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(3);

    internal static VenueRequest Request(VenueRequestKind kind = VenueRequestKind.Deal, bool opens = true) => new(
        kind, new(3), InstrumentId.Of("EURUSD"), Side.Buy, OrderKind.Market, Quantity.From(50_000m), Price.None, Price.None, Price.From(1.08332m), Price.From(1.08932m),
        TimeInForce.ImmediateOrCancel, 0, 0, opens, Timestamp.Utc(2025, 11, 21, 8));

    [Fact]
    public void Encode_AnOpeningDeal_HasItsStopInTheSameMessage()
    {
        var order = Encode(Request());

        Assert.Equal(
            (WireOperation.Market, "EURUSD.m", "0.5", WireOrderType.Buy, 1.08332m, 1.08932m, true, 3_000),
            (order.Op, order.Sym, order.Lots, order.Type, order.Sl, order.Tp, order.Opens, order.TtlMs));
        Assert.Equal((Crc32.Of("4K2M9X7Q0000003"u8), "O3", 17L), (order.Magic, order.RiskRef, order.Ts));
    }

    [Fact]
    public void Encode_ADealOnAPosition_Closes()
    {
        var order = Encode(Request(opens: false) with { Position = 7001, Side = Side.Sell });

        Assert.Equal((WireOperation.Close, 7001L, WireSide.Sell, false), (order.Op, order.Pos, order.Side, order.Opens));
    }

    [Theory]
    [InlineData(OrderKind.Limit, (int)WireOrderType.BuyLimit, "1.08", null)]
    [InlineData(OrderKind.Stop, (int)WireOrderType.BuyStop, "1.09", null)]
    [InlineData(OrderKind.StopLimit, (int)WireOrderType.BuyStopLimit, "1.09", "1.08")]
    public void Encode_APendingOrder_HasItsPrices(OrderKind kind, int type, string price, string? limit)
    {
        var order = Encode(Request(VenueRequestKind.Pending) with
        {
            OrderKind = kind,
            LimitPrice = Price.From(1.08m),
            StopPrice = Price.From(1.09m),
            TimeInForce = TimeInForce.Day,
        });

        Assert.Equal(
            (WireOperation.Pending, (WireOrderType)type, decimal.Parse(price), limit is null ? (decimal?)null : decimal.Parse(limit), WireOrderTime.Day),
            (order.Op, order.Type, order.Px, order.StopLimit, order.Tif));
    }

    [Fact]
    public void Encode_AStopWithoutATarget_SaysNoneInOneStep()
    {
        var order = Encode(Request(VenueRequestKind.Protect) with { Position = 7001, TakeProfit = Price.None });

        Assert.Equal((WireOperation.Protect, 7001L, 1.08332m, 0m), (order.Op, order.Pos, order.Sl, order.Tp));
    }

    [Fact]
    public void Encode_ACancel_NamesTheTicket() =>
        Assert.Equal((WireOperation.Cancel, 9002L), (Encode(Request(VenueRequestKind.Cancel) with { Ticket = 9002 }).Op, Encode(Request(VenueRequestKind.Cancel) with { Ticket = 9002 }).Ord));

    [Fact]
    public void Encode_AQuestion_ReachesADayBack()
    {
        var (message, _) = OrderEncoder.Encode(Request(VenueRequestKind.Snapshot), "Q1", symbol: null, 17, TimeToLive, 100);

        Assert.Equal(new SnapshotRequest("Q1", Timestamp.Utc(2025, 11, 20, 8).Nanos / 1_000_000), message);
    }

    [Fact]
    public void Encode_NoSymbolTooManyLotsOrNoWholeLots_IsNotSent()
    {
        Assert.Equal(ErrorCode.Symbol, OrderEncoder.Encode(Request(), "A1", null, 17, TimeToLive, 100).Code);
        Assert.Equal(ErrorCode.LimitLots, OrderEncoder.Encode(Request(), "A1", SampleMessages.Symbol(), 17, TimeToLive, 0.4m).Code);
        Assert.Equal(ErrorCode.Symbol, OrderEncoder.Encode(Request(), "A1", SampleMessages.Symbol(contract: 3), 17, TimeToLive, 100_000).Code);
    }

    private static Order Encode(in VenueRequest request) =>
        Assert.IsType<Order>(OrderEncoder.Encode(request, "4K2M9X7Q0000003", SampleMessages.Symbol(), 17, TimeToLive, 100).Message);
}

using Arus.Terminals.Simulation.Brokers;

namespace Arus.UnitTests.Terminals.Simulation.Brokers;

/// <summary>Each code where its cause holds, and not just beyond it.</summary>
public sealed class RequestCheckTests
{
    [Theory]
    [InlineData(0.01, Retcode.Done)]
    [InlineData(0.009, Retcode.InvalidVolume)]
    [InlineData(0.015, Retcode.InvalidVolume)]
    [InlineData(5.0, Retcode.Done)]
    [InlineData(5.01, Retcode.InvalidVolume)]
    [InlineData(0.0, Retcode.InvalidVolume)]
    public void Deal_AnyVolume_FitsMinimumMaximumAndStep(double volume, int code) =>
        Assert.Equal(code, new BrokerParts(BrokerParts.With(symbol => symbol with { VolumeMax = 5m })).Market(OrderType.Buy, (decimal)volume).Code);

    [Theory]
    [InlineData((int)OrderType.Buy, 1.09980, 0.0, Retcode.Done)]
    [InlineData((int)OrderType.Buy, 1.09981, 0.0, Retcode.InvalidStops)]
    [InlineData((int)OrderType.Buy, 1.10500, 0.0, Retcode.InvalidStops)]
    [InlineData((int)OrderType.Buy, 0.0, 1.10020, Retcode.Done)]
    [InlineData((int)OrderType.Buy, 0.0, 1.10019, Retcode.InvalidStops)]
    [InlineData((int)OrderType.Sell, 1.10030, 0.0, Retcode.Done)]
    [InlineData((int)OrderType.Sell, 1.10029, 0.0, Retcode.InvalidStops)]
    [InlineData((int)OrderType.Sell, 0.0, 1.09990, Retcode.Done)]
    [InlineData((int)OrderType.Sell, 0.0, 1.09991, Retcode.InvalidStops)]
    [InlineData((int)OrderType.Buy, 1.099005, 0.0, Retcode.InvalidStops)]
    public void Deal_StopsAtTheLevel_AreTakenAndNearerAreNot(int type, double stop, double take, int code) => Assert.Equal(
        code, new BrokerParts(BrokerParts.With(symbol => symbol with { StopsLevel = 20 })).Market((OrderType)type, 1m, (decimal)stop, (decimal)take).Code);

    [Theory]
    [InlineData((int)ExecutionMode.Market, 3, (int)OrderFilling.FillOrKill, Retcode.Done)]
    [InlineData((int)ExecutionMode.Market, 2, (int)OrderFilling.FillOrKill, Retcode.InvalidFill)]
    [InlineData((int)ExecutionMode.Market, 1, (int)OrderFilling.ImmediateOrCancel, Retcode.InvalidFill)]
    [InlineData((int)ExecutionMode.Market, 3, (int)OrderFilling.Return, Retcode.InvalidFill)]
    [InlineData((int)ExecutionMode.Exchange, 0, (int)OrderFilling.Return, Retcode.Done)]
    [InlineData((int)ExecutionMode.Exchange, 1, (int)OrderFilling.ImmediateOrCancel, Retcode.InvalidFill)]
    [InlineData((int)ExecutionMode.Instant, 0, (int)OrderFilling.Return, Retcode.Done)]
    [InlineData((int)ExecutionMode.Request, 0, (int)OrderFilling.ImmediateOrCancel, Retcode.Done)]
    public void Deal_AnyFilling_IsTakenWhereTheExecutionAllowsIt(int execution, int mask, int filling, int code)
    {
        var parts = new BrokerParts(BrokerParts.With(symbol => symbol with { Execution = (ExecutionMode)execution, FillMask = mask }));

        Assert.Equal(code, parts.Broker.Send(BrokerParts.Deal(OrderType.Buy) with { Filling = (OrderFilling)filling, Price = Price.From(1.10010m) }).Code);
    }

    [Theory]
    [InlineData((int)ExecutionMode.Instant, 1.10005, 5, Retcode.Done)]
    [InlineData((int)ExecutionMode.Instant, 1.10004, 5, Retcode.Requote)]
    [InlineData((int)ExecutionMode.Request, 1.10004, 5, Retcode.PriceChanged)]
    [InlineData((int)ExecutionMode.Instant, 0.0, 5, Retcode.InvalidPrice)]
    [InlineData((int)ExecutionMode.Market, 0.0, 0, Retcode.Done)]
    public void Deal_PriceOfYesterday_IsRequotedBeyondItsDeviation(int execution, double price, int deviation, int code)
    {
        var parts = new BrokerParts(BrokerParts.With(symbol => symbol with { Execution = (ExecutionMode)execution }));

        var result = parts.Broker.Send(BrokerParts.Deal(OrderType.Buy) with { Price = Price.From((decimal)price), Deviation = deviation });

        Assert.Equal((code, 1.10000m, 1.10010m), (result.Code, result.Bid.ToDecimal(), result.Ask.ToDecimal()));
    }

    [Theory]
    [InlineData((int)OrderType.BuyLimit, 1.10000, Retcode.Done)]
    [InlineData((int)OrderType.BuyLimit, 1.10001, Retcode.InvalidPrice)]
    [InlineData((int)OrderType.SellStop, 1.09990, Retcode.Done)]
    [InlineData((int)OrderType.SellStop, 1.09991, Retcode.InvalidPrice)]
    [InlineData((int)OrderType.BuyStop, 1.10020, Retcode.Done)]
    [InlineData((int)OrderType.BuyStop, 1.10019, Retcode.InvalidPrice)]
    [InlineData((int)OrderType.SellLimit, 1.100105, Retcode.InvalidPrice)]
    public void Pending_PriceOnItsSideAndFarEnough_IsTaken(int type, double price, int code) => Assert.Equal(
        code, new BrokerParts(BrokerParts.With(symbol => symbol with { StopsLevel = 10 })).Pending((OrderType)type, (decimal)price).Code);

    [Theory]
    [InlineData((int)SymbolTradeMode.Disabled, (int)OrderType.Buy, Retcode.TradeDisabled)]
    [InlineData((int)SymbolTradeMode.LongOnly, (int)OrderType.Sell, Retcode.LongOnly)]
    [InlineData((int)SymbolTradeMode.LongOnly, (int)OrderType.Buy, Retcode.Done)]
    [InlineData((int)SymbolTradeMode.ShortOnly, (int)OrderType.Buy, Retcode.ShortOnly)]
    [InlineData((int)SymbolTradeMode.CloseOnly, (int)OrderType.Buy, Retcode.CloseOnly)]
    public void Deal_TradeMode_SaysWhatMayBeOpened(int mode, int type, int code) =>
        Assert.Equal(code, new BrokerParts(BrokerParts.With(symbol => symbol with { TradeMode = (SymbolTradeMode)mode })).Market((OrderType)type).Code);

    public static TheoryData<int, string> Causes => new()
    {
        { Retcode.Invalid, "unknown symbol" },
        { Retcode.MarketClosed, "no session" },
        { Retcode.NoMoney, "poor" },
        { Retcode.PriceOff, "no quote" },
        { Retcode.InvalidExpiration, "expired" },
        { Retcode.OrderChanged, "order is gone" },
        { Retcode.TooManyRequests, "too many" },
        { Retcode.NoChanges, "same stop" },
        { Retcode.ServerDisablesExperts, "server switch" },
        { Retcode.ClientDisablesExperts, "terminal switch" },
        { Retcode.Frozen, "stop is near" },
        { Retcode.OnlyReal, "real only" },
        { Retcode.LimitOrders, "orders" },
        { Retcode.LimitVolume, "volume" },
        { Retcode.InvalidOrder, "kind" },
        { Retcode.PositionClosed, "closed" },
        { Retcode.InvalidCloseVolume, "more than held" },
        { Retcode.CloseOrderExists, "close rests" },
        { Retcode.LimitPositions, "positions" },
        { Retcode.FifoClose, "fifo" },
        { Retcode.HedgeProhibited, "hedge" },
    };

    [Theory, MemberData(nameof(Causes))]
    public void Send_CauseHolds_IsRefusedWithItsCode(int code, string cause) => Assert.Equal(code, Refused(cause).Code);

    [Theory]
    [InlineData(1_203, true)]
    [InlineData(1_204, false)]
    public void Deal_MarginAndCommission_AreJustPaidOrNot(double balance, bool isPoor)
    {
        // 1 lot at 1.1001 and leverage 100 binds 1,100.10; its commission is 103.50.
        var parts = new BrokerParts(BrokerParts.With(symbol => symbol with { Commission = 103.5m }) with { Balance = (decimal)balance });

        Assert.Equal(isPoor ? Retcode.NoMoney : Retcode.Done, parts.Market(OrderType.Buy).Code);
    }

    [Fact]
    public void Activation_WithoutMoney_CancelsTheOrder()
    {
        var parts = new BrokerParts(BrokerParts.Terms with { Balance = 500m });
        parts.Pending(OrderType.BuyStop, 1.10100m);

        parts.Quote(1.10100m, 1.10110m);

        Assert.Empty(parts.Deals);
        Assert.Equal(BrokerOrderState.Canceled, parts.Told[^1].Order!.State);
    }

    private static TradeResult Refused(string cause)
    {
        switch (cause)
        {
            case "unknown symbol":
                return new BrokerParts().Broker.Send(BrokerParts.Deal(OrderType.Buy) with { Symbol = "GBPUSD" });
            case "no session":
                return new BrokerParts(BrokerParts.With(symbol => symbol with { Sessions = [.. Enumerable.Repeat<IReadOnlyList<(int, int)>>([(0, 3_600)], 7)] })).Market(OrderType.Buy);
            case "poor":
                return new BrokerParts(BrokerParts.Terms with { Balance = 100m }).Market(OrderType.Buy);
            case "no quote":
                return new Broker(BrokerParts.Terms, _ => { }).Send(BrokerParts.Deal(OrderType.Buy));
            case "expired":
                return new BrokerParts().Broker.Send(BrokerParts.Rest(OrderType.BuyLimit, 1.09m) with { Lifetime = OrderLifetime.Specified, Expiration = BrokerParts.Start });
            case "server switch":
                return new BrokerParts(BrokerParts.Terms with { IsExpertAllowedByServer = false }).Market(OrderType.Buy);
            case "terminal switch":
                return new BrokerParts(BrokerParts.Terms with { IsExpertAllowedByTerminal = false }).Market(OrderType.Buy);
            case "real only":
                return new BrokerParts(BrokerParts.With(symbol => symbol with { IsRealOnly = true })).Market(OrderType.Buy);
            case "kind":
                return new BrokerParts(BrokerParts.With(symbol => symbol with { OrderMask = OrderKinds.Market })).Pending(OrderType.BuyLimit, 1.09m);
            default:
                return RefusedAfterOne(cause);
        }
    }

    private static TradeResult RefusedAfterOne(string cause)
    {
        var parts = new BrokerParts((BrokerParts.With(symbol => symbol with { FreezeLevel = 20, VolumeLimit = 1.5m, Execution = ExecutionMode.Exchange }) with
        {
            OrdersMax = 1,
            PositionsMax = cause == "positions" ? 1 : 10,
            RequestsPerSecondMax = cause == "too many" ? 1 : 100,
            IsFifo = cause == "fifo",
            IsHedgeProhibited = cause == "hedge",
        }));
        var id = parts.Market(OrderType.Buy, 1m, stop: cause == "stop is near" ? 1.09980m : 1.09m).Order;
        switch (cause)
        {
            case "order is gone":
                var gone = parts.Pending(OrderType.BuyLimit, 1.09m, volume: 0.1m).Order;
                parts.Broker.Send(new() { Action = TradeAction.Remove, Order = gone });
                return parts.Broker.Send(new() { Action = TradeAction.Remove, Order = gone });
            case "same stop":
                return parts.Broker.Send(BrokerParts.Levels(id, 1.09m, 0m));
            case "stop is near":
                return parts.Broker.Send(BrokerParts.Levels(id, 1.095m, 0m));
            case "orders":
                parts.Pending(OrderType.BuyLimit, 1.09m, volume: 0.1m);
                return parts.Pending(OrderType.BuyLimit, 1.09m, volume: 0.1m);
            case "volume":
                return parts.Market(OrderType.Buy, 0.51m);
            case "closed":
                parts.Market(OrderType.Sell, 1m, position: id);
                return parts.Market(OrderType.Sell, 1m, position: id);
            case "more than held":
                return parts.Market(OrderType.Sell, 1.01m, position: id);
            case "close rests":
                parts.Market(OrderType.Sell, 1m, position: id, filling: OrderFilling.Return, liquidity: 0.5m);
                return parts.Market(OrderType.Sell, 0.2m, position: id);
            case "fifo":
                var second = parts.Market(OrderType.Buy, 0.1m).Order;
                return parts.Market(OrderType.Sell, 0.1m, position: second);
            case "hedge":
                return parts.Market(OrderType.Sell, 0.1m);
            default:
                return parts.Market(OrderType.Buy, 0.1m);
        }
    }
}

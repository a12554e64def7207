using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading.Execution;

public sealed class TradingAccountTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Execute_RandomDecisions_GivesFillForFillWhatALoopOfDecimalsGives(int seed)
    {
        var random = new Random(seed);
        var desk = new Desk();
        var (position, cash, fills, bid) = (0m, 100_000m, new List<(decimal Units, decimal Price)>(), 1.1m);
        for (var i = 1; i <= 20_000; i++)
        {
            bid += random.Next(-10, 11) / 100_000m;
            var ask = bid + (random.Next(0, 8) / 100_000m);
            desk.Quote(bid, ask);
            if (random.Next(25) != 0)
            {
                continue;
            }

            var wanted = random.Next(-1, 2) * 10_000m;
            desk.Decide(i, (int)wanted, bid, ask);
            if (wanted != position)
            {
                var units = wanted - position;
                var price = units > 0 ? ask : bid;
                cash -= units * price;
                position = wanted;
                fills.Add((units, price));
            }

            Assert.Equal(cash + (position * (position > 0 ? bid : ask)), desk.Account.Snapshot.Equity.Amount);
        }

        Assert.Equal(fills, desk.Log.Fills.Select(one => ((int)one.Intent.Side * one.Fill.Quantity.ToDecimal(), one.Fill.Price.ToDecimal())));
        Assert.All(desk.Log.Verdicts, one => Assert.True(one.Verdict.IsApproved));
    }

    [Theory]
    [InlineData(PositionMode.Netting)]
    [InlineData(PositionMode.Hedging)]
    public void Execute_WhileAnOrderIsOnItsWay_DoesNotDouble(PositionMode mode)
    {
        var desk = new Desk(mode, [Desk.Traded(Desk.EurUsd, latency: 5_000)]);
        desk.Quote(1.1m, 1.1001m);

        desk.Decide(1, 10_000, 1.1m, 1.1001m);
        desk.Decide(2, 10_000, 1.1m, 1.1001m);
        desk.Decide(3, -10_000, 1.1m, 1.1001m);
        desk.Decide(4, -10_000, 1.1m, 1.1001m);
        for (var i = 0; i < 6; i++)
        {
            desk.Quote(1.1m, 1.1001m);
        }

        Assert.Equal([10_000m, 20_000m], desk.Log.Fills.Select(one => one.Fill.Quantity.ToDecimal()));
        Assert.Equal(-10_000m, desk.Account.Portfolio.NetOf(0).ToDecimal());
    }

    [Theory]
    [InlineData(DecisionOutcome.Hold)]
    [InlineData(DecisionOutcome.Delayed)]
    [InlineData(DecisionOutcome.Vetoed)]
    public void Execute_NoChange_SendsNothing(DecisionOutcome outcome)
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1001m);

        desk.Decide(1, 10_000, 1.1m, 1.1001m, outcome);

        Assert.Equal(0, desk.Account.Totals.Orders);
    }

    [Fact]
    public void Execute_HedgingReversal_ClosesTheTicketAndOpensAnother()
    {
        var desk = new Desk(PositionMode.Hedging);
        desk.Quote(1.1m, 1.1001m);
        desk.Decide(1, 10_000, 1.1m, 1.1001m);

        desk.Decide(2, -10_000, 1.1m, 1.1001m);

        Assert.Equal(new PositionId(1), Assert.Single(desk.Log.Trades).Position);
        Assert.Equal((new PositionId(3), -10_000m), (desk.Account.Portfolio.Open[0].Id, desk.Account.Portfolio.Open[0].Quantity.ToDecimal()));
    }

    [Fact]
    public void Place_Denied_TellsWhyAndCountsIt()
    {
        var desk = new Desk();

        var order = desk.Place(Side.Buy, 10_000m);

        Assert.Equal(DenialCode.NoPrice, desk.Log.Verdicts[0].Verdict.Code);
        Assert.Equal((OrderEventKind.Denied, OrderState.Denied), (desk.Log.Events[0].Event.Kind, desk.Log.Events[0].State));
        Assert.Equal((1L, 0L, 1L), (order.Value, desk.Account.Totals.Fills, desk.Account.Totals.Denials[DenialCode.NoPrice]));
    }

    [Fact]
    public void Place_ByHandWithoutAStop_IsDeniedUnlessTheStrategyAllowsIt()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, unprotected: false)]);
        desk.Quote(1.1m, 1.1m);

        desk.Place(Side.Buy, 10_000m);
        desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        Assert.Equal([DenialCode.Unprotected, DenialCode.Unprotected, DenialCode.None], desk.Log.Verdicts.Select(one => one.Verdict.Code));
    }

    [Fact]
    public void Place_ForAnotherTenant_IsRefused()
    {
        var desk = new Desk();
        var foreign = Desk.Intent(Side.Buy, 10_000m) with { Tenant = new("somebody") };

        Assert.Equal("ACCOUNT_FOREIGN", Assert.Throws<RefusedException>(() => desk.Account.Place(in foreign)).Fault.Code);
        Assert.Equal(0, desk.Account.Totals.Orders);
    }

    [Fact]
    public void Place_ConversionNotQuotedYet_IsDenied()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.GbpJpy)], rates: [Desk.UsdJpy]);
        desk.Quote(190m, 190.02m, Desk.GbpJpy);
        desk.Place(Side.Buy, 10_000m, instrument: Desk.GbpJpy);

        desk.Quote(150m, 150m, Desk.UsdJpy);
        desk.Place(Side.Buy, 10_000m, instrument: Desk.GbpJpy);

        Assert.Equal([DenialCode.RateMissing, DenialCode.None], desk.Log.Verdicts.Select(one => one.Verdict.Code));
        desk.Quote(191.52m, 191.54m, Desk.GbpJpy);
        Assert.Equal(100_000m + 100m, desk.Account.Snapshot.Equity.Amount);
        Assert.Equal(["JPY→USD 0.0066666667"], desk.Account.Totals.LastRates);
    }

    [Fact]
    public void DailyLoss_JustBeyondTheLimit_ReducesUntilTheNextTradingDay()
    {
        var desk = new Desk(limits: new(DailyLossFractionMax: 0.01m));
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 100_000m);

        desk.Quote(1.09m, 1.09m);  // exactly 1 %
        Assert.Equal(TradingState.Active, desk.Account.State);
        desk.Quote(1.08999m, 1.08999m);

        Assert.Equal(TradingState.Reducing, desk.Account.State);
        desk.Place(Side.Buy, 10_000m);
        desk.Place(Side.Sell, 40_000m);
        desk.Now = Timestamp.Utc(2024, 1, 8, 22);
        desk.Quote(1.08m, 1.08m);
        desk.Place(Side.Buy, 10_000m);
        Assert.Equal(
            [DenialCode.None, DenialCode.DailyLossReached, DenialCode.None, DenialCode.None], desk.Log.Verdicts.Select(one => one.Verdict.Code));
        Assert.Equal([TradingState.Reducing, TradingState.Active], desk.Log.States.Select(one => one.State));
        Assert.StartsWith("DAILY_LOSS_REACHED", desk.Log.States[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SetState_ActiveOnALostDay_ReducesAgainAtTheNextQuote()
    {
        var desk = new Desk(limits: new(DailyLossFractionMax: 0.01m));
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 100_000m);
        desk.Quote(1.08m, 1.08m);

        desk.Account.SetState(TradingState.Active, "by hand");
        desk.Quote(1.08m, 1.08m);

        Assert.Equal(TradingState.Reducing, desk.Account.State);
    }

    [Fact]
    public void SetState_Halted_LeavesOnlyClosingByHand()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1m);
        desk.Decide(1, 10_000, 1.1m, 1.1m);

        desk.Account.SetState(TradingState.Halted, "by hand");
        desk.Decide(2, 0, 1.1m, 1.1m);
        desk.Place(Side.Buy, 1_000m);
        desk.Place(Side.Sell, 10_000m, reduceOnly: true);

        Assert.Equal([DenialCode.None, DenialCode.Halted, DenialCode.Halted, DenialCode.None], desk.Log.Verdicts.Select(one => one.Verdict.Code));
        Assert.Equal(0, desk.Account.Snapshot.OpenPositions);
    }

    [Theory]
    [InlineData(PositionMode.Netting, 0)]
    [InlineData(PositionMode.Hedging, 500)]
    public void Finish_WithPositionsAndOrders_LeavesNothing(PositionMode mode, int latency)
    {
        var desk = new Desk(mode, [Desk.Traded(Desk.EurUsd, latency: latency)]);
        desk.Quote(1.1m, 1.1001m);
        desk.Place(Side.Buy, 10_000m);
        desk.Place(Side.Buy, 20_000m);
        desk.Quote(1.1m, 1.1001m);
        var pending = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);
        desk.Quote(1.102m, 1.1021m);
        desk.Quote(1.2m, 1.1m, flags: QuoteFlags.Crossed);

        desk.Account.Finish();

        var snapshot = desk.Account.Snapshot;
        Assert.Equal((0, snapshot.Balance, 0m), (snapshot.OpenPositions, snapshot.Equity, snapshot.MarginUsed.Amount));
        Assert.Equal(OrderEventKind.Cancelled, desk.Log.KindsOf(pending).Last());
        Assert.All(desk.Log.Trades, trade => Assert.Equal((FillCause.Order, 1.102m), (trade.Cause, trade.Exit.ToDecimal())));
        Assert.Equal(100_000m + (30_000m * 0.0019m), snapshot.Balance.Amount);
    }

    [Fact]
    public void OnOrderEvent_NotInTheTable_QuarantinesTheOrder()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);

        desk.Account.Books.OnOrderEvent(OrderEvent.Of(order, OrderEventKind.Submitted, desk.Now));
        desk.Account.Books.OnOrderEvent(OrderEvent.Of(new(99), OrderEventKind.Accepted, desk.Now));

        Assert.Equal(
            [(order, OrderState.Working, OrderEventKind.Submitted), (new(99), OrderState.Unknown, OrderEventKind.Accepted)], desk.Log.Quarantined);
        Assert.Equal(2, desk.Account.Totals.Quarantined);
    }

    [Fact]
    public void OnOrderEvent_PartialFillsAndALateOne_AreBooked()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);
        Report(6_000m, isComplete: false);
        desk.Account.Books.OnOrderEvent(OrderEvent.Of(order, OrderEventKind.Cancelled, desk.Now));

        Report(4_000m, isComplete: true);  // a fill races the cancel

        Assert.Equal(10_000m, desk.Account.Portfolio.NetOf(0).ToDecimal());
        Assert.Equal([OrderState.PartlyFilled, OrderState.Cancelled, OrderState.Filled], desk.Log.Events.TakeLast(3).Select(one => one.State));
        Assert.Equal((0L, 2L), (desk.Account.Totals.Quarantined, desk.Account.Totals.Fills));

        void Report(decimal units, bool isComplete) => desk.Account.Books.OnOrderEvent(
            OrderEvent.Of(order, OrderEventKind.Filled, desk.Now) with
            {
                Quantity = Quantity.From(units),
                Price = Price.From(1.09m),
                QuotedPrice = Price.From(1.09m),
                IsComplete = isComplete,
                Position = new(order.Value),
                Commission = Money.Zero(Desk.Usd),
            });
    }

    [Theory]
    [InlineData(PositionMode.Netting, Side.Buy, 1.095)]
    [InlineData(PositionMode.Hedging, Side.Sell, 1.105)]
    public void Protect_NewStop_HoldsAndTheOldOneDoesNot(PositionMode mode, Side side, decimal stop)
    {
        var desk = new Desk(mode);
        desk.Quote(1.1m, 1.1m);
        var order = desk.Place(side, 10_000m, stopLoss: 1.1m - ((int)side * 0.01m));
        var position = new PositionId(order.Value);

        Assert.True(desk.Account.Protect(position, Price.From(stop), Price.None).IsApproved);
        desk.Quote(stop, stop);

        Assert.Equal((position, Price.From(stop), Price.None), Assert.Single(desk.Log.Protections));
        Assert.Equal(FillCause.StopLoss, Assert.Single(desk.Log.Trades).Cause);
        Assert.Equal(desk.Venue.Books.Balance, desk.Account.Snapshot.Balance);
    }

    [Fact]
    public void Protect_WhileTheNewStopIsOnItsWay_TheOldOneHolds()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 2_500)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        for (var i = 0; i < 4; i++)
        {
            desk.Quote(1.1m, 1.1m);
        }

        desk.Account.Protect(new(1), Price.From(1.08m), Price.None);
        Assert.Empty(desk.Log.Protections);
        desk.Quote(1.09m, 1.09m);

        Assert.Equal(FillCause.StopLoss, Assert.Single(desk.Log.Trades).Cause);
        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.1m, 1.1m);
        Assert.Equal("PROTECTION_REFUSED", Assert.Single(desk.Log.Alerts).Code);
    }

    [Theory]
    [InlineData(1.1, 0, DenialCode.ProtectionWrongSide)]
    [InlineData(1.095001, 0, DenialCode.PriceOffTick)]
    [InlineData(1.0996, 0, DenialCode.ProtectionTooNear)]
    [InlineData(1.0995, 1.1004, DenialCode.ProtectionTooNear)]
    [InlineData(1.0995, 1.1005, DenialCode.None)]
    [InlineData(0, 1.11, DenialCode.Unprotected)]
    [InlineData(1.09, 1.09, DenialCode.ProtectionWrongSide)]
    public void Protect_WrongPrices_AreDeniedAndNothingChanges(decimal stop, decimal take, DenialCode code)
    {
        var near = Desk.EurUsd with { StopLevel = PriceDelta.From(0.0005m) };
        var desk = new Desk(traded: [Desk.Traded(near, unprotected: false)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        Assert.Equal(code, desk.Account.Protect(new(1), Price.From(stop), Price.From(take)).Code);

        Assert.Equal(code == DenialCode.None ? 1 : 0, desk.Log.Protections.Count);
        Assert.Equal(code == DenialCode.None ? stop : 1.09m, desk.Account.Positions[0].StopLoss.ToDecimal());
    }

    [Fact]
    public void Protect_RemovingTheStop_IsAllowedWhereTheStrategyAllowsIt()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        Assert.True(desk.Account.Protect(new(1), Price.None, Price.None).IsApproved);
        desk.Quote(1.05m, 1.05m);

        Assert.Empty(desk.Log.Trades);
        Assert.Equal(DenialCode.PositionUnknown, desk.Account.Protect(new(9), Price.None, Price.None).Code);
    }

    [Theory]
    [InlineData(PositionMode.Netting)]
    [InlineData(PositionMode.Hedging)]
    public void Close_OnePosition_LeavesTheOthersAndWorksWhileHalted(PositionMode mode)
    {
        var desk = new Desk(mode, [Desk.Traded(Desk.EurUsd), Desk.Traded(Desk.GbpUsd)]);
        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.3m, 1.3m, Desk.GbpUsd);
        desk.Place(Side.Buy, 10_000m);
        desk.Place(Side.Sell, 20_000m, instrument: Desk.GbpUsd);
        desk.Account.SetState(TradingState.Halted, "by hand");

        Assert.Equal(new OrderId(3), desk.Account.Close(new(2)));

        Assert.Equal(new PositionId(1), Assert.Single(desk.Account.Positions).Position);
        Assert.Null(desk.Account.Close(new(2)));
    }

    [Theory]
    [InlineData(PositionMode.Netting)]
    [InlineData(PositionMode.Hedging)]
    public void SetFeedSilent_OpeningIsDeniedAndClosingWaitsForAQuote(PositionMode mode)
    {
        var desk = new Desk(mode);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m);

        desk.Account.SetFeedSilent(true);
        desk.Place(Side.Buy, 10_000m);
        desk.Account.OnClock(desk.Now.Plus(Timestamp.NanosPerHour));
        desk.Account.Close(new(1));
        Assert.Equal(1, desk.Account.Snapshot.OpenPositions);
        desk.Now = desk.Now.Plus(Timestamp.NanosPerHour);
        desk.Quote(1.2m, 1.2m);
        desk.Account.SetFeedSilent(false);
        desk.Place(Side.Buy, 10_000m);

        Assert.Equal(
            [DenialCode.None, DenialCode.FeedSilent, DenialCode.None, DenialCode.None], desk.Log.Verdicts.Select(one => one.Verdict.Code));
        Assert.Equal(1.2m, Assert.Single(desk.Log.Trades).Exit.ToDecimal());
    }

    [Fact]
    public void Place_ClosingOrderThatArrivesAfterTheStop_DoesNotOpen()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 1_500)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Sell, 10_000m);

        desk.Quote(1.09m, 1.09m);
        desk.Quote(1.09m, 1.09m);

        Assert.Equal(FillCause.StopLoss, Assert.Single(desk.Log.Trades).Cause);
        Assert.Equal(0, desk.Account.Snapshot.OpenPositions);
        Assert.Equal(DenialCode.NothingToReduce, desk.Log.Events[^1].Event.Code);
    }

    [Theory]
    [InlineData(TradingState.Reducing, DenialCode.ReducingOnly)]
    [InlineData(TradingState.Halted, DenialCode.Halted)]
    public void SetState_WhileOrdersAreOnTheirWay_AdmitsNoMoreThanTheyLeave(TradingState state, DenialCode code)
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 1_500)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m);

        desk.Account.SetState(state, "by hand");
        desk.Place(Side.Sell, 10_000m);
        desk.Place(Side.Sell, 10_000m);
        desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);
        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.1m, 1.1m);

        Assert.Equal([DenialCode.None, DenialCode.None, code, code], desk.Log.Verdicts.Select(one => one.Verdict.Code));
        Assert.Equal(0, desk.Account.Snapshot.OpenPositions);
    }

    [Fact]
    public void OnClock_WithoutQuotes_BooksSwapExpiresOrdersAndBeginsTheDay()
    {
        var swap = new SwapTerms(SwapMode.Points, -5m, 2m, DayOfWeek.Wednesday);
        var desk = new Desk(traded: [Desk.Traded(Desk.Pair("EURUSD", Desk.Eur, Desk.Usd, 5, swap))], limits: new(DailyLossFractionMax: 0.01m));
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 100_000m);
        var pending = desk.Place(Side.Buy, 1_000m, OrderKind.Limit, limit: 1.06m, time: TimeInForce.Day);
        desk.Quote(1.08m, 1.08m);
        Assert.Equal(TradingState.Reducing, desk.Account.State);

        desk.Account.OnClock(Timestamp.Utc(2024, 1, 8, 22).Plus(-1));
        Assert.Empty(desk.Log.Swaps);
        desk.Account.OnClock(Timestamp.Utc(2024, 1, 8, 22));

        Assert.Equal((new PositionId(1), Timestamp.Utc(2024, 1, 8, 22), 1, Money.Of(-5m, Desk.Usd)), Assert.Single(desk.Log.Swaps));
        Assert.Equal(OrderEventKind.Expired, desk.Log.KindsOf(pending).Last());
        Assert.Equal(TradingState.Active, desk.Account.State);
        Assert.Equal(-5m, desk.Account.Positions[0].Swap.Amount);
    }

    [Fact]
    public void Positions_AreWhatAPersonSees()
    {
        var desk = new Desk(PositionMode.Hedging);
        desk.Quote(1.1m, 1.1001m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m, takeProfit: 1.12m);
        desk.Place(Side.Sell, 20_000m);
        desk.Quote(1.105m, 1.1052m);

        var positions = desk.Account.Positions;

        Assert.Equal((1.1001m, 1.105m, 1.09m, 1.12m), (
            positions[0].Entry.ToDecimal(), positions[0].Current.ToDecimal(), positions[0].StopLoss.ToDecimal(), positions[0].TakeProfit.ToDecimal()));
        Assert.Equal((49m, 150m), (positions[0].Profit.Amount, positions[0].RiskToStop!.Value.Amount));
        Assert.Equal((Side.Sell, 20_000m, -104m), (positions[1].Side, positions[1].Quantity.ToDecimal(), positions[1].Profit.Amount));
        Assert.Null(positions[1].RiskToStop);
        Assert.Equal(desk.Account.Snapshot.Equity.Amount, desk.Account.Snapshot.Balance.Amount + positions.Sum(one => one.Profit.Amount));
    }

    [Fact]
    public void OnReport_OnPaper_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Desk().Account.OnReport(new VenueLink(LinkState.Connected)));

    [Fact]
    public void OnTick_LongStream_AllocatesNothing()
    {
        var desk = new Desk(listener: new SilentListener());
        Stream(desk, 20_000, everyTicks: 0);
        desk.Place(Side.Buy, 10_000m, stopLoss: 0.9m, takeProfit: 1.3m);
        desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.05m);
        Stream(desk, 20_000, everyTicks: 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Stream(desk, 200_000, everyTicks: 0);

        Allocations.AssertNoneSince(before);
    }

    [Theory]
    [InlineData(PositionMode.Netting, 0)]
    [InlineData(PositionMode.Hedging, 0)]
    [InlineData(PositionMode.Netting, 2_500)]
    public void Execute_LongStream_AllocatesNothing(PositionMode mode, int latency)
    {
        var listener = new SilentListener();
        var traded = Desk.Traded(Desk.EurUsd, commission: 3m, slippage: 0.5m, latency: latency);
        var desk = new Desk(mode, [traded], cash: 10_000_000m, listener: listener);
        Stream(desk, 20_000, everyTicks: 10);

        var (before, fills) = (GC.GetAllocatedBytesForCurrentThread(), listener.Fills);
        Stream(desk, 100_000, everyTicks: 10);

        Allocations.AssertNoneSince(before);
        Assert.True(listener.Fills - fills > 9_000);
    }

    private static void Stream(Desk desk, int ticks, int everyTicks)
    {
        for (var i = 0; i < ticks; i++)
        {
            var bid = 1.1m + ((i * 7 % 101) / 100_000m);
            desk.Quote(bid, bid + 0.0001m);
            if (everyTicks > 0 && i % everyTicks == 0)
            {
                desk.Decide(i, i / everyTicks % 2 == 0 ? 10_000 : -10_000, bid, bid + 0.0001m);
            }
        }
    }
}

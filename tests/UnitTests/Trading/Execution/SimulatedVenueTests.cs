using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading.Execution;

public sealed class SimulatedVenueTests
{
    [Fact]
    public void Market_OnTheQuoteInForce_BuysAtAskAndSellsAtBidAtOnce()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, commission: 3.5m)]);
        desk.Quote(1.1m, 1.1002m);

        desk.Place(Side.Buy, 10_000m);
        desk.Place(Side.Sell, 10_000m);

        Assert.Equal([1.1002m, 1.1m], desk.Log.Fills.Select(one => one.Fill.Price.ToDecimal()));
        Assert.Equal(100_000m - 2m - 0.7m, desk.Account.Snapshot.Balance.Amount);
        Assert.Equal([OrderEventKind.Submitted, OrderEventKind.Accepted, OrderEventKind.Filled], desk.Log.KindsOf(new(1)));
        var totals = desk.Account.Totals;
        Assert.Equal((0.7m, 2m, 0m), (totals.Commission.Amount, totals.SpreadCost.Amount, totals.SlippageCost.Amount));
    }

    [Fact]
    public void Market_WithSlippage_FillsWorseAndCountsIt()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, slippage: 2m)]);
        desk.Quote(1.1m, 1.1002m);

        desk.Place(Side.Buy, 10_000m);

        Assert.Equal((1.10022m, 1.1002m), (desk.Log.Fills[0].Fill.Price.ToDecimal(), desk.Log.Fills[0].Fill.QuotedPrice.ToDecimal()));
        Assert.Equal(0.2m, desk.Account.Totals.SlippageCost.Amount);
    }

    [Fact]
    public void Market_WithLatency_FillsOnTheFirstTradableQuoteFromArrivalOn()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 2_000)]);
        desk.Quote(1.1m, 1.1002m);
        desk.Place(Side.Buy, 10_000m);

        desk.Quote(1.2m, 1.2002m);  // a second later: on its way
        Assert.Empty(desk.Log.Fills);
        desk.Quote(1.3m, 1.2m, flags: QuoteFlags.Crossed);  // arrived, but this one fills nothing
        Assert.Equal([OrderEventKind.Submitted, OrderEventKind.Accepted], desk.Log.KindsOf(new(1)));
        desk.Quote(1.15m, 1.1502m);

        Assert.Equal(1.1502m, Assert.Single(desk.Log.Fills).Fill.Price.ToDecimal());
    }

    [Fact]
    public void Cancel_WithLatency_LosesTheRaceAgainstAQuoteBeforeIt()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 1_500)]);
        desk.Quote(1.1m, 1.1002m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);
        desk.Quote(1.1m, 1.1002m);
        desk.Quote(1.1m, 1.1002m);
        Assert.True(desk.Account.Cancel(order));
        Assert.False(desk.Account.Cancel(order));

        desk.Quote(1.0898m, 1.09m);

        Assert.Equal(
            [OrderEventKind.Submitted, OrderEventKind.Accepted, OrderEventKind.Working, OrderEventKind.CancelRequested, OrderEventKind.Filled],
            desk.Log.KindsOf(order));
        Assert.False(desk.Account.Cancel(order));
        Assert.Equal(0, desk.Account.Totals.Quarantined);
    }

    [Fact]
    public void Cancel_WorkingOrder_NeverFills()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m);

        Assert.True(desk.Account.Cancel(order));
        desk.Quote(1.08m, 1.0802m);

        Assert.Empty(desk.Log.Fills);
        Assert.Equal(OrderState.Cancelled, desk.Log.Events[^1].State);
    }

    [Theory]
    [InlineData(Side.Buy, OrderKind.Limit, 1.0990, 1.0988, 1.0990, 1.0990)]   // the ask reaches it
    [InlineData(Side.Buy, OrderKind.Limit, 1.0990, 1.0950, 1.0952, 1.0952)]   // a gap fills better
    [InlineData(Side.Sell, OrderKind.Limit, 1.1010, 1.1010, 1.1012, 1.1010)]  // the bid reaches it
    [InlineData(Side.Buy, OrderKind.Stop, 1.1010, 1.1008, 1.1010, 1.1010)]
    [InlineData(Side.Buy, OrderKind.Stop, 1.1010, 1.1050, 1.1052, 1.1052)]    // a gap fills worse
    [InlineData(Side.Sell, OrderKind.Stop, 1.0990, 1.0990, 1.0992, 1.0990)]
    public void Pending_TouchedByTheRightSide_FillsAtTheQuote(Side side, OrderKind kind, decimal level, decimal bid, decimal ask, decimal price)
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        var (limit, stop) = kind == OrderKind.Limit ? (level, 0m) : (0m, level);
        desk.Place(side, 10_000m, kind, limit, stop);
        Assert.Equal(OrderState.Working, desk.Log.Events[^1].State);

        var nearly = side == Side.Buy == (kind == OrderKind.Limit) ? 0.00001m : -0.00001m;
        var spread = ask - bid;
        var touch = side == Side.Buy ? level - spread : level;
        desk.Quote(touch + nearly, touch + nearly + spread);
        Assert.Empty(desk.Log.Fills);
        desk.Quote(bid, ask);

        Assert.Equal(price, Assert.Single(desk.Log.Fills).Fill.Price.ToDecimal());
    }

    [Fact]
    public void StopLimit_Touched_BecomesALimitOrder()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.StopLimit, limit: 1.1012m, stop: 1.101m);

        desk.Quote(1.105m, 1.1052m);  // touched, but beyond the limit
        Assert.Empty(desk.Log.Fills);
        desk.Quote(1.1m, 1.1002m);

        Assert.Equal(1.1002m, desk.Log.Fills[0].Fill.Price.ToDecimal());
        Assert.Equal(
            [OrderEventKind.Submitted, OrderEventKind.Accepted, OrderEventKind.Working, OrderEventKind.Triggered, OrderEventKind.Filled],
            desk.Log.KindsOf(order));
    }

    [Theory]
    [InlineData(TimeInForce.ImmediateOrCancel)]
    [InlineData(TimeInForce.FillOrKill)]
    public void Limit_NotReachedAtOnce_IsCancelled(TimeInForce time)
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);

        desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.1001m, time: time);
        desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.1002m, time: time);

        Assert.Equal(OrderEventKind.Cancelled, desk.Log.KindsOf(new(1)).Last());
        Assert.Equal(OrderEventKind.Filled, desk.Log.KindsOf(new(2)).Last());
    }

    [Fact]
    public void Day_AtTheEndOfTheTradingDay_Expires()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        var order = desk.Place(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m, time: TimeInForce.Day);

        desk.Now = Timestamp.Utc(2024, 1, 8, 21, 59, 59);
        desk.Quote(1.08m, 1.0802m);

        Assert.Equal(OrderEventKind.Expired, desk.Log.KindsOf(order).Last());
        Assert.Empty(desk.Log.Fills);
    }

    [Theory]
    [InlineData(Side.Buy, 1.0990, 1.0992, FillCause.StopLoss, 1.0990)]
    [InlineData(Side.Buy, 1.0900, 1.0902, FillCause.StopLoss, 1.0900)]
    [InlineData(Side.Buy, 1.1020, 1.1022, FillCause.TakeProfit, 1.1020)]
    [InlineData(Side.Sell, 1.1010, 1.1012, FillCause.StopLoss, 1.1012)]
    [InlineData(Side.Sell, 1.0980, 1.0982, FillCause.TakeProfit, 1.0982)]
    public void Protection_TouchedByTheClosingSide_ClosesThere(Side side, decimal bid, decimal ask, FillCause cause, decimal price)
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        var (stop, take) = side == Side.Buy ? (1.0990m, 1.1020m) : (1.1012m, 1.0982m);
        desk.Place(side, 10_000m, stopLoss: stop, takeProfit: take);

        desk.Quote(bid, ask);

        var trade = Assert.Single(desk.Log.Trades);
        Assert.Equal((cause, price), (trade.Cause, trade.Exit.ToDecimal()));
        Assert.Equal(0, desk.Account.Snapshot.OpenPositions);
        Assert.Equal(trade.Profit.Amount, desk.Account.Snapshot.Balance.Amount - 100_000m);
    }

    [Fact]
    public void FlaggedQuote_BeyondEverything_FillsAndMarksNothing()
    {
        var desk = new Desk();
        desk.Quote(1.1m, 1.1002m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        var before = desk.Account.Snapshot;

        desk.Quote(0.5m, 0.4m, flags: QuoteFlags.Spike);
        desk.Place(Side.Buy, 1_000m);  // waits: the quote in force is not to be traded on

        Assert.Equal(before, desk.Account.Snapshot);
        Assert.Single(desk.Log.Fills);
        Assert.Equal(2m, desk.Account.Totals.MaxDrawdown.Amount);
    }

    [Fact]
    public void Swap_OverAWeek_CountsWednesdayThreeTimesAndTheWeekendNever()
    {
        var instrument = Desk.Pair("EURUSD", Desk.Eur, Desk.Usd, 5, new(SwapMode.Points, -7.2m, 2m, DayOfWeek.Wednesday));
        var desk = new Desk(traded: [Desk.Traded(instrument)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 200_000m);

        desk.Now = Timestamp.Utc(2024, 1, 15, 12);
        desk.Quote(1.1m, 1.1m);

        Assert.Equal([1, 1, 3, 1, 1], desk.Log.Swaps.Select(swap => swap.Nights));
        Assert.Equal(-43.2m, desk.Log.Swaps[2].Amount.Amount);
        Assert.Equal((100_000m - (7 * 14.4m), 7 * 14.4m), (desk.Account.Snapshot.Balance.Amount, desk.Account.Totals.Swap.Amount));
    }

    [Fact]
    public void Swap_AnnualPercent_IsOfTheNotionalAndConverted()
    {
        var instrument = Desk.Pair("USDJPY", Desk.Usd, Desk.Jpy, 3, new(SwapMode.AnnualPercent, 3.6m, -3.6m, DayOfWeek.Wednesday));
        var desk = new Desk(traded: [Desk.Traded(instrument)]);
        desk.Quote(150m, 150m, instrument);
        desk.Place(Side.Sell, 100_000m, instrument: instrument);

        desk.Now = Timestamp.Utc(2024, 1, 8, 22);
        desk.Quote(150m, 150m, instrument);

        Assert.Equal(-10m, Assert.Single(desk.Log.Swaps).Amount.Amount);  // 100,000 USD · 3.6 % ÷ 360
    }

    [Fact]
    public void StopOut_BelowTheLevel_ClosesTheGreatestLossFirstAndNoMore()
    {
        var limits = new RiskLimits(DailyLossFractionMax: 1m, ExposureMax: 1_000m);
        var desk = new Desk(PositionMode.Hedging, [Desk.Traded(Desk.EurUsd), Desk.Traded(Desk.GbpUsd)], cash: 3_000m, limits: limits);
        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.27m, 1.27m, Desk.GbpUsd);
        desk.Place(Side.Buy, 100_000m);
        desk.Place(Side.Buy, 100_000m, instrument: Desk.GbpUsd);  // margin 1,100 + 1,270; the level is 1,185

        desk.Quote(1.2582m, 1.2582m, Desk.GbpUsd);  // equity 1,820
        Assert.Empty(desk.Log.Trades);
        desk.Quote(1.0936m, 1.0936m);  // equity 1,180

        var trade = Assert.Single(desk.Log.Trades);
        Assert.Equal((FillCause.StopOut, Desk.GbpUsd.Id), (trade.Cause, trade.Instrument));
        Assert.Equal(1_100m, desk.Account.Snapshot.MarginUsed.Amount);
    }

    [Fact]
    public void Netting_ReduceOnlyBeyondThePosition_FillsWhatThereIsAndCancelsTheRest()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, latency: 1_000)]);
        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        desk.Quote(1.1m, 1.1m);
        var stop = desk.Place(Side.Sell, 10_000m, OrderKind.Stop, stop: 1.095m, reduceOnly: true);
        desk.Place(Side.Sell, 4_000m);
        desk.Quote(1.1m, 1.1m);

        desk.Quote(1.094m, 1.094m);

        Assert.Equal(6_000m, desk.Log.Fills[^1].Fill.Quantity.ToDecimal());
        Assert.Equal(OrderEventKind.Cancelled, desk.Log.KindsOf(stop).Last());
        Assert.Equal(0, desk.Account.Snapshot.OpenPositions);
    }

    [Fact]
    public void Bar_MarketOrder_FillsAtTheNextOpen()
    {
        var desk = new Desk();
        desk.Bar(1.1m, 1.101m, 1.099m, 1.1005m);
        desk.Place(Side.Buy, 10_000m);
        Assert.Empty(desk.Log.Fills);

        desk.Bar(1.102m, 1.103m, 1.101m, 1.1025m);

        var fill = Assert.Single(desk.Log.Fills).Fill;
        Assert.Equal((1.1021m, desk.Now), (fill.Price.ToDecimal(), fill.ReceivedAt));
        Assert.Equal(desk.Now.Plus(-Timestamp.NanosPerMinute), fill.VenueTime);
    }

    [Theory]
    [InlineData(Side.Buy, 1.0980, 1.1020, 1.0980)]
    [InlineData(Side.Sell, 1.1020, 1.0980, 1.1020)]
    public void Bar_HoldsStopAndTarget_TakesTheStopAndCountsIt(Side side, decimal stop, decimal take, decimal exit)
    {
        var desk = new Desk();
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m);
        desk.Place(side, 10_000m, stopLoss: stop, takeProfit: take);
        desk.Bar(1.1m, 1.1005m, 1.0995m, 1.1m);
        Assert.Empty(desk.Log.Trades);

        desk.Bar(1.1m, 1.103m, 1.097m, 1.1m);

        var trade = Assert.Single(desk.Log.Trades);
        Assert.Equal((FillCause.StopLoss, exit), (trade.Cause, trade.Exit.ToDecimal()));
        Assert.Equal(1, desk.Account.Totals.AmbiguousBars);
    }

    [Fact]
    public void Bar_HedgedBothWays_TakesBothStops()
    {
        var desk = new Desk(PositionMode.Hedging);
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.098m, takeProfit: 1.102m);
        desk.Place(Side.Sell, 10_000m, stopLoss: 1.102m, takeProfit: 1.098m);

        desk.Bar(1.1m, 1.103m, 1.097m, 1.1m);

        Assert.Equal([FillCause.StopLoss, FillCause.StopLoss], desk.Log.Trades.Select(trade => trade.Cause));
        Assert.Equal(1, desk.Account.Totals.AmbiguousBars);
    }

    [Fact]
    public void Bar_OpensBeyondTheStop_FillsAtTheOpen()
    {
        var desk = new Desk();
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, stopLoss: 1.098m, takeProfit: 1.102m);
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m);

        desk.Bar(1.09m, 1.103m, 1.09m, 1.1m);

        Assert.Equal(1.09m, Assert.Single(desk.Log.Trades).Exit.ToDecimal());
        Assert.Equal(0, desk.Account.Totals.AmbiguousBars);
    }

    [Fact]
    public void Bar_PendingInside_FillsAtItsOwnPriceAndIsProtectedAtOnce()
    {
        var desk = new Desk();
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m, OrderKind.Stop, stop: 1.102m, stopLoss: 1.0985m);

        desk.Bar(1.1m, 1.103m, 1.098m, 1.1m);

        var trade = Assert.Single(desk.Log.Trades);
        Assert.Equal((1.102m, 1.0985m), (trade.Entry.ToDecimal(), trade.Exit.ToDecimal()));
    }

    [Fact]
    public void Bar_WithoutSpread_TakesTheStatedOne()
    {
        var desk = new Desk(traded: [Desk.Traded(Desk.EurUsd, spread: 12m)]);
        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m, spread: 0m);
        desk.Place(Side.Buy, 10_000m);

        desk.Bar(1.1m, 1.1m, 1.1m, 1.1m, spread: 0m);

        Assert.Equal(1.10012m, desk.Log.Fills[0].Fill.Price.ToDecimal());
    }

    [Fact]
    public void Books_AfterRandomTrading_EqualTheAccount()
    {
        // What the broker believes and what we believe come from the same fills and must not drift apart.
        var random = new Random(3);
        var desk = new Desk(PositionMode.Hedging, [Desk.Traded(Desk.EurUsd, commission: 3m, slippage: 1m, latency: 500), Desk.Traded(Desk.UsdJpy)]);
        var venue = desk.Venue;
        var (euro, yen) = (1.1m, 150m);
        for (var i = 0; i < 5_000; i++)
        {
            euro += random.Next(-20, 21) / 100_000m;
            yen += random.Next(-20, 21) / 1_000m;
            desk.Quote(euro, euro + 0.0001m);
            desk.Quote(yen, yen + 0.01m, Desk.UsdJpy);
            if (random.Next(10) == 0)
            {
                var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
                desk.Place(side, 10_000m, stopLoss: euro - ((int)side * 0.002m), takeProfit: euro + ((int)side * 0.001m));
                desk.Place(side, 5_000m, stopLoss: yen - ((int)side * 0.2m), instrument: Desk.UsdJpy);
            }

            Assert.Equal(venue.Books.Equity, desk.Account.Snapshot.Equity);
            Assert.Equal(venue.Books.MarginUsed, desk.Account.Snapshot.MarginUsed);
        }

        Assert.True(desk.Log.Trades.Count > 200);
        Assert.Equal(0, desk.Account.Totals.Quarantined);
    }
}

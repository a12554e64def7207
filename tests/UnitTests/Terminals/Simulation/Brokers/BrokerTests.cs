using Arus.Terminals.Simulation.Brokers;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Terminals.Simulation.Brokers;

public sealed class BrokerTests
{
    private const decimal Deposit = 20_000m;

    private static readonly OrderType[] Types = [OrderType.Buy, OrderType.Sell, OrderType.BuyLimit, OrderType.SellLimit, OrderType.BuyStop, OrderType.SellStop];

    [Theory, InlineData((int)MarginMode.RetailHedging), InlineData((int)MarginMode.RetailNetting), InlineData((int)MarginMode.Exchange)]
    public void Send_AnyRequestsAndQuotes_MoneyAndVolumeAreConserved(int mode)
    {
        Steps(step =>
        {
            var parts = Played((MarginMode)mode, step);

            var book = parts.Broker.Book;
            Assert.Equal(Deposit + parts.Deals.Sum(deal => deal.Profit + deal.Swap + deal.Commission), book.Balance);
            Assert.Equal(
                parts.Deals.Sum(deal => deal.IsBuy ? deal.Volume : -deal.Volume),
                book.Positions.Sum(position => position.IsBuy ? position.Volume : -position.Volume));
            Assert.Equal(book.Balance + book.Positions.Sum(position => parts.Broker.Profit(position) + position.Swap), parts.Broker.Account.Equity);
            Assert.All(book.Positions, position => Assert.True(position.Volume > 0m));
        });
    }

    [Theory, InlineData((int)MarginMode.RetailHedging), InlineData((int)MarginMode.RetailNetting)]
    public void Told_AnyRequestsAndQuotes_AreAllThereIsToKnow(int mode)
    {
        Steps(step =>
        {
            var parts = Played((MarginMode)mode, step);

            var again = new Broker(BrokerParts.Terms with { Mode = (MarginMode)mode, Balance = Deposit }, _ => { }, parts.Told);

            Assert.Equal(parts.Broker.Book.Positions, again.Book.Positions);
            Assert.Equal(parts.Broker.Book.Orders, again.Book.Orders);
            Assert.Equal(parts.Broker.Book.Deals, again.Book.Deals);
            Assert.Equal(
                (parts.Broker.Book.Balance, parts.Broker.Book.LastTicket, parts.Broker.Book.LastDeal),
                (again.Book.Balance, again.Book.LastTicket, again.Book.LastDeal));
        });
    }

    [Fact]
    public void Send_SameRequestsAndQuotes_TellTheSame() =>
        Steps(step => Assert.Equal(Played(MarginMode.RetailHedging, step).Told, Played(MarginMode.RetailHedging, step).Told));

    [Fact]
    public void Send_Netting_NeverHoldsTwoPositionsOfASymbol() => Steps(step => Assert.InRange(Played(MarginMode.RetailNetting, step).Broker.Book.Positions.Count, 0, 1));

    [Fact]
    public void Deal_Hedging_OpensOneMoreAndClosesByName()
    {
        var parts = new BrokerParts();
        var first = parts.Market(OrderType.Buy);
        var second = parts.Market(OrderType.Sell, 0.5m);
        Assert.Equal(2, parts.Broker.Book.Positions.Count);

        parts.Quote(1.10100m, 1.10110m);
        var close = parts.Market(OrderType.Sell, 1m, position: first.Order);

        Assert.Equal((Retcode.Done, second.Order), (close.Code, parts.Position.Id));
        var deal = parts.Deals[^1];
        Assert.Equal((first.Order, EntryKind.Out, 90m, -3.5m), (deal.Position, deal.Entry, deal.Profit, deal.Commission));
    }

    [Fact]
    public void Deal_NettingBeyondThePosition_ReversesAndKeepsTheIdentifier()
    {
        var parts = new BrokerParts(BrokerParts.Terms with { Mode = MarginMode.RetailNetting });
        var opened = parts.Market(OrderType.Buy, 1m, stop: 1.09m);
        parts.Quote(1.10100m, 1.10110m);

        var reversed = parts.Market(OrderType.Sell, 1.5m);

        var deal = parts.Deals[^1];
        Assert.Equal((EntryKind.InOut, 1.5m, 90m, opened.Order), (deal.Entry, deal.Volume, deal.Profit, deal.Position));
        var position = parts.Position;
        Assert.Equal((opened.Order, reversed.Order, false, 0.5m), (position.Id, position.Ticket, position.IsBuy, position.Volume));
        Assert.Equal((Price.From(1.10100m), Price.None), (position.OpenPrice, position.StopLoss));
    }

    [Fact]
    public void Deal_NettingMoreOfTheSame_AveragesAndTakesTheNewerStop()
    {
        var parts = new BrokerParts(BrokerParts.Terms with { Mode = MarginMode.RetailNetting });
        parts.Market(OrderType.Buy, 1m, stop: 1.09m);
        parts.Quote(1.10200m, 1.10210m);

        parts.Market(OrderType.Buy, 3m, stop: 1.095m);

        Assert.Equal((4m, 1.10160m, 1.095m), (parts.Position.Volume, parts.Position.OpenPrice.ToDecimal(), parts.Position.StopLoss.ToDecimal()));
    }

    [Fact]
    public void CloseBy_OppositePositions_LeavesTheDifference()
    {
        var parts = new BrokerParts();
        var one = parts.Market(OrderType.Buy, 1m).Order;
        parts.Quote(1.10200m, 1.10210m);
        var other = parts.Market(OrderType.Sell, 0.4m).Order;

        var result = parts.Broker.Send(new() { Action = TradeAction.CloseBy, Symbol = BrokerParts.Symbol.Name, Position = one, PositionBy = other });

        Assert.Equal(Retcode.Done, result.Code);
        Assert.Equal((one, 0.6m), (parts.Position.Id, parts.Position.Volume));
        Assert.Equal([EntryKind.OutBy, EntryKind.OutBy], parts.Deals.TakeLast(2).Select(deal => deal.Entry));
        Assert.Equal(76m, parts.Deals.TakeLast(2).Sum(deal => deal.Profit));
    }

    [Theory]
    [InlineData((int)OrderType.BuyLimit, 1.09900, 1.09880, 1.09890, 1.09890)]
    [InlineData((int)OrderType.SellLimit, 1.10100, 1.10120, 1.10130, 1.10120)]
    [InlineData((int)OrderType.BuyStop, 1.10100, 1.10095, 1.10105, 1.10105)]
    [InlineData((int)OrderType.SellStop, 1.09900, 1.09890, 1.09900, 1.09890)]
    public void Quote_ReachesAPendingOrder_FillsItAtTheQuote(int type, double price, double bid, double ask, double filled)
    {
        var parts = new BrokerParts();
        var placed = parts.Pending((OrderType)type, (decimal)price);
        Assert.Equal((Retcode.Done, 0L), (placed.Code, placed.Deal));

        parts.Quote(1.10000m, 1.10010m);
        Assert.Single(parts.Broker.Book.Orders);
        parts.Quote((decimal)bid, (decimal)ask);

        Assert.Empty(parts.Broker.Book.Orders);
        Assert.Equal((placed.Order, (decimal)filled), (parts.Position.Id, parts.Position.OpenPrice.ToDecimal()));
    }

    [Fact]
    public void Quote_ReachesAStopLimit_BecomesALimitThenFills()
    {
        var parts = new BrokerParts();
        parts.Pending(OrderType.BuyStopLimit, 1.10100m, limit: 1.10050m);

        parts.Quote(1.10095m, 1.10105m);
        var resting = Assert.Single(parts.Broker.Book.Orders);
        Assert.Equal((OrderType.BuyLimit, 1.10050m), (resting.Type, resting.Price.ToDecimal()));

        parts.Quote(1.10030m, 1.10040m);
        Assert.Equal(1.10040m, parts.Position.OpenPrice.ToDecimal());
    }

    [Theory]
    [InlineData((int)OrderType.Buy, 1.09900, 0.0, 1.09890, (int)TradeReason.StopLoss, -120)]
    [InlineData((int)OrderType.Buy, 0.0, 1.10100, 1.10110, (int)TradeReason.TakeProfit, 100)]
    [InlineData((int)OrderType.Sell, 1.10100, 0.0, 1.10105, (int)TradeReason.StopLoss, -115)]
    [InlineData((int)OrderType.Sell, 0.0, 1.09900, 1.09880, (int)TradeReason.TakeProfit, 110)]
    public void Quote_ReachesAStopOrTarget_ClosesAtTheQuote(int type, double stop, double take, double bid, int reason, double profit)
    {
        var parts = new BrokerParts();
        parts.Market((OrderType)type, 1m, (decimal)stop, (decimal)take);

        parts.Quote((decimal)bid, (decimal)bid + 0.00010m);

        Assert.Empty(parts.Broker.Book.Positions);
        var deal = parts.Deals[^1];
        Assert.Equal(((TradeReason)reason, (decimal)profit), (deal.Reason, deal.Profit));
    }

    [Fact]
    public void Send_NewStopAndTarget_ChangeInOneStep()
    {
        var parts = new BrokerParts();
        var id = parts.Market(OrderType.Buy, 1m, stop: 1.09m).Order;
        var told = parts.Told.Count;

        var result = parts.Broker.Send(BrokerParts.Levels(id, 1.095m, 1.2m));

        Assert.Equal(Retcode.Done, result.Code);
        var change = Assert.Single(parts.Told.Skip(told));
        Assert.Equal((1.095m, 1.2m), (change.Position!.StopLoss.ToDecimal(), change.Position.TakeProfit.ToDecimal()));
    }

    [Fact]
    public void Quote_MarginIsGone_ClosesTheLargestLossFirst()
    {
        var parts = new BrokerParts(BrokerParts.Terms with { Balance = 3_000m });
        parts.Market(OrderType.Buy, 1m);
        parts.Quote(1.10300m, 1.10310m);
        var worse = parts.Market(OrderType.Buy, 1m).Order;

        parts.Quote(1.09050m, 1.09060m);

        Assert.Equal((TradeReason.StopOut, worse), (parts.Deals[^1].Reason, parts.Deals[^1].Position));
        Assert.Single(parts.Broker.Book.Positions);
    }

    [Fact]
    public void Quote_OverTheServersMidnight_ChargesSwapsAndEndsDayOrders()
    {
        var parts = new BrokerParts();
        parts.Market(OrderType.Buy, 1m);
        parts.Broker.Send(BrokerParts.Rest(OrderType.BuyLimit, 1.09m) with { Lifetime = OrderLifetime.Day });

        // Midnight of the server is 22:00 UTC; the night from Tuesday on counts once, the next three times.
        parts.QuoteAt(BrokerParts.Start.StartOfDay.Plus(22 * Timestamp.NanosPerHour), 1.10000m, 1.10010m);
        Assert.Equal(-7.2m, parts.Position.Swap);
        Assert.Empty(parts.Broker.Book.Orders);
        parts.QuoteAt(BrokerParts.Start.StartOfDay.Plus(46 * Timestamp.NanosPerHour), 1.10000m, 1.10010m);
        Assert.Equal(-28.8m, parts.Position.Swap);

        parts.Market(OrderType.Sell, 0.25m, position: parts.Position.Id);
        Assert.Equal((-7.2m, -21.6m), (parts.Deals[^1].Swap, parts.Position.Swap));
    }

    [Fact]
    public void Quote_AfterTheExpiration_EndsTheOrder()
    {
        var parts = new BrokerParts();
        parts.Broker.Send(BrokerParts.Rest(OrderType.BuyLimit, 1.09m) with { Lifetime = OrderLifetime.Specified, Expiration = BrokerParts.Start.Plus(Timestamp.NanosPerMinute) });

        parts.QuoteAt(BrokerParts.Start.Plus(Timestamp.NanosPerMinute), 1.10000m, 1.10010m);

        Assert.Equal(BrokerOrderState.Expired, parts.Told[^1].Order!.State);
    }

    [Theory]
    [InlineData((int)OrderFilling.FillOrKill, Retcode.Reject, 0.0, 0)]
    [InlineData((int)OrderFilling.ImmediateOrCancel, Retcode.DonePartial, 0.3, 0)]
    [InlineData((int)OrderFilling.Return, Retcode.DonePartial, 0.3, 1)]
    public void Deal_TooLittleAtHand_DoesWhatTheFillingSays(int filling, int code, double dealt, int resting)
    {
        var parts = new BrokerParts(BrokerParts.With(symbol => symbol with { Execution = ExecutionMode.Exchange }));

        var result = parts.Market(OrderType.Buy, 1m, filling: (OrderFilling)filling, liquidity: 0.305m);

        Assert.Equal((code, (decimal)dealt), (result.Code, result.Volume));
        Assert.Equal((decimal)dealt, parts.Deals.Sum(deal => deal.Volume));
        Assert.Equal(resting, parts.Broker.Book.Orders.Count);
    }

    [Fact]
    public void Quote_AfterAPartialFill_FillsTheRestIntoTheSamePosition()
    {
        var parts = new BrokerParts(BrokerParts.With(symbol => symbol with { Execution = ExecutionMode.Exchange }));
        var first = parts.Market(OrderType.Buy, 1m, filling: OrderFilling.Return, liquidity: 0.4m);

        parts.Quote(1.10020m, 1.10030m);

        Assert.Equal((first.Order, 1m), (parts.Position.Id, parts.Position.Volume));
        Assert.Equal([0.4m, 0.6m], parts.Deals.Select(deal => deal.Volume));
        Assert.All(parts.Deals, deal => Assert.Equal(first.Order, deal.Order));
    }

    [Fact]
    public void Profit_InAnotherCurrency_IsConvertedAtTheQuoteThatSays()
    {
        var yen = BrokerParts.Symbol with { Name = "USDJPY", Instrument = InstrumentId.Of("USDJPY"), Base = Currency.Usd, Profit = Currency.Of("JPY"), Digits = 3, TickSize = PriceDelta.From(0.001m), Commission = 0m };
        var parts = new BrokerParts(BrokerParts.Terms with { Symbols = [yen] });
        parts.Broker.Quote(yen.Instrument, Price.From(150m), Price.From(150m), BrokerParts.Start.Plus(Timestamp.NanosPerMinute));
        var id = parts.Broker.Send(BrokerParts.Deal(OrderType.Buy) with { Symbol = "USDJPY" }).Order;
        parts.Broker.Quote(yen.Instrument, Price.From(160m), Price.From(160m), BrokerParts.Start.Plus(2 * Timestamp.NanosPerMinute));

        parts.Broker.Send(BrokerParts.Deal(OrderType.Sell) with { Symbol = "USDJPY", Position = id });

        // 10 yen × 100,000, at 160 yen a dollar.
        Assert.Equal(6_250m, parts.Deals[^1].Profit);
    }

    private static void Steps(Action<int[]> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(120).ToArbitrary(), steps => check(steps)).QuickCheckThrowOnFailure();

    /// <summary>A broker to which something happens at each step.</summary>
    private static BrokerParts Played(MarginMode mode, int[] steps)
    {
        var parts = new BrokerParts(BrokerParts.Terms with { Mode = mode, Balance = Deposit });
        var bid = 1.10000m;
        foreach (var step in steps)
        {
            var random = new Random(step);
            bid += random.Next(-40, 41) * 0.00001m;
            var volume = random.Next(1, 80) * 0.05m;
            var positions = parts.Broker.Book.Positions;
            var position = positions.Count > 0 ? positions.ElementAt(random.Next(positions.Count)) : null;
            switch (random.Next(9))
            {
                case 0 or 1:
                    parts.Market(Types[random.Next(2)], volume, liquidity: random.Next(3) == 0 ? volume / 2 : null);
                    break;
                case 2 when position is not null:
                    parts.Market(position.IsBuy ? OrderType.Sell : OrderType.Buy, Math.Min(volume, position.Volume), position: position.Id);
                    break;
                case 3:
                    parts.Pending(Types[random.Next(2, 6)], bid + (random.Next(-30, 31) * 0.00001m), volume: volume);
                    break;
                case 4 when position is not null:
                    parts.Broker.Send(BrokerParts.Levels(position.Id, position.IsBuy ? bid - 0.00050m : bid + 0.00060m, 0m));
                    break;
                case 5 when parts.Broker.Book.Orders.Count > 0:
                    parts.Broker.Send(new() { Action = TradeAction.Remove, Order = parts.Broker.Book.Orders.First().Ticket });
                    break;
                case 6 when positions.Count > 1:
                    parts.Broker.Send(new() { Action = TradeAction.CloseBy, Symbol = BrokerParts.Symbol.Name, Position = positions.First().Id, PositionBy = positions.Last().Id });
                    break;
                case 7:
                    parts.QuoteAt(parts.Broker.Now.Plus(random.Next(1, 30) * Timestamp.NanosPerHour), bid, bid + 0.00010m);
                    break;
                default:
                    parts.Quote(bid, bid + 0.00010m);
                    break;
            }
        }

        return parts;
    }
}

using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.UnitTests.Trading.Portfolios;

public sealed class PortfolioTests
{
    private static readonly Instrument[] Instruments = [Desk.EurUsd, Desk.UsdJpy, Desk.GbpJpy, Desk.EurGbp, Desk.GbpUsd];

    /// <summary>Random fills, partial closes, reversals, adds and swaps over five instruments in three currencies, against decimals.</summary>
    [Theory]
    [InlineData(PositionMode.Netting)]
    [InlineData(PositionMode.Hedging)]
    public void Equity_RandomStreams_IsBalancePlusMarksToTheLastDigit(PositionMode mode)
    {
        for (var seed = 1; seed <= 2_000; seed++)
        {
            RunStream(mode, new Random(seed));
        }
    }

    [Fact]
    public void Apply_HalfThenHalf_PartsSumToTheWhole()
    {
        var (board, portfolio) = Open(PositionMode.Netting);
        Quote(board, portfolio, 0, 1.1m, 1.1001m);
        Fill(portfolio, 1, 0, 30_000m, 1.1001m, commission: 1.00000001m);
        Fill(portfolio, 2, 0, 7_000m, 1.1007m, commission: 0.3m);
        portfolio.BookSwap(new(1), Money.Of(-0.10000003m, Desk.Usd));
        Quote(board, portfolio, 0, 1.105m, 1.1051m);

        var trades = new[] { 11_000m, 13_000m, 13_000m }.Select((part, i) => Fill(portfolio, 3 + i, 0, -part, 1.105m, 0.1m)!.Value).ToArray();

        Assert.Equal(1.60000001m, trades.Sum(trade => trade.Commission.Amount));
        Assert.Equal(-0.10000003m, trades.Sum(trade => trade.Swap.Amount));
        Assert.Equal(portfolio.Balance.Amount - 100_000m, trades.Sum(trade => trade.Profit.Amount));
        var exact = (30_000m * 0.0049m) + (7_000m * 0.0043m) - 1.60000001m - 0.10000003m;
        Assert.InRange(portfolio.Balance.Amount - 100_000m - exact, -0.000000015m, 0.000000015m);  // three bookings, each rounded once
        Assert.Equal(0m, portfolio.MarginUsed.Amount);
    }

    [Fact]
    public void Apply_AverageIsNoWholeNano_ProfitIsStillExact()
    {
        var (board, portfolio) = Open(PositionMode.Netting);
        Quote(board, portfolio, 0, 1.1m, 1.1m);
        Fill(portfolio, 1, 0, 1_000m, 1.00001m, 0m);
        Fill(portfolio, 2, 0, 2_000m, 1.00002m, 0m);  // the average is 1.0000166…

        var trade = Fill(portfolio, 3, 0, -3_000m, 1.1m, 0m);

        Assert.Equal(3_300m - 1_000.01m - 2_000.04m, trade!.Value.Profit.Amount);
        Assert.Equal(new Price(1_000_016_667), trade.Value.Entry);
    }

    [Fact]
    public void Apply_Reversal_ClosesThenOpensTheRestUnderTheNewNumber()
    {
        var (board, portfolio) = Open(PositionMode.Netting);
        Quote(board, portfolio, 0, 1.1m, 1.1002m);
        Fill(portfolio, 1, 0, 10_000m, 1.1002m, 0.5m);

        var trade = Fill(portfolio, 2, 0, -25_000m, 1.1m, 1m)!.Value;

        Assert.Equal((new PositionId(1), new OrderId(2), Quantity.From(10_000m)), (trade.Position, trade.ClosedBy, trade.Quantity));
        Assert.Equal(0.5m + 0.4m, trade.Commission.Amount);
        Assert.Equal((new PositionId(2), Quantity.From(-15_000m)), (portfolio.Open[0].Id, portfolio.Open[0].Quantity));
        Assert.Equal(0.6m, portfolio.Open[0].Commission.Amount);
    }

    [Fact]
    public void OnQuote_PriceGoesFarAndComesBack_BestAndWorstAreRemembered()
    {
        var (board, portfolio) = Open(PositionMode.Netting);
        Quote(board, portfolio, 0, 1.1m, 1.1m);
        Fill(portfolio, 1, 0, -10_000m, 1.1m, 0m, stopLoss: 1.104m);
        foreach (var price in new[] { 1.101m, 1.098m, 1.099m, 1.103m, 1.1m })
        {
            Quote(board, portfolio, 0, price, price);
        }

        var trade = Fill(portfolio, 2, 0, 10_000m, 1.1m, 0m)!.Value;

        Assert.Equal((20m, -30m, 40m, 0m), (trade.Best.Amount, trade.Worst.Amount, trade.Risked.Amount, trade.Profit.Amount));
        Assert.Equal((100_020m, 50m), (portfolio.Watch.High, portfolio.Watch.MaxDrawdown));
    }

    private static void RunStream(PositionMode mode, Random random)
    {
        var (board, portfolio) = Open(mode);
        var oracle = new PortfolioOracle(100_000m, mode);
        var order = 0;
        decimal[] middle = [1.1m, 150m, 190m, 0.86m, 1.27m];
        for (var slot = 0; slot < Instruments.Length; slot++)
        {
            Move(slot);
        }

        for (var step = 0; step < 40; step++)
        {
            var slot = random.Next(Instruments.Length);
            switch (random.Next(8))
            {
                case < 4:
                    Move(slot);
                    break;
                case < 7:
                    Trade(slot);
                    break;
                default:
                    SwapAll();
                    break;
            }

            Assert.Equal(oracle.Balance, portfolio.Balance.Amount);
            Assert.Equal(oracle.Equity(), portfolio.Equity.Amount);
            oracle.Watch();
            Assert.Equal((oracle.High, oracle.MaxDrawdown), (portfolio.Watch.High, portfolio.Watch.MaxDrawdown));
            Assert.Equal(oracle.MaxFraction, portfolio.Watch.MaxDrawdownFraction);
        }

        void Move(int slot)
        {
            var digits = Instruments[slot].Digits;
            middle[slot] = decimal.Round(middle[slot] * (1 + (random.Next(-300, 301) / 100_000m)), digits);
            var spread = random.Next(0, 30) * Instruments[slot].TickSize.ToDecimal();
            Quote(board, portfolio, slot, middle[slot], middle[slot] + spread);
            oracle.Quote(slot, middle[slot], middle[slot] + spread);
        }

        void Trade(int slot)
        {
            var units = random.Next(1, 60) * 1_000m * (random.Next(2) == 0 ? 1 : -1);
            var price = middle[slot] + (random.Next(-20, 21) * Instruments[slot].TickSize.ToDecimal());
            var commission = random.Next(0, 1_000_000) / 100_000_000m;
            var open = oracle.Tickets(slot);
            PositionId? closes = mode == PositionMode.Hedging && open.Length > 0 && random.Next(2) == 0 ? new(open[random.Next(open.Length)]) : null;
            if (closes is { } ticket)
            {
                var held = oracle.Held(slot, ticket.Value);
                units = -Math.Sign(held) * Math.Min(Math.Abs(units), Math.Abs(held));
            }

            order++;
            var trade = Fill(portfolio, order, slot, units, price, commission, closes: closes);
            var profit = oracle.Fill(slot, order, closes?.Value, units, price, commission);
            Assert.Equal(profit, trade?.Profit.Amount);
        }

        void SwapAll()
        {
            foreach (var (id, _) in oracle.Open())
            {
                var amount = random.Next(-900_000_000, 100_000_000) / 100_000_000m;
                portfolio.BookSwap(new(id), Money.Of(amount, Desk.Usd));
                oracle.Swap(id, amount);
            }
        }
    }

    private static (QuoteBoard Board, Portfolio Portfolio) Open(PositionMode mode)
    {
        var board = new QuoteBoard(Instruments);
        var setup = Desk.Setup(mode);
        return (board, new Portfolio(setup, board, new RateBook(board, setup), Instruments.Length));
    }

    private static void Quote(QuoteBoard board, Portfolio portfolio, int slot, decimal bid, decimal ask)
    {
        board.Set(slot, new Tick(Instruments[slot].Id, Price.From(bid), Price.From(ask), Desk.Start, Desk.Start));
        if (Enumerable.Range(0, Instruments.Length).All(known => board[known].IsKnown) || portfolio.Open.Length > 0)
        {
            portfolio.OnQuote(slot);
        }
    }

    private static ClosedTrade? Fill(
        Portfolio portfolio, int order, int slot, decimal units, decimal price, decimal commission, decimal stopLoss = 0m, PositionId? closes = null)
    {
        var intent = Desk.Intent(units > 0 ? Side.Buy : Side.Sell, Math.Abs(units), stopLoss: stopLoss, closes: closes, instrument: Instruments[slot])
            with
        { Order = new(order) };
        var fill = OrderEvent.Of(intent.Order, OrderEventKind.Filled, Desk.Start) with
        {
            Quantity = intent.Quantity,
            Price = Price.From(price),
            IsComplete = true,
            Position = closes ?? new(order),
            Commission = Money.Of(commission, Desk.Usd),
        };
        return portfolio.Apply(in intent, in fill, slot, out _, out var trade) ? trade : null;
    }
}

using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading.Execution;

/// <summary>Whatever a terminal does wrong, after a last snapshot the account has what the broker has.</summary>
public sealed class SnapshotReviewTests
{
    private static readonly Dictionary<string, FakeTerminal.Faults> Weathers = new()
    {
        ["fair"] = new(),
        ["late"] = new(Late: 6, Twice: 20, Partial: 20),
        ["lossy"] = new(Late: 4, Twice: 10, Lost: 15, Refuse: 10, Partial: 20),
        ["cut"] = new(Late: 4, Lost: 5, Cut: 6, Refuse: 5, Partial: 10),
        ["strangers"] = new(Late: 4, Twice: 10, Lost: 5, Cut: 2, Refuse: 10, Partial: 10, Stranger: 8, Bare: 8),
    };

    [Theory]
    [InlineData("fair", PositionMode.Hedging, 100)]
    [InlineData("fair", PositionMode.Netting, 100)]
    [InlineData("late", PositionMode.Hedging, 500)]
    [InlineData("late", PositionMode.Netting, 500)]
    [InlineData("lossy", PositionMode.Hedging, 500)]
    [InlineData("lossy", PositionMode.Netting, 500)]
    [InlineData("cut", PositionMode.Hedging, 500)]
    [InlineData("cut", PositionMode.Netting, 500)]
    [InlineData("strangers", PositionMode.Hedging, 500)]
    [InlineData("strangers", PositionMode.Netting, 500)]
    public void Apply_AfterAnyWeatherAndALastSnapshot_HasWhatTheBrokerHas(string weather, PositionMode mode, int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            Run(Weathers[weather], mode, seed, $"{weather} {mode} seed {seed}");
        }
    }

    private static void Run(FakeTerminal.Faults faults, PositionMode mode, int seed, string which)
    {
        var random = new Random(seed);
        var broker = new FakeTerminal(seed, mode, faults) { Now = Desk.Start };
        var log = new TradingLog();
        var account = (TradingAccount)new TradingAccountFactory(new DailyCalendar()).OpenTerminal(
            Desk.Setup(cash: 1m, limits: new(DailyLossFractionMax: 0.9m)), [Desk.Traded(Desk.EurUsd, unprotected: false)], [],
            new(TerminalDesk.Prefix, 10_000, false, false, 0.01m, []), broker, log);
        var bid = 1.1m;
        account.OnReport(new VenueLink(LinkState.Connected));
        account.OnReport(broker.AccountNow());
        for (var round = 0; round < 120; round++)
        {
            Tick();
            if (random.Next(4) == 0)
            {
                Act(account, random, bid);
            }

            broker.Step(Hear);
        }

        broker.IsFaultless = true;
        for (var round = 0; round < 60; round++)
        {
            Tick();
            broker.Step(account.OnReport);
        }

        account.OnReport(broker.SnapshotNow(""));
        for (var round = 0; round < 30; round++)
        {
            Tick();
            broker.Step(account.OnReport);
        }

        Assert.Equal(Shown(broker, which), Shown(account, which));
        Assert.Equal((which, broker.Balance), (which, account.Snapshot.Balance.Amount));
        Assert.All(broker.Sent, one => Assert.Equal(1, one.Value));
        Assert.All(broker.Executed, one => Assert.Equal(1, one.Value));
        Assert.All(account.Books.Orders.Open.ToArray(), order => Assert.Equal((which, OrderKind.Limit), (which, order.Intent.Kind)));
        Assert.DoesNotContain(log.Fills.GroupBy(one => (one.Fill.VenueTime, one.Fill.Order, one.Fill.Quantity, one.Fill.Price)), group => group.Count() > 2);

        void Hear(VenueReport report)
        {
            account.OnReport(report);
            if (report is VenuePositionChanged { StopLoss.IsSome: false, Quantity.IsZero: false } bare && broker.Positions.ContainsKey(bare.Position))
            {
                Assert.True(broker.CaredFor.Contains(bare.Position), $"{which}: {bare.Position} was left unprotected");
            }
        }

        void Tick()
        {
            broker.Now = broker.Now.Plus(3 * Timestamp.NanosPerSecond);
            bid += random.Next(-20, 21) / 10_000m;
            bid = Math.Clamp(bid, 1.07m, 1.13m);
            (broker.Bid, broker.Ask) = (Price.From(bid), Price.From(bid + 0.0002m));
            account.OnTick(new Tick(Desk.EurUsd.Id, broker.Bid, broker.Ask, broker.Now, broker.Now));
        }
    }

    private static void Act(TradingAccount account, Random random, decimal bid)
    {
        var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        var stop = side == Side.Buy ? bid - 0.01m : bid + 0.0102m;
        var positions = account.Positions;
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                account.Place(Desk.Intent(side, 1_000m * random.Next(1, 10), stopLoss: stop));
                break;
            case 3:
                var limit = side == Side.Buy ? bid - 0.002m : bid + 0.002m;
                account.Place(Desk.Intent(side, 2_000m, OrderKind.Limit, limit: limit, stopLoss: side == Side.Buy ? limit - 0.01m : limit + 0.01m));
                break;
            case 4 when account.Books.Orders.Open.Length > 0:
                account.Cancel(account.Books.Orders.Open[random.Next(account.Books.Orders.Open.Length)].Intent.Order);
                break;
            case 5 when positions.Count > 0:
                var moved = positions[random.Next(positions.Count)];
                account.Protect(moved.Position, Price.From(moved.Side == Side.Buy ? bid - 0.02m : bid + 0.02m), Price.None);
                break;
            case 6 or 7 when positions.Count > 0:
                account.Close(positions[random.Next(positions.Count)].Position);
                break;
            default:
                break;
        }
    }

    private static string Shown(FakeTerminal broker, string which) => $"{which}: " + string.Join(", ", broker.Positions.Values
        .Select(one => $"{one.Side} {one.Quantity} stop {one.StopLoss}").Order(StringComparer.Ordinal));

    private static string Shown(TradingAccount account, string which) => $"{which}: " + string.Join(", ", account.Positions
        .Select(one => $"{one.Side} {one.Quantity} stop {one.StopLoss}").Order(StringComparer.Ordinal));
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.Trading;
using Arus.Trading.Orders;

namespace Arus.UnitTests.Trading.Orders;

public sealed class IntentPlannerTests
{
    private readonly Desk _desk = new();

    [Theory]
    [InlineData(SizingKind.Units, 10_000, 10_000, 10_000)]
    [InlineData(SizingKind.Units, 10_000, -10_000, -10_000)]
    [InlineData(SizingKind.Units, 10_000, 5_500, 5_000)]   // 5,500 units are no whole step
    [InlineData(SizingKind.Units, 10_000, -5_500, -5_000)]  // towards zero on both sides
    [InlineData(SizingKind.Lots, 0.25, 10_000, 25_000)]
    [InlineData(SizingKind.RiskFraction, 0.01, 10_000, 40_000)]  // 10,000 · 1 % ÷ 0.0025: 0.40 lot
    public void Wanted_OfTarget_IsFlooredToTheStep(SizingKind kind, decimal value, int target, decimal units)
    {
        var terms = Terms(new(kind, value), position: 0m);

        Assert.Equal(Quantity.From(units), IntentPlanner.Wanted(target, PriceDelta.From(0.0025m), in terms));
    }

    [Fact]
    public void Wanted_RiskWithoutStop_IsNothing()
    {
        var terms = Terms(new(SizingKind.RiskFraction, 0.01m), position: 0m);

        Assert.Equal(Quantity.Zero, IntentPlanner.Wanted(10_000, PriceDelta.Zero, in terms));
    }

    [Theory]
    [InlineData(0, 10_000, Side.Buy, 10_000, false)]
    [InlineData(10_000, -10_000, Side.Sell, 20_000, false)]
    [InlineData(10_000, 0, Side.Sell, 10_000, true)]
    [InlineData(10_000, 5_000, Side.Sell, 5_000, true)]
    [InlineData(-4_000, 10_000, Side.Buy, 14_000, false)]
    public void Plan_Netting_IsOneOrderForTheDifference(decimal position, int target, Side side, decimal quantity, bool reduces)
    {
        var planned = Plan(target, position, []);

        var intent = Assert.Single(planned);
        Assert.Equal((side, Quantity.From(quantity), reduces), (intent.Side, intent.Quantity, intent.ReduceOnly));
        Assert.Equal(OrderKind.Market, intent.Kind);
        Assert.Equal(7, intent.DecisionNumber);
        Assert.Equal(reduces, !intent.StopLoss.IsSome);
    }

    [Fact]
    public void Plan_PositionIsThereAlready_IsNothing() => Assert.Empty(Plan(10_000, 10_000m, []));

    [Fact]
    public void Plan_TargetBelowOneStep_IsAnOrderForNothing() =>
        Assert.Equal(Quantity.Zero, Assert.Single(Plan(999, 0m, [])).Quantity);

    [Fact]
    public void Plan_Hedging_ClosesOldestFirstThenOpens()
    {
        HeldTicket[] tickets = [new(new(1), Quantity.From(6_000m)), new(new(2), Quantity.From(-2_000m)), new(new(3), Quantity.From(6_000m))];

        var planned = Plan(-10_000, 10_000m, tickets, PositionMode.Hedging);

        Assert.Equal([new PositionId(1), new PositionId(3), null], planned.Select(intent => intent.Closes));
        Assert.Equal([6_000m, 6_000m, 8_000m], planned.Select(intent => intent.Quantity.ToDecimal()));
        Assert.All(planned, intent => Assert.Equal(Side.Sell, intent.Side));
    }

    [Theory]
    [InlineData(10_000, 1.1012, 1.0992, 1.1032)]
    [InlineData(-10_000, 1.1010, 1.1030, 1.0990)]
    public void Plan_WithDistances_ProtectsFromTheEntry(int target, decimal entry, decimal stop, decimal take)
    {
        var intent = Assert.Single(Plan(target, 0m, []));

        Assert.Equal(Price.From(entry), intent.Side == Side.Buy ? Price.From(1.1012m) : Price.From(1.1010m));
        Assert.Equal((Price.From(stop), Price.From(take)), (intent.StopLoss, intent.TakeProfit));
    }

    private static PlanTerms Terms(Sizing sizing, decimal position, PositionMode mode = PositionMode.Netting) =>
        new(Desk.Setup(mode), Desk.EurUsd, sizing, Quantity.From(position), 10_000m, 1m, Desk.Start);

    private OrderIntent[] Plan(int target, decimal position, HeldTicket[] tickets, PositionMode mode = PositionMode.Netting)
    {
        var intents = new OrderIntent[tickets.Length + 1];
        var quote = _desk.TickAt(1.1010m, 1.1012m);
        var decision = Desk.Decide(7, target, in quote, stop: 0.002001m, take: 0.002m);
        var terms = Terms(new(SizingKind.Units, 10_000m), position, mode);
        return intents[..IntentPlanner.Plan(in decision, in terms, tickets, intents)];
    }
}

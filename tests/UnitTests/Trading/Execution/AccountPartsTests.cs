using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading.Execution;

public sealed class AccountPartsTests
{
    private static readonly Timestamp Yesterday = Timestamp.Utc(2024, 1, 7, 23);

    [Theory]
    [InlineData(PositionMode.Netting)]
    [InlineData(PositionMode.Hedging)]
    public void Opening_CarriedOverAtAnyMoment_EndsLikeTheAccountThatWentOn(PositionMode mode)
    {
        var whole = new Desk(mode);
        whole.Quote(1.1m, 1.1001m);
        whole.Place(Side.Buy, 30_000m, stopLoss: 1.08m, takeProfit: 1.2m);
        whole.Quote(1.104m, 1.1041m);

        var carried = new Desk(
            mode, cash: whole.Account.Snapshot.Balance.Amount,
            opening: new(whole.Now, Money.Of(100_000m, Desk.Usd), new(1), whole.Account.Positions))
        { Now = whole.Now };
        Assert.Equal(whole.Account.Snapshot.Equity, carried.Account.Snapshot.Equity);
        foreach (var desk in new[] { whole, carried })
        {
            desk.Quote(1.09m, 1.0901m);
            desk.Place(Side.Sell, 10_000m, closes: mode == PositionMode.Hedging ? new PositionId(1) : null);
            desk.Quote(1.07m, 1.0701m);
        }

        Assert.Equal(whole.Account.Snapshot, carried.Account.Snapshot);
        Assert.Equal(0, carried.Account.Snapshot.OpenPositions);
        Assert.Equal(whole.Log.Trades.Select(one => (one.ClosedBy, one.Profit, one.Cause)), carried.Log.Trades.Select(one => (one.ClosedBy, one.Profit, one.Cause)));
    }

    [Fact]
    public void Opening_BeforeItsRateIsQuoted_WaitsForIt()
    {
        var desk = new Desk(
            traded: [Desk.Traded(Desk.GbpJpy), Desk.Traded(Desk.EurUsd)], rates: [Desk.UsdJpy],
            opening: new(Yesterday, Money.Of(100_000m, Desk.Usd), new(4), [Open(Desk.GbpJpy.Id, 190m, stop: 189m, profit: 12m)]));

        desk.Quote(1.1m, 1.1m);
        desk.Place(Side.Buy, 10_000m);
        desk.Quote(180m, 180m, Desk.GbpJpy);  // through the stop, but nothing says what a yen is worth
        Assert.Equal((100_012m, 1), (desk.Account.Snapshot.Equity.Amount, desk.Account.Snapshot.OpenPositions));
        desk.Quote(150m, 150m, Desk.UsdJpy);
        desk.Quote(180m, 180m, Desk.GbpJpy);

        Assert.Equal(DenialCode.RateMissing, desk.Log.Verdicts[0].Verdict.Code);
        Assert.Equal((FillCause.StopLoss, -666.66666667m), (desk.Log.Trades[0].Cause, desk.Log.Trades[0].Profit.Amount));
    }

    [Fact]
    public void Opening_OverTheEndOfADay_BooksTheNight()
    {
        var swap = new SwapTerms(SwapMode.Points, -5m, 2m, DayOfWeek.Wednesday);
        var instrument = Desk.Pair("EURUSD", Desk.Eur, Desk.Usd, 5, swap);
        var desk = new Desk(
            traded: [Desk.Traded(instrument)],
            opening: new(Yesterday, Money.Of(100_000m, Desk.Usd), new(4), [Open(instrument.Id, 1.1m, stop: 1m, profit: 0m)]));
        desk.Now = Timestamp.Utc(2024, 1, 8, 23);

        desk.Quote(1.1m, 1.1m);
        desk.Quote(1.1m, 1.1m);

        Assert.Equal((new PositionId(3), Money.Of(-0.5m, Desk.Usd)), (desk.Log.Swaps[0].Position, Assert.Single(desk.Log.Swaps).Amount));
    }

    [Fact]
    public void Opening_OfAnInstrumentNotTraded_IsRefused() => Assert.Equal("ACCOUNT_POSITION", Assert.Throws<InvalidInputException>(
        () => new Desk(opening: new(Yesterday, Money.Of(1m, Desk.Usd), new(4), [Open(Desk.GbpJpy.Id, 190m, 189m, 0m)]))).Faults[0].Code);

    private static OpenPosition Open(InstrumentId instrument, decimal entry, decimal stop, decimal profit) => new(
        new(3), instrument, Side.Buy, Quantity.From(10_000m), Price.From(entry), Price.None, Price.From(stop), Price.None,
        Money.Of(profit, Desk.Usd), null, Money.Zero(Desk.Usd), Yesterday, IsAdopted: false);
}

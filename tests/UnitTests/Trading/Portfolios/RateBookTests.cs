using Arus.Contracts.MarketData;
using Arus.Trading.Portfolios;

namespace Arus.UnitTests.Trading.Portfolios;

public sealed class RateBookTests
{
    [Fact]
    public void From_OwnCurrency_IsOneAndNotReported()
    {
        var rates = Book([Desk.EurUsd]);

        Assert.Equal(1m, rates.From(Desk.Usd).Use());
        Assert.Empty(rates.LastRates);
    }

    [Fact]
    public void From_QuotedPair_IsTheMiddleOfTheMoment()
    {
        var board = new QuoteBoard([Desk.UsdJpy, Desk.GbpUsd]);
        var rates = new RateBook(board, Desk.Setup());
        var (yen, pound) = (rates.From(Desk.Jpy), rates.From(Desk.Gbp));
        Assert.False(yen.IsKnown);

        Set(board, 0, 149.9m, 150.1m);
        Set(board, 1, 1.27m, 1.2702m);

        Assert.Equal((1m / 150m, 1.2701m), (yen.Use(), pound.Rate));
        Assert.Equal(["JPY→USD 0.0066666667"], rates.LastRates);
        Set(board, 0, 199.9m, 200.1m);
        Assert.Equal(0.005m, yen.Rate);
    }

    [Fact]
    public void From_OnlyThroughTheDollar_MultipliesBothLegs()
    {
        var board = new QuoteBoard([Desk.UsdJpy, Desk.EurUsd]);
        var setup = Desk.Setup() with { Cash = Money.Of(1_000m, Desk.Eur) };
        var yen = new RateBook(board, setup).From(Desk.Jpy);
        Set(board, 0, 160m, 160m);
        Assert.False(yen.IsKnown);

        Set(board, 1, 1.25m, 1.25m);

        Assert.Equal(0.005m, yen.Rate);
    }

    [Theory]
    [InlineData("JPY", "USD", 0.008, 0.008)]
    [InlineData("USD", "JPY", 125, 0.008)]
    public void From_StatedRate_IsTakenEitherWay(string first, string second, decimal stated, decimal expected)
    {
        var setup = Desk.Setup(rates: new() { [(Currency.Of(first), Currency.Of(second))] = stated });

        Assert.Equal(expected, new RateBook(new QuoteBoard([]), setup).From(Desk.Jpy).Rate);
    }

    [Fact]
    public void From_QuotedAndStated_TheQuoteWins()
    {
        var board = new QuoteBoard([Desk.UsdJpy]);
        var setup = Desk.Setup(rates: new() { [(Desk.Usd, Desk.Jpy)] = 125m });
        Set(board, 0, 160m, 160m);

        Assert.Equal(0.00625m, new RateBook(board, setup).From(Desk.Jpy).Rate);
    }

    [Fact]
    public void From_NothingGivesIt_IsRefusedAndSaysHowToStateIt()
    {
        var refusal = Assert.Throws<RefusedException>(() => Book([Desk.EurUsd]).From(Desk.Jpy));

        Assert.Equal(("RATE_MISSING", "USDJPY"), (refusal.Fault.Code, refusal.Fault.Where));
        Assert.Contains("--rate USDJPY=150", refusal.Fault.Expected, StringComparison.Ordinal);
    }

    private static RateBook Book(Instrument[] instruments) => new(new QuoteBoard(instruments), Desk.Setup());

    private static void Set(QuoteBoard board, int slot, decimal bid, decimal ask) =>
        board.Set(slot, new Tick(board.Instruments[slot].Id, Price.From(bid), Price.From(ask), Desk.Start, Desk.Start));
}

namespace Arus.UnitTests.Contracts.Values;

public sealed class InstrumentIdTests
{
    [Theory]
    [InlineData("EURUSD")]
    [InlineData("BTC-PERP")]
    [InlineData("US500.cash_x#12")]
    [InlineData("ABCDEFGHIJKLMNOP")]
    [InlineData("A")]
    public void Of_AValidSymbol_WritesItBack(string symbol) => Assert.Equal(symbol, InstrumentId.Of(symbol).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    [InlineData("EUR USD")]
    [InlineData("EURUSÐ")]
    public void TryParse_JustBeyondTheRules_IsFalse(string symbol) => Assert.False(InstrumentId.TryParse(symbol, out _));

    [Fact]
    public void CompareTo_TwoSymbols_SortsAsTheirText()
    {
        string[] symbols = ["EURUSD", "AUDUSD", "EUR", "XAUUSD", "EURUSD.raw", "EURUSD.pro", "A1", "AA"];

        Assert.Equal(symbols.Order(StringComparer.Ordinal), symbols.Select(InstrumentId.Of).Order().Select(id => id.ToString()));
    }
}

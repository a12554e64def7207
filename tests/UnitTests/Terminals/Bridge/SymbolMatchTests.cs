using Arus.Terminals.Bridge;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class SymbolMatchTests
{
    private static readonly Dictionary<string, InstrumentId> Nothing = [];

    [Theory]
    [InlineData("EURUSD")]
    [InlineData("EURUSD.m")]
    [InlineData("EURUSDpro")]
    [InlineData("#EURUSD")]
    [InlineData("eurusd")]
    [InlineData(".EURUSD-ecn")]
    public void Resolve_SignsAndEndings_MeanTheInstrument(string name)
    {
        var (symbols, faults) = SymbolMatch.Resolve([SampleMessages.Symbol(name)], new TestTerminal.Catalog().All, Nothing);

        Assert.Equal(name, symbols[InstrumentId.Of("EURUSD")].Sym);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("EURUSD.m", "EUR")]
    [InlineData("EURUSDabcdefghi", "USD")]
    [InlineData("XEURUSD", "USD")]
    [InlineData("EURUS", "USD")]
    public void Resolve_OtherCurrencyOrOtherName_MeansNothing(string name, string profit) =>
        Assert.Empty(SymbolMatch.Resolve([SampleMessages.Symbol(name, profit: profit)], new TestTerminal.Catalog().All, Nothing).Symbols);

    [Fact]
    public void Resolve_ALongerInstrument_TakesItsOwnSymbol()
    {
        var (symbols, _) = SymbolMatch.Resolve(
            [SampleMessages.Symbol("BTCUSDT", 1, "USDT"), SampleMessages.Symbol("BTCUSD.x", 2)], new TestTerminal.Catalog().All, Nothing);

        Assert.Equal(("BTCUSD.x", "BTCUSDT"), (symbols[InstrumentId.Of("BTCUSD")].Sym, symbols[InstrumentId.Of("BTCUSDT")].Sym));
    }

    [Fact]
    public void Resolve_TheExactNameBesideAnEnding_TakesTheExactName()
    {
        var (symbols, faults) = SymbolMatch.Resolve(
            [SampleMessages.Symbol("EURUSD.m", 1), SampleMessages.Symbol("EURUSD", 2)], new TestTerminal.Catalog().All, Nothing);

        Assert.Equal("EURUSD", symbols[InstrumentId.Of("EURUSD")].Sym);
        Assert.Empty(faults);
    }

    [Fact]
    public void Resolve_TwoEndings_IsAFaultThatNamesBoth()
    {
        var (symbols, faults) = SymbolMatch.Resolve(
            [SampleMessages.Symbol("EURUSD.m", 1), SampleMessages.Symbol("EURUSD.pro", 2)], new TestTerminal.Catalog().All, Nothing);

        Assert.Empty(symbols);
        Assert.Contains("EURUSD.m, EURUSD.pro", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_WhatIsConfigured_GoesBeforeEverything()
    {
        var said = new Dictionary<string, InstrumentId> { ["EURUSD.pro"] = InstrumentId.Of("EURUSD"), ["EURUSD"] = InstrumentId.Of("NOTHING") };

        var (symbols, _) = SymbolMatch.Resolve(
            [SampleMessages.Symbol("EURUSD", 1), SampleMessages.Symbol("EURUSD.pro", 2)], new TestTerminal.Catalog().All, said);

        Assert.Equal("EURUSD.pro", symbols[InstrumentId.Of("EURUSD")].Sym);
    }
}

using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class SymbolFolderTests
{
    private const string Letters = "ABYZabyz09._#/+-";

    [Fact]
    public void TryParse_OfAnySymbol_GivesItBack()
    {
        var random = new Random(11);
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < 20_000; i++)
        {
            var symbol = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Letters[random.Next(Letters.Length)]));

            var folder = SymbolFolder.Of(InstrumentId.Of(symbol));

            Assert.True(SymbolFolder.TryParse(folder, out var read));
            Assert.Equal(symbol, read.ToString());
            Assert.Equal(symbol, folders.TryGetValue(folder, out var other) ? other : folders[folder] = symbol);
            Assert.DoesNotContain(folder, name => name is '/' or '\\');
        }
    }

    [Theory]
    [InlineData("EURUSD", "EURUSD")]
    [InlineData("EURUSDm", "EURUSD~m")]
    [InlineData("NUL", "%4EUL")]
    [InlineData("BTC/USD", "BTC%2FUSD")]
    [InlineData("..", "%2E%2E")]
    public void Of_Symbol_IsAName(string symbol, string folder) => Assert.Equal(folder, SymbolFolder.Of(InstrumentId.Of(symbol)));

    [Theory]
    [InlineData("eurusd")]
    [InlineData("~EURUSD")]
    [InlineData("EUR USD")]
    [InlineData("")]
    public void TryParse_FolderOfNoSymbol_IsFalse(string folder) => Assert.False(SymbolFolder.TryParse(folder, out _));
}

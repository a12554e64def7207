using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("EUR 16.9 million", "#$", 16.9e6)]
    [InlineData("EUR7 .3 m", "#$", 7.3e6)]
    [InlineData("EUR 1,115,000", "#$", 1_115_000)]
    [InlineData("Rs35 ,000", "#$", 35_000)]
    [InlineData("$1.3bn", "#$", 1.3e9)]
    [InlineData("US$ 2 mln", "#$", 2e6)]
    [InlineData("5 million euros", "#$", 5e6)]
    [InlineData("16.1 %", "#%", 16.1)]
    [InlineData("16.1%", "#%", 16.1)]
    [InlineData("3 pct", "#%", 3)]
    [InlineData("240", "#", 240)]
    public void Split_AQuantity_IsOneTokenWithItsValue(string text, string symbol, double value)
    {
        var token = Assert.Single(Tokenizer.Split(text));

        Assert.Equal((TokenKind.Quantity, symbol, value), (token.Kind, token.Text, token.Value));
    }

    [Theory]
    [InlineData("2010", "#y")]
    [InlineData("N70", "n70")]
    [InlineData("3G", "3g")]
    [InlineData("didn't", "not")]
    [InlineData("company's", "company")]
    [InlineData("year-on-year", "year on year")]
    [InlineData("profit, loss", "profit , loss")]
    public void Split_Words_AreInLowerCase(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tokenizer.Split(text).Select(token => token.Text)));

    [Theory]
    [InlineData("")]
    [InlineData("§ \u0000 \uD800 ***")]
    public void Split_NothingReadable_IsEmpty(string text) => Assert.Empty(Tokenizer.Split(text));

    [Fact]
    public void Split_ABook_IsReadToTheLimit() =>
        Assert.Equal(Tokenizer.TokensMax, Tokenizer.Split(string.Concat(Enumerable.Repeat("profit rose but ", 100_000))).Count);

    [Fact]
    public void Split_HugeNumbers_EndInAToken() => Assert.All(
        (string[])[new string('9', 5_000), "1" + string.Concat(Enumerable.Repeat(",000", 1_000)), "1.2.3.4.5", "999999999999999999999999999999999 trillion"],
        text => Assert.All(Tokenizer.Split(text), token => Assert.True(double.IsFinite(token.Value))));
}

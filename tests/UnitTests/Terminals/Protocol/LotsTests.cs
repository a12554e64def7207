using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class LotsTests
{
    [Theory]
    [InlineData("0.01")]
    [InlineData("0")]
    [InlineData("1000000000")]
    [InlineData("0.00000001")]
    public void TryParse_ADecimalNumber_IsWrittenTheSame(string text) => Assert.Equal(text, Lots.TryParse(text, out var lots) ? Lots.Text(lots) : "");

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1000000000.01")]
    [InlineData("0.000000001")]
    [InlineData("NaN")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(Lots.TryParse(text, out _));
}

using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class ClientOrderIdTests
{
    [Theory]
    [InlineData("A", true)]
    [InlineData("4K2M9X7Q-0000_0000000000zz", true)]
    [InlineData("", false)]
    [InlineData("4K2M9X7Q000000000000000000z", false)]
    [InlineData("A B", false)]
    [InlineData("Ä", false)]
    public void IsValid_LengthAndLetters_AreChecked(string text, bool expected) => Assert.Equal(expected, ClientOrderId.IsValid(text));

    [Fact]
    public void Comment_IsTheFirstTwentyCharacters()
    {
        Assert.Equal("4K2M9X7Q-0000_000000", ClientOrderId.Comment("4K2M9X7Q-0000_0000000000zz"));
        Assert.Equal("A", ClientOrderId.Comment("A"));
    }

    [Fact]
    public void Magic_IsTheChecksumOfTheText() => Assert.Equal(0xCBF43926u, ClientOrderId.Magic("123456789"));
}

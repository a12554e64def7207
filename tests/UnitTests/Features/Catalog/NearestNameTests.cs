using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "ema", 3)]
    [InlineData("EMA", "ema", 0)]
    [InlineData("emma", "ema", 1)]
    [InlineData("bolinger", "bollinger", 1)]
    [InlineData("macd", "rsi", 4)]
    public void Distance_TwoNames_CountsTheEdits(string from, string to, int expected) => Assert.Equal(expected, NearestName.Distance(from, to));

    [Theory]
    [InlineData("perod", "'period', or another of period, seed")]
    [InlineData("zzz", "one of period, seed")]
    public void Suggest_AName_NamesTheNearestOnlyWhenNear(string name, string expected) =>
        Assert.Equal(expected, NearestName.Suggest(name, ["period", "seed"]));

    [Fact]
    public void Suggest_HugeName_CostsNothing() => Assert.Equal(
        "one of period, seed", NearestName.Suggest(new string('x', 10_000_000), ["period", "seed"]));
}

using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("horizn", "horizon")]
    [InlineData("HORIZON", "horizon")]
    [InlineData("unitz", "units")]
    [InlineData("elephant", null)]
    public void Of_Misspelt_IsTheNearestOrNone(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["horizon", "units", "lots"]));

    [Fact]
    public void Of_NoNamesOrALongOne_IsNone()
    {
        Assert.Null(NearestName.Of("a", []));
        Assert.Null(NearestName.Of(new string('a', 1_000), ["a"]));
    }
}

using Arus.Foundation.Text;

namespace Arus.UnitTests.Foundation.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("horizn", "horizon")]
    [InlineData("HORIZON", "horizon")]
    [InlineData("unitz", "units")]
    [InlineData("lost", "lots")]
    [InlineData("elephant", null)]
    [InlineData("", null)]
    public void Of_Misspelt_IsTheNearestOrNone(string written, string? expected) =>
        Assert.Equal(expected, NearestName.Of(written, ["horizon", "units", "lots"]));

    [Fact]
    public void Of_AnyNameWithOneLetterGone_IsThatName()
    {
        string[] names = ["volumeStep", "contractSize", "marginRate", "sessions"];

        foreach (var name in names)
        {
            for (var i = 0; i < name.Length; i++)
            {
                Assert.Equal(name, NearestName.Of(name.Remove(i, 1), names));
            }
        }
    }

    [Fact]
    public void Of_NoNames_IsNone() => Assert.Null(NearestName.Of("a", []));

    [Fact]
    public void Of_HugeName_IsNotCompared()
    {
        var (huge, names) = (new string('x', 10_000_000), new[] { "period" });
        NearestName.Of(huge, names);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var nearest = NearestName.Of(huge, names);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allocations.ContextMax);
        Assert.Null(nearest);
    }

    [Theory]
    [InlineData("perod", "'period', or another of period, seed")]
    [InlineData("zzzzz", "one of period, seed")]
    public void Expectation_Names_GuessesOnlyWhenOneIsNear(string written, string expected) =>
        Assert.Equal(expected, NearestName.Expectation(written, ["period", "seed"]));

    [Fact]
    public void Expectation_OneNameOrNone_SaysSo()
    {
        Assert.Equal("period", NearestName.Expectation("x", ["period"]));
        Assert.Equal("nothing here", NearestName.Expectation("x", []));
    }
}

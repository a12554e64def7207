using Arus.Research.Validation;

namespace Arus.UnitTests.Research.Validation;

public sealed class NeighbourhoodTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void Of_Document_VariesEachNumberOfTheRulesAloneAndKeepsWholeOnesWhole()
    {
        var found = Neighbourhood.Of("""{"name":"x","rule":{"fast":20,"gate":{"above":55.5},"kind":"ema"},"sizing":{"units":1000},"timeframe":"H1"}""", new Dictionary<string, string> { ["a.b"] = "7" });

        Assert.Equal(
            ["a.b=7 rule.fast=16", "a.b=7 rule.fast=25", "a.b=7 rule.gate.above=44.4", "a.b=7 rule.gate.above=69.375"],
            found.Select(settings => string.Join(' ', settings.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public void Of_NumbersThatCannotMove_AreLeft() => Assert.Empty(Neighbourhood.Of("""{"rule":{"one":1,"none":0,"off":false}}""", None));

    [Fact]
    public void Combinations_TwoSettings_AreAllPairs() => Assert.Equal(
        ["a=1 b=3", "a=1 b=4", "a=2 b=3", "a=2 b=4"],
        Neighbourhood.Combinations(new Dictionary<string, IReadOnlyList<string>> { ["b"] = ["3", "4"], ["a"] = ["1", "2"] }, None)
            .Select(settings => string.Join(' ', settings.Select(pair => $"{pair.Key}={pair.Value}"))));
}

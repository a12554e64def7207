using Arus.Contracts.Intelligence;
using Arus.Foundation.Documents;
using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class SettingsOverlayTests
{
    [Fact]
    public void Apply_PathsListsAndMaps_ReachTheDocument()
    {
        var root = DocumentParser.Parse("name: mine", "test", "STRATEGY");
        var faults = Apply(root, ("agents.market-analysis.weight", "3"), ("instruments", "[EURUSD]"), ("protection", "{ stop: { atr: 2 } }"));

        var document = StrategyDocumentReader.Read(root, Fabricated.Euro, faults);

        Assert.Equal(3, ((ByConsensus)document.Kind).Agents[0].Weight);
        Assert.Equal(Fabricated.Euro.Id, Assert.Single(document.Instruments));
        Assert.Equal(2, document.Protection.Stop!.Value);
    }

    [Fact]
    public void Apply_WhatExcludesEachOther_KeepsTheSettingOnly()
    {
        var root = DocumentParser.Parse("name: mine\nagents: { market-analysis: {} }\nprotection: { stop: { atr: 2 }, take: { atr: 3 } }", "test", "STRATEGY");
        var faults = Apply(root, ("protection.none", "true"), ("units", "7"));

        var document = StrategyDocumentReader.Read(root, Fabricated.Euro, faults);

        Assert.Null(document.Protection.Stop);
        Assert.Equal(new Sizing(SizingKind.Units, 7), document.Sizing);
    }

    [Theory]
    [InlineData("", "1", "STRATEGY_UNKNOWN_KEY")]
    [InlineData("a..b", "1", "STRATEGY_UNKNOWN_KEY")]
    [InlineData("name.deeper", "1", "STRATEGY_WRONG_TYPE")]
    [InlineData("horizon", "[", "STRATEGY_SYNTAX")]
    [InlineData("horizon", "&a 1", "STRATEGY_SYNTAX")]
    public void Apply_WhatCannotBe_IsAFault(string path, string value, string code) =>
        Assert.Equal(code, Assert.Single(Apply(DocumentParser.Parse("name: mine", "test", "STRATEGY"), (path, value))).Code);

    private static List<Fault> Apply(DocumentNode root, params (string Path, string Value)[] settings)
    {
        var faults = new List<Fault>();
        SettingsOverlay.Apply(root, settings.ToDictionary(pair => pair.Path, pair => pair.Value), faults);
        return faults;
    }
}

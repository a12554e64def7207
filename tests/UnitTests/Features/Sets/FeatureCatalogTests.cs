using System.Text.RegularExpressions;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;

namespace Arus.UnitTests.Features.Sets;

public sealed partial class FeatureCatalogTests
{
    private static readonly FeatureSetSpec Hours = new(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1);

    [Fact]
    public void All_Catalogue_HoldsAtLeast120InEveryGroup()
    {
        Assert.True(FeatureMarket.Catalog.All.Count >= 120);
        Assert.Equal(Enum.GetValues<FeatureGroup>(), FeatureMarket.Catalog.All.Select(info => info.Group).Distinct());
    }

    [Fact]
    public void All_EveryEntry_IsFullyDescribed() => Assert.All(FeatureMarket.Catalog.All, info =>
    {
        Assert.Matches(Name(), info.Name);
        Assert.All([info.Formula, info.Source, info.Unit, info.Range], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.InRange(info.WarmUp, 0, 1_000);
    });

    [Fact]
    public void All_Names_AreUniqueAndNoIndicators()
    {
        var names = FeatureMarket.Catalog.All.Select(info => info.Name).Concat(new IndicatorCatalog().All.Select(info => info.Name)).ToArray();

        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Create_WrongNames_AreAllTold()
    {
        var faults = Assert.Throws<InvalidInputException>(() => FeatureMarket.Catalog.Create(Hours with { Names = ["rsi41", "ret1", "ret1"] })).Faults;

        Assert.Equal(["FEATURE_UNKNOWN", "FEATURE_NAME_REPEATED"], faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData(BarPeriod.Tick)]
    [InlineData((BarPeriod)99)]
    public void Create_NoPeriodOfBars_IsRefused(BarPeriod period) => Assert.Equal(
        "FEATURE_PERIOD_UNKNOWN", Assert.Throws<InvalidInputException>(() => FeatureMarket.Catalog.Create(Hours with { Period = period })).Faults[0].Code);

    [Fact]
    public void Create_OwnInstrumentAmongTheOthers_IsRefused() => Assert.Equal(
        "FEATURE_INSTRUMENT_REPEATED", Assert.Throws<InvalidInputException>(() => FeatureMarket.Catalog.Create(Hours with { Others = [Hours.Instrument] })).Faults[0].Code);

    [Fact]
    public void Compute_OneFeatureOrAll_IsTheSameToTheLastBit()
    {
        var quotes = FeatureMarket.Quotes(days: 5, seed: 1);
        var history = new FeatureHistory(FeatureMarket.Bars(quotes, Hours.Instrument.Id, BarPeriod.H1));
        var all = FeatureMarket.Catalog.Compute(Hours, history);

        var one = FeatureMarket.Catalog.Compute(Hours with { Names = ["rsi14"] }, history);

        var column = all.Names.ToList().IndexOf("rsi14");
        Assert.Equal(
            Enumerable.Range(0, all.Times.Count).Select(row => BitConverter.DoubleToInt64Bits(all.Row(row)[column])), one.Values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Compute_QuotesOnly_AreFoldedIntoBars()
    {
        var quotes = FeatureMarket.Quotes(days: 5, seed: 1).Where(quote => quote.Instrument == Hours.Instrument.Id).ToArray();

        var built = FeatureMarket.Catalog.Compute(Hours, new([]) { Ticks = quotes });

        Assert.True(built.Times.Count > 90);
        Assert.Equal(FeatureMarket.Bars(quotes, Hours.Instrument.Id, BarPeriod.H1)[0].Bars.Select(bar => bar.ClosesAt), built.Times);
    }

    [Fact]
    public void Compute_SeriesOutOfOrder_IsRefused()
    {
        var bars = FeatureMarket.Bars(FeatureMarket.Quotes(days: 2, seed: 1), Hours.Instrument.Id, BarPeriod.H1)[0];

        var thrown = Assert.Throws<InvalidInputException>(() => FeatureMarket.Catalog.Compute(Hours, new([bars with { Bars = [.. bars.Bars.Reverse()] }])));

        Assert.Equal("FEATURE_HISTORY_ORDER", thrown.Faults[0].Code);
    }

    [Fact]
    public void Compute_NoHistory_IsNoRows() => Assert.Empty(FeatureMarket.Catalog.Compute(Hours, new([])).Times);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(\.[a-z0-9]+)*$")]
    private static partial Regex Name();
}

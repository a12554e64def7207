using Arus.Contracts.MarketData;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class FeaturePipelineFactoryTests
{
    [Fact]
    public void Create_SeveralFeatures_NamesEveryOutputInOrder()
    {
        var pipeline = new FeaturePipelineFactory().Create(
        [
            new("ema20", BarPeriod.H1, Specs.Of("ema", "period=20")),
            new("macd", BarPeriod.Tick, Specs.Of("macd")),
            new("bands", BarPeriod.M5, Specs.Of("bollinger")),
        ]);

        Assert.Equal(["ema20", "macd", "macd.signal", "macd.histogram", "bands", "bands.lower", "bands.upper"], pipeline.Names);
        Assert.All(pipeline.Values.ToArray(), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Create_NoFeatures_IsAPipelineWithoutValues()
    {
        var pipeline = new FeaturePipelineFactory().Create([]);

        pipeline.OnQuote(Samples.Start, 1.1);

        Assert.Empty(pipeline.Names);
        Assert.True(pipeline.Values.IsEmpty);
    }

    [Fact]
    public void Create_FaultsInSeveralFeatures_TellsAllAtOnce()
    {
        var faults = Assert.Throws<InvalidInputException>(() => new FeaturePipelineFactory().Create(
        [
            new("fast", BarPeriod.M1, Specs.Of("ema", "period=0")),
            new("fast", BarPeriod.M1, Specs.Of("emma")),
            new("a.b", (BarPeriod)99, Specs.Of("sma")),
            new(" ", BarPeriod.M1, Specs.Of("sma", "perod=3")),
        ])).Faults;

        Assert.Equal(
            [
                ("INDICATOR_SETTING_INVALID", "features[0] fast: ema.period"),
                ("INDICATOR_UNKNOWN", "features[1] fast: indicator"),
                ("FEATURE_NAME_INVALID", "features[2] a.b"),
                ("FEATURE_PERIOD_UNKNOWN", "features[2] a.b"),
                ("FEATURE_NAME_INVALID", "features[3]  "),
                ("INDICATOR_SETTING_UNKNOWN", "features[3]  : sma.perod"),
                ("FEATURE_NAME_REPEATED", "features[0] and features[1]"),
            ],
            faults.Select(fault => (fault.Code, fault.Where)));
    }

    [Fact]
    public void Create_FeatureOfTheCatalogueMisused_IsRefused()
    {
        var faults = Assert.Throws<InvalidInputException>(() => new FeaturePipelineFactory().Create(
            [new("a", BarPeriod.Tick, Specs.Of("rsi14", "period=7"))])).Faults;

        Assert.Equal(["FEATURE_NEEDS_INSTRUMENT", "FEATURE_PERIOD_UNKNOWN", "INDICATOR_SETTING_UNKNOWN"], faults.Select(fault => fault.Code));
    }
}

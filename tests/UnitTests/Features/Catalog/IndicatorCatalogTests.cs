using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class IndicatorCatalogTests
{
    private static readonly IndicatorCatalog Catalog = new();

    [Fact]
    public void All_Entries_AreTheElevenInOrder() => Assert.Equal(
        ["adx", "atr", "bollinger", "cci", "ema", "macd", "obv", "rsi", "sma", "stochastic", "vwap"], Catalog.All.Select(info => info.Name));

    [Fact]
    public void All_Defaults_AreAcceptedAndGiveTheOutputsTold()
    {
        var bars = Samples.Walk(200, seed: 1);
        foreach (var info in Catalog.All)
        {
            var spec = new IndicatorSpec(info.Name, info.Settings.ToDictionary(setting => setting.Name, setting => setting.Default));

            Assert.Equal(info.Outputs, Catalog.Create(spec).Outputs);
            Assert.Equal(Catalog.Series(Specs.Of(info.Name), bars), Catalog.Series(spec, bars));
            Assert.All(Catalog.Series(spec, bars), row => Assert.Equal(info.Outputs.Count, row.Length));
        }
    }

    [Fact]
    public void Create_EveryPeriodSetting_TakesOneToTenThousandAndNoMore()
    {
        foreach (var (info, setting) in Catalog.All.SelectMany(info => info.Settings.Select(setting => (info, setting))))
        {
            if (setting.Allowed != "a whole number from 1 to 10000")
            {
                continue;
            }

            // The slow average of MACD must be above the fast one, which is another test's matter.
            var beside = (info.Name, setting.Name) switch { ("macd", "fast") => "slow=10000 ", ("macd", "slow") => "fast=1 ", _ => "" };
            string[] right = setting.Name is "fast" ? ["1", "9999"] : setting.Name is "slow" ? ["2", "10000"] : ["1", "10000"];
            Assert.All(right, value => Catalog.Create(Specs.Of(info.Name, $"{beside}{setting.Name}={value}")));
            Assert.All(["0", "10001", "-1", "1.5", "", "x", "１", "99999999999"], value => Assert.Equal(
                "INDICATOR_SETTING_INVALID", Assert.Single(FaultsOf(Specs.Of(info.Name, $"{beside}{setting.Name}={value}"))).Code));
        }
    }

    [Fact]
    public void Create_UnknownIndicator_SuggestsTheNearest()
    {
        var fault = Assert.Single(FaultsOf(Specs.Of("bolinger", "period=x")));

        Assert.Equal("INDICATOR_UNKNOWN", fault.Code);
        Assert.Equal("was 'bolinger'", fault.What);
        Assert.StartsWith("'bollinger', or another of adx, atr", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SeveralFaults_TellsAllAtOnce()
    {
        var faults = FaultsOf(Specs.Of("bollinger", "perod=20 width=0 deviation=median"));

        Assert.Equal(
            [
                ("INDICATOR_SETTING_INVALID", "bollinger.deviation"),
                ("INDICATOR_SETTING_UNKNOWN", "bollinger.perod"),
                ("INDICATOR_SETTING_INVALID", "bollinger.width"),
            ],
            faults.Select(fault => (fault.Code, fault.Where)));
        Assert.Equal("population or sample", faults[0].Expected);
        Assert.StartsWith("'period'", faults[1].Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("macd", "fast=26", "macd.fast")]
    [InlineData("macd", "slow=5", "macd.fast")]
    [InlineData("bollinger", "period=1 deviation=sample", "bollinger.period")]
    [InlineData("adx", "smoothing=exponential", "adx.smoothing")]
    [InlineData("adx", "smoothing=exponential seed=tradingview", "adx.smoothing")]
    public void Create_SettingsThatDisagree_AreRefused(string indicator, string settings, string where) =>
        Assert.Equal(where, Assert.Single(FaultsOf(Specs.Of(indicator, settings))).Where);

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("-2")]
    [InlineData("2,5")]
    [InlineData("1001")]
    public void Create_WidthOutOfRange_IsRefused(string width) =>
        Assert.Equal("bollinger.width", Assert.Single(FaultsOf(Specs.Of("bollinger", $"width={width}"))).Where);

    [Fact]
    public void Create_NamesAndChoicesInCapitals_AreUnderstood() =>
        Assert.Equal(["value"], Catalog.Create(Specs.Of("EMA", "seed=TradingView")).Outputs);

    [Fact]
    public void Create_Twice_GivesTwoThatShareNothing()
    {
        var (one, other) = (Catalog.Create(Specs.Of("sma", "period=1")), Catalog.Create(Specs.Of("sma", "period=1")));

        one.Update(in Samples.Forty[0]);

        Assert.True(one.IsReady);
        Assert.False(other.IsReady);
    }

    [Fact]
    public void Series_BarWithoutPrice_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Catalog.Series(Specs.Of("obv"), [Samples.Forty[0], Samples.Forty[1] with { Close = double.NaN }]));

    private static IReadOnlyList<Fault> FaultsOf(IndicatorSpec spec)
    {
        var faults = Assert.Throws<InvalidInputException>(() => Catalog.Create(spec)).Faults;
        Assert.Equal(faults, Assert.Throws<InvalidInputException>(() => Catalog.Series(spec, Samples.Forty)).Faults);
        return faults;
    }
}

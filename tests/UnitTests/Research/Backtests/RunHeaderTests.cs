using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class RunHeaderTests
{
    [Fact]
    public void Of_OneCostChanged_IsAnotherHeader()
    {
        Assert.Equal(Header(SampleResults.Costs), Header(SampleResults.Costs));
        Assert.NotEqual(Header(SampleResults.Costs), Header(SampleResults.Costs with { SlippagePoints = 0.1m }));
    }

    [Fact]
    public void Of_SameDecimalWrittenLonger_IsTheSameHeader() =>
        Assert.Equal(Header(SampleResults.Costs), Header(SampleResults.Costs with { CommissionPerLot = 3.500m }));

    [Fact]
    public void Of_AnyRun_IsJsonWithTheDocumentInside()
    {
        using var json = JsonDocument.Parse(Header(SampleResults.Costs));

        Assert.Equal("M15", json.RootElement.GetProperty("document").GetProperty("timeframe").GetString());
    }

    private static string Header(TradingCosts costs) => RunHeader.Of(
        SampleResults.Plan(), SampleResults.Euro, costs,
        new(TenantId.Local, new("paper"), SampleResults.Dollars(1_000m), 30, PositionMode.Netting, new(), new Dictionary<(Currency, Currency), decimal>()),
        [], BarPeriod.Tick, null, null);
}

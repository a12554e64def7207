using Arus.Contracts.MarketData;
using Arus.MarketData.Instruments;

namespace Arus.UnitTests.MarketData.Instruments;

public sealed class CostCatalogTests
{
    [Fact]
    public void BuiltIn_EveryInstrument_HasAssumedCosts()
    {
        Assert.All(InstrumentCatalog.BuiltIn.All, instrument =>
        {
            var costs = Find(CostCatalog.BuiltIn, instrument.Id.ToString());
            Assert.True(costs.SpreadPoints > 0);
            Assert.All(costs.Origins.Values, origin => Assert.Equal(CostOrigin.Assumed, origin));
            Assert.Equal(
                ["CommissionCurrency", "CommissionPerLot", "LatencyMilliseconds", "SlippagePoints", "SpreadPoints"],
                costs.Origins.Keys.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void With_OneCostStated_LeavesTheOthersAssumed()
    {
        using var file = new CatalogText("costs: [{ symbol: EURUSD, slippagePoints: 1.5 }]");

        var costs = Find(CostCatalog.BuiltIn.With(file.Path), "EURUSD");

        Assert.Equal(1.5m, costs.SlippagePoints);
        Assert.Equal(3.5m, costs.CommissionPerLot);
        Assert.Equal(CostOrigin.Stated, costs.Origins[nameof(TradingCosts.SlippagePoints)]);
        Assert.Equal(CostOrigin.Assumed, costs.Origins[nameof(TradingCosts.CommissionPerLot)]);
    }

    [Fact]
    public void With_ASecondFile_KeepsWhatTheFirstStated()
    {
        using var first = new CatalogText("costs: [{ symbol: EURUSD, slippagePoints: 1 }]");
        using var second = new CatalogText("costs: [{ symbol: EURUSD, latencyMilliseconds: 40 }]");

        var costs = Find(CostCatalog.BuiltIn.With(first.Path).With(second.Path), "EURUSD");

        Assert.Equal((1m, 40), (costs.SlippagePoints, costs.LatencyMilliseconds));
        Assert.Equal(CostOrigin.Stated, costs.Origins[nameof(TradingCosts.SlippagePoints)]);
    }

    [Fact]
    public void With_ANewSymbolWithoutCommission_IsRefused()
    {
        using var file = new CatalogText("costs: [{ symbol: EURNOK, spreadPoints: 40, latencyMilliseconds: 1.5 }]");

        var faults = Assert.Throws<InvalidInputException>(() => CostCatalog.BuiltIn.With(file.Path)).Faults;

        Assert.Equal(
            ["commissionPerLot", "commissionCurrency", "latencyMilliseconds"], faults.Select(fault => fault.Where.Split('.')[^1]));
    }

    [Fact]
    public void TryFind_AnUnknownSymbol_FindsNothing() => Assert.False(CostCatalog.BuiltIn.TryFind(InstrumentId.Of("EURNOK"), out _));

    private static TradingCosts Find(ICostCatalog catalog, string symbol)
    {
        Assert.True(catalog.TryFind(InstrumentId.Of(symbol), out var costs));
        return costs;
    }
}

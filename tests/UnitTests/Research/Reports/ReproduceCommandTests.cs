using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Research.Reports;

namespace Arus.UnitTests.Research.Reports;

public sealed class ReproduceCommandTests
{
    [Fact]
    public void Of_Defaults_AreLeftOut() => Assert.Equal(
        "arus backtest --strategy consensus --symbol EURUSD --in eurusd.csv --cash 100000", ReproduceCommand.Of(SampleResults.Request()));

    [Fact]
    public void Of_EverythingStated_SaysItAll()
    {
        var request = SampleResults.Request("my plan.yaml") with
        {
            Settings = new Dictionary<string, string> { ["timeframe"] = "H1", ["units"] = "5" },
            Files = new(["a b.csv", "it's.csv"], SampleResults.EurUsd, "csv", "UTC+2/EU", "time,bid,ask", 100m, DropCrossed: true),
            From = Timestamp.Utc(2024, 1, 1),
            To = Timestamp.Utc(2024, 2, 1),
            Cash = Money.Of(5_000.5m, Currency.Of("EUR")),
            Leverage = 100,
            Mode = PositionMode.Hedging,
            InstrumentsFile = "i.yaml",
            CostsFile = "c.yaml",
            StatedRates = new Dictionary<(Currency, Currency), decimal> { [(Currency.Usd, Currency.Of("EUR"))] = 0.92m },
        };

        Assert.Equal(
            "arus backtest --strategy 'my plan.yaml' --symbol EURUSD --set timeframe=H1 --set units=5 --in 'a b.csv' 'it'\\''s.csv' --format csv "
            + "--timezone UTC+2/EU --columns 'time,bid,ask' --scale 100 --crossed drop --from 2024-01-01T00:00:00Z --to 2024-02-01T00:00:00Z --cash 5000.5 "
            + "--currency EUR --leverage 100 --hedging --rate USDEUR=0.92 --instruments i.yaml --costs c.yaml",
            ReproduceCommand.Of(request));
    }

    [Fact]
    public void Of_StoredBars_NamesSourcePeriodAndDirectory()
    {
        var request = SampleResults.Request(data: "/data/arus") with { Files = null, Store = new(new("broker"), [SampleResults.EurUsd], BarPeriod.M1) };

        Assert.Contains("--source broker --period M1 --data /data/arus --cash", ReproduceCommand.Of(request), StringComparison.Ordinal);
    }
}

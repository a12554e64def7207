using System.Globalization;
using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Arus.Foundation.FlowChains;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Research.Backtests;

/// <summary>The backtester in the real composition, over a few hours of invented ticks.</summary>
public sealed class BacktesterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backtester").FullName;
    private readonly ServiceProvider _services = Arus.Host.Composition.Create(TimeProvider.System);

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Run_UnknownStrategy_NamesIt()
    {
        var fault = Assert.Throws<InvalidInputException>(() => Run(Request() with { Strategy = "no-such-strategy" }));

        Assert.Contains("no-such-strategy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownInstrument_NamesIt()
    {
        var fault = Assert.Throws<InvalidInputException>(() => Run(Request("XXXYYY")));

        Assert.Equal("INSTRUMENT_UNKNOWN", Assert.Single(fault.Faults).Code);
        Assert.Contains("XXXYYY", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingFile_NamesItAndLeavesNoRun()
    {
        var request = Request() with { Files = new FileRequest([Path.Combine(_folder, "absent.csv")], InstrumentId.Of("EURUSD")), DataDirectory = _folder };

        var fault = Assert.Throws<InvalidInputException>(() => Run(request));

        Assert.Contains("absent.csv", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Registry.List(_folder));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_folder, "runs")));
    }

    [Fact]
    public void Run_ProfitInACurrencyWithoutARate_IsRefused()
    {
        var refused = Assert.Throws<RefusedException>(() => Run(Request("EURGBP") with { DataDirectory = _folder }));

        Assert.Equal("RATE_MISSING", refused.Fault.Code);
        Assert.Empty(Registry.List(_folder));
    }

    [Fact]
    public void Run_WithAStatedRate_ConvertsAndReportsIt()
    {
        var cheap = Run(Request("EURGBP") with { StatedRates = Rates(1.25m) });
        var dear = Run(Request("EURGBP") with { StatedRates = Rates(1.50m) });

        Assert.True(cheap.Trades.Count > 0);
        Assert.Equal(cheap.Totals.SpreadCost.Amount * 1.50m / 1.25m, dear.Totals.SpreadCost.Amount);
        Assert.Contains(cheap.Totals.LastRates, rate => rate.Contains("1.25", StringComparison.Ordinal));
        Assert.NotEqual(cheap.RunId, dear.RunId);

        static Dictionary<(Currency, Currency), decimal> Rates(decimal rate) => new() { [(Currency.Of("GBP"), Currency.Usd)] = rate };
    }

    [Fact]
    public void Run_Cancelled_IsIncompleteAndKeepsALedgerThatVerifies()
    {
        var ledger = Path.Combine(_folder, "cancelled.jsonl");

        var result = Backtester.Run(Request() with { DataDirectory = _folder, LedgerPath = ledger }, null, new CancellationToken(canceled: true));

        Assert.False(result.IsComplete);
        Assert.Equal(VerdictResult.Reject, result.Verdict.Result);
        Assert.Contains(result.Verdict.Reasons, reason => reason.Code == "INCOMPLETE_RUN");
        Assert.InRange(result.Quality.Rows, 1, 19_999);
        Assert.Null(LedgerReader.Verify(ledger).Fault);
        Assert.Equal(result.Hash, LedgerReader.Verify(ledger).Hash);
        Assert.Contains("Incomplete:", File.ReadAllText(Assert.Single(Registry.List(_folder)).ReportPath!), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithADataDirectory_KeepsTheRunAndPutsCopiesWhereAsked()
    {
        var (report, ledger) = (Path.Combine(_folder, "copy.html"), Path.Combine(_folder, "copy.jsonl"));

        var result = Run(Request() with { DataDirectory = _folder, ReportPath = report, LedgerPath = ledger });

        var run = Assert.Single(Registry.List(_folder));
        Assert.Equal((result.RunId, result.Hash, null), (run.Id, run.Hash, run.Damage));
        Assert.Equal((report, ledger), (result.ReportPath, result.LedgerPath));
        Assert.Equal(File.ReadAllBytes(run.LedgerPath), File.ReadAllBytes(ledger));
        Assert.Equal(File.ReadAllText(run.ReportPath!), File.ReadAllText(report));
        Assert.Equal(result.Hash, LedgerReader.Verify(ledger).Hash);
        Assert.StartsWith(result.RunId, Registry.Find(_folder, result.RunId[..6]).Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Twice_GivesOneHashAndOneKeptRun()
    {
        var first = Run(Request() with { DataDirectory = _folder });
        var second = Run(Request() with { DataDirectory = _folder });

        Assert.Equal((first.RunId, first.Hash), (second.RunId, second.Hash));
        Assert.Single(Registry.List(_folder));
    }

    [Fact]
    public void Run_SameRequestOverAnotherMarket_IsAnotherRun()
    {
        var first = Run(Request() with { DataDirectory = _folder });
        var second = Run(Request(rows: 9_000) with { DataDirectory = _folder });

        Assert.NotEqual(first.RunId, second.RunId);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal(2, Registry.List(_folder).Count);
    }

    [Theory]
    [InlineData("ema-rsi")]
    [InlineData("consensus")]
    public void Run_OnOneThreadAndOnTwo_GivesTheSameLedger(string strategy)
    {
        var one = Run(Request() with { Strategy = strategy });
        var two = Run(Request() with { Strategy = strategy, Threads = 2 });

        Assert.Equal((one.RunId, one.Hash, one.EndEquity, one.Quality.Rows), (two.RunId, two.Hash, two.EndEquity, two.Quality.Rows));
    }

    [Fact]
    public void Run_HedgingAndNetting_AreRunsOfTheirOwnWhoseMoneyAddsUp()
    {
        var netting = Run(Request());
        var hedging = Run(Request() with { Mode = PositionMode.Hedging });

        Assert.NotEqual(netting.RunId, hedging.RunId);
        foreach (var result in new[] { netting, hedging })
        {
            Assert.True(result.Trades.Count > 0);
            Assert.Equal((result.EndEquity - result.StartEquity).Amount, result.Trades.Sum(trade => trade.Profit.Amount));
        }
    }

    [Fact]
    public void Run_StatedCosts_ArePrintedOnceEachWithTheirOrigin()
    {
        var costs = Path.Combine(_folder, "costs.yaml");
        File.WriteAllText(costs, "costs:\n  - symbol: EURUSD\n    commissionPerLot: 2.5\n    slippagePoints: 0\n");

        var result = Run(Request() with { CostsFile = costs });

        Assert.Equal(["commission", "spread", "slippage", "latency", "swapLong", "swapShort"], result.Costs.Select(line => line.Id));
        Assert.Equal(("2.5 USD per lot and side", CostOrigin.Stated, false), Line("commission"));
        Assert.Equal((CostOrigin.Stated, true), (Line("slippage").Origin, Line("slippage").IsZero));
        Assert.Equal((CostOrigin.Data, false), (Line("spread").Origin, Line("spread").IsZero));
        Assert.Equal(CostOrigin.Assumed, Line("swapLong").Origin);
        Assert.Contains(result.Verdict.Reasons, reason => reason.Code == "ZERO_COSTS");
        Assert.Contains(result.Verdict.Reasons, reason => reason.Code == "ASSUMED_COSTS");

        (string Value, CostOrigin Origin, bool IsZero) Line(string id) =>
            result.Costs.Where(line => line.Id == id).Select(line => (line.Value, line.Origin, line.IsZero)).Single();
    }

    [Fact]
    public void Run_PartOfAFile_DescribesThatPart()
    {
        var (from, to) = (Timestamp.Utc(2024, 1, 3, 11), Timestamp.Utc(2024, 1, 3, 12));

        var result = Run(Request() with { From = from, To = to });

        Assert.Equal((from, to), (result.Quality.First, result.Quality.Last));
        Assert.All(result.Equity, point => Assert.True(point.At >= from && point.At <= to));
        Assert.All(result.Trades, trade => Assert.True(trade.OpenedAt >= from && trade.OpenedAt <= to));
    }

    [Fact]
    public void Run_StretchWithoutRows_IsRejectedForWantOfData()
    {
        var result = Run(Request() with { From = Timestamp.Utc(2025, 1, 1) });

        Assert.Equal("NO_DATA", result.Verdict.Reasons[0].Code);
        Assert.Contains("No trades, no distribution.", Reporter.ToHtml(result), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_OfARealRun_IsOneLineWithEveryPromisedName()
    {
        var result = Run(Request());

        var text = Reporter.ToJson(result);

        Assert.DoesNotContain('\n', text);
        using var json = JsonDocument.Parse(text);
        Assert.All(
            ("strategy symbol from to ticks ticksRejected ticksFlagged bars decisions orders fills denials startEquity endEquity currency commission swap "
                + "spreadCost slippageCost statistics verdict hash elapsedMs ticksPerSecond peakMemoryBytes").Split(' '),
            name => Assert.True(json.RootElement.TryGetProperty(name, out _), name));
        Assert.Equal(result.EndEquity.Amount, decimal.Parse(json.RootElement.GetProperty("endEquity").GetString()!, CultureInfo.InvariantCulture));
        Assert.Equal(20_000, json.RootElement.GetProperty("ticks").GetInt64());
        Assert.True(json.RootElement.GetProperty("ticksPerSecond").GetDouble() > 0);
    }

    private IBacktester Backtester => _services.GetRequiredService<IBacktester>();

    private IBacktestReporter Reporter => _services.GetRequiredService<IBacktestReporter>();

    private IRunRegistry Registry => _services.GetRequiredService<IRunRegistry>();

    private BacktestResult Run(BacktestRequest request) => Backtester.Run(request, null, TestContext.Current.CancellationToken);

    private BacktestRequest Request(string symbol = "EURUSD", int rows = 20_000)
    {
        var path = Path.Combine(_folder, $"{symbol}-{rows}.csv");
        WriteTicks(path, rows);
        return new() { Strategy = "ema-rsi", Instrument = InstrumentId.Of(symbol), Files = new FileRequest([path], InstrumentId.Of(symbol), TimeZone: "UTC") };
    }

    /// <summary>A quote a second from Wednesday 10:00 UTC on: two slow waves and a little noise, with a spread of a pip.</summary>
    private static void WriteTicks(string path, int rows)
    {
        var random = new Random(11);
        using var writer = new StreamWriter(path);
        writer.WriteLine("time,bid,ask");
        for (var i = 0; i < rows; i++)
        {
            var time = new DateTime(2024, 1, 3, 10, 0, 0, DateTimeKind.Utc).AddSeconds(i);
            var bid = Math.Round(1.1 + (0.004 * Math.Sin(i / 900.0)) + (0.001 * Math.Sin(i / 170.0)) + (0.00004 * (random.NextDouble() - 0.5)), 5);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss},{bid:0.00000},{bid + 0.0001:0.00000}"));
        }
    }
}

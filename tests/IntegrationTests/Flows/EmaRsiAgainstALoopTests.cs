using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Foundation.FlowChains;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Flows;

/// <summary>The whole engine against a loop of a few lines over the same ticks: spread paid, no slippage, no latency, no commission.</summary>
public sealed class EmaRsiAgainstALoopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loop").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "EURUSD", "forex", 10_000, 100_000)]
    [InlineData("lean/Data/cfd/oanda/tick/xauusd", "XAUUSD", "always", 10, 1_000)]
    public void EmaRsi_OverRecordedTicks_FillsAsTheLoopDoes(string folder, string symbol, string sessions, int units, int scale)
    {
        var files = Recorded.Files(folder, "*_quote.zip");
        var expected = Loop(files, units, scale);

        var (fills, result) = Engine(files, symbol, sessions);

        Assert.Equal(expected.Count, fills.Count);
        Assert.Equal(expected, fills);
        Assert.Empty(result.Totals.Denials);
        Assert.Equal(Profit(expected), (result.EndEquity - result.StartEquity).Amount);
    }

    private (List<Fill> Fills, BacktestResult Result) Engine(string[] files, string symbol, string sessions)
    {
        var costs = Path.Combine(_folder, "costs.yaml");
        File.WriteAllText(costs, $"costs:\n  - symbol: {symbol}\n    commissionPerLot: 0\n    slippagePoints: 0\n    latencyMilliseconds: 0\n");
        var instruments = Path.Combine(_folder, "instruments.yaml");
        File.WriteAllText(instruments, $"instruments:\n  - symbol: {symbol}\n    sessions: {sessions}\n    swap:\n      mode: none\n");
        var ledger = Path.Combine(_folder, "ledger.jsonl");
        using var services = Arus.Host.Composition.Create(TimeProvider.System);
        var result = services.GetRequiredService<IBacktester>().Run(
            new BacktestRequest
            {
                Strategy = "ema-rsi",
                Instrument = InstrumentId.Of(symbol),
                Files = new FileRequest(files, InstrumentId.Of(symbol)),
                CostsFile = costs,
                InstrumentsFile = instruments,
                LedgerPath = ledger,
                Cash = Money.Of(10_000_000m, Currency.Usd), // so much that the limit of a day's loss is never reached
            },
            null,
            TestContext.Current.CancellationToken);
        var fills = LedgerReader.Read(ledger)
            .Where(record => record.Kind == "fill")
            .Select(record => new Fill(
                record.Json.GetProperty("side").GetString() == "buy" ? 1 : -1,
                record.Json.GetProperty("quantity").GetDecimal(),
                record.Json.GetProperty("price").GetDecimal()))
            .ToList();
        return (fills, result);
    }

    /// <summary>EMA(20) and EMA(50) seeded by their first mean, RSI(14) by Wilder, on the mid of every quote that is not crossed; whole points throughout.</summary>
    private static List<Fill> Loop(string[] files, int units, int scale)
    {
        var fills = new List<Fill>();
        double fast = 0, slow = 0, gain = 0, loss = 0, before = 0, fastSum = 0, slowSum = 0;
        long n = 0, bid = 0, ask = 0;
        var want = 0;
        var held = 0;
        foreach (var (nextBid, nextAsk) in files.SelectMany(Quotes).Select(quote => ((long)(quote.Bid * scale), (long)(quote.Ask * scale))))
        {
            if (nextAsk < nextBid)
            {
                continue;
            }

            (bid, ask) = (nextBid, nextAsk);
            var mid = (bid + ask) / (2.0 * scale);
            n++;
            fast = n < 20 ? 0 : n == 20 ? (fastSum + mid) / 20 : fast + (2.0 / 21 * (mid - fast));
            slow = n < 50 ? 0 : n == 50 ? (slowSum + mid) / 50 : slow + (2.0 / 51 * (mid - slow));
            (fastSum, slowSum) = (fastSum + mid, slowSum + mid);
            var change = n == 1 ? 0 : mid - before;
            before = mid;
            var (up, down) = (Math.Max(change, 0), Math.Max(-change, 0));
            (gain, loss) = n <= 15 ? (gain + up, loss + down) : (gain + (1.0 / 14 * (up - gain)), loss + (1.0 / 14 * (down - loss)));
            if (n == 15)
            {
                (gain, loss) = (gain / 14, loss / 14);
            }

            if (n < 50)
            {
                continue;
            }

            var rsi = gain + loss == 0 ? 0 : 100 * (gain / (gain + loss));
            want = fast > slow && rsi > 55 ? 1 : fast < slow && rsi < 45 ? -1 : want;
            if (want != held)
            {
                fills.Add(new Fill(Math.Sign(want - held), Math.Abs(want - held) * units, (want > held ? ask : bid) / (decimal)scale));
                held = want;
            }
        }

        fills.Add(new Fill(-held, units, (held > 0 ? bid : ask) / (decimal)scale)); // closed at the end of the data
        return fills;
    }

    private static decimal Profit(List<Fill> fills) => -fills.Sum(fill => fill.Side * fill.Quantity * fill.Price);

    private static IEnumerable<(decimal Bid, decimal Ask)> Quotes(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.Entries.Single().Open());
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return (decimal.Parse(cells[1], CultureInfo.InvariantCulture), decimal.Parse(cells[2], CultureInfo.InvariantCulture));
        }
    }

    private sealed record Fill(int Side, decimal Quantity, decimal Price);
}

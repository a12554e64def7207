using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Flows;

/// <summary>The same quotes from files and from the store, on one thread and on two: one result.</summary>
public sealed class StoreAgainstFilesTests : IDisposable
{
    private static readonly SourceId Source = new("fxcm");

    private readonly string _folder = Directory.CreateTempSubdirectory("store-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "2014050*_quote.zip", "EURUSD", "consensus", true)]
    [InlineData("ticks_csv", "histdata_quote_tick_data_2020.csv", "EURUSD", "ema-rsi", false)]
    public void Backtest_FromStoreAndFromFiles_IsTheSame(string folder, string pattern, string symbol, string strategy, bool rejectsSome)
    {
        var files = new FileRequest([.. Recorded.Files(folder, pattern).Take(2)], InstrumentId.Of(symbol), DropCrossed: rejectsSome);
        using var services = Arus.Host.Composition.Create(TimeProvider.System);
        Import(services, files);
        var request = new BacktestRequest
        {
            Strategy = strategy,
            Instrument = files.Instrument,
            DataDirectory = _folder,
            KeepsRun = false,
        };

        BacktestResult[] results =
        [
            .. new[] { 1, 2 }.SelectMany(threads => new[]
            {
                Run(services, request with { Files = files, Threads = threads }),
                Run(services, request with { Store = new(Source, [files.Instrument], BarPeriod.Tick), Threads = threads }),
            }),
        ];

        Assert.All(results, result => Assert.Equal(results[0].Hash, result.Hash));
        Assert.All(results, result => Assert.Equal(results[0].RunId, result.RunId));
        Assert.All(results, result => Assert.Equal(Worth(results[0].Quality), Worth(result.Quality)));
        Assert.True(results[0].Quality.Rows > 1_000);
        Assert.Equal(rejectsSome, results[0].Quality.Rejected.Count > 0);
    }

    private static string Worth(DataQuality quality) => string.Join(
        ' ', quality.Rows, quality.First, quality.Last, string.Join(',', quality.Rejected), string.Join(',', quality.Flagged), string.Join(',', quality.Gaps));

    private static BacktestResult Run(IServiceProvider services, BacktestRequest request) =>
        services.GetRequiredService<IBacktester>().Run(request, null, TestContext.Current.CancellationToken);

    private void Import(IServiceProvider services, FileRequest files)
    {
        using var import = services.GetRequiredService<IMarketStore>().BeginImport(_folder, Source);
        var summary = services.GetRequiredService<IMarketImporter>().Run(files, import, cancel: TestContext.Current.CancellationToken);
        import.Complete(summary.Quality);
    }
}

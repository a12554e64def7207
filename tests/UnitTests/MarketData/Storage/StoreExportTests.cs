using Arus.Contracts.MarketData;
using Arus.MarketData.Import;
using Arus.UnitTests.MarketData.Import;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class StoreExportTests : IDisposable
{
    private readonly StoreSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Ticks_ImportedAgain_AreTheSameRows()
    {
        var ticks = StoreSamples.Ticks(5_000);
        _samples.Import(ticks);

        var file = Export(StoreSamples.Everything());
        using var feed = Reader().OpenFiles(new([file], StoreSamples.EurUsd));

        Assert.Equal(ticks.Select(Plain), StoreSamples.ReadTicks(feed).Select(Plain));
    }

    [Theory]
    [InlineData(BarPeriod.S1, Timestamp.NanosPerSecond)]
    [InlineData(BarPeriod.M1, Timestamp.NanosPerMinute)]
    [InlineData(BarPeriod.H4, 4 * Timestamp.NanosPerHour)]
    [InlineData(BarPeriod.D1, Timestamp.NanosPerDay)]
    public void Bars_ImportedAgain_AreTheSameRows(BarPeriod period, long length)
    {
        var bars = StoreSamples.Bars(400, period, length);
        _samples.Import(bars);

        var file = Export(StoreSamples.Everything(period));
        using var feed = Reader().OpenFiles(new([file], StoreSamples.EurUsd));

        Assert.Equal(bars, StoreSamples.ReadBars(feed));
    }

    [Theory]
    [InlineData("lean/Data/forex/fxcm/tick/eurusd", "20140501*.zip", "EURUSD")]
    [InlineData("lean/Data/cfd/oanda/minute/xauusd", "20140501*.zip", "XAUUSD")]
    [InlineData("mt5", "GBPUSD_D1.csv", "GBPUSD")]
    public void Export_OfRecordedRows_ImportsToTheSame(string folder, string pattern, string symbol)
    {
        var files = Recorded.Files(folder, pattern);
        var instrument = InstrumentId.Of(symbol);
        var resolution = Import(files, instrument, "first");
        var request = new StoreRequest(new("first"), [instrument], resolution);

        var file = Export(request);
        Assert.Equal(resolution, Import([file], instrument, "second"));

        var again = Export(request with { Source = new("second") });
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(again));
        Assert.True(new FileInfo(file).Length > 1_000);
    }

    // Whether a quote is a spike depends on the quotes an import rejected, too; all else is equal to the last bit.
    private static Tick Plain(Tick tick) => tick with { Flags = tick.Flags & QuoteFlags.Crossed };

    private static MarketDataReader Reader() => new(FixedCalendar.Instance, FixedCalendar.Instance, (_, _) => throw new NotSupportedException());

    private BarPeriod Import(string[] files, InstrumentId instrument, string source)
    {
        using var import = _samples.Store.BeginImport(_samples.Data, new(source));
        var summary = new Importer(FixedCalendar.Instance, FixedCalendar.Instance).Run(new(files, instrument), import, cancel: TestContext.Current.CancellationToken);
        import.Complete(summary.Quality);
        return summary.Resolution;
    }

    private string Export(StoreRequest request)
    {
        var path = Path.Combine(_samples.Data, "runs", $"{request.Source}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new StreamWriter(path);
        _samples.Store.Export(_samples.Data, request, file);
        return path;
    }
}

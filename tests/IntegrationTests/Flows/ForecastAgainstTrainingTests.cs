using System.Text.Json;
using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Foundation.FlowChains;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Flows;

/// <summary>Two instruments' recorded hours: models of them are trained on the first years, and a council asks them in the years after.</summary>
public sealed class ForecastAgainstTrainingTests : IDisposable
{
    private static readonly SourceId Source = new("ejt");
    private static readonly InstrumentId Pound = InstrumentId.Of("GBPUSD");
    private static readonly InstrumentId Aussie = InstrumentId.Of("AUDUSD");
    private static readonly Timestamp From = Timestamp.Utc(2014, 1, 1);
    private static readonly Timestamp Learned = Timestamp.Utc(2015, 1, 1);
    private static readonly Timestamp To = Timestamp.Utc(2015, 4, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("forecast").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Council_AsksAModel_HearsBitForBitWhatTheModelSaysOfTheRowsOfTraining()
    {
        using var services = Arus.Host.Composition.Create(TimeProvider.System);
        Import(services, Pound, 100_000);
        Import(services, Aussie, 100_000);
        Train(services);

        var result = Run(services, "1");
        var again = Run(services, result.Inputs.Request.Settings["agents.forecast.versions"]);

        Assert.Equal(result.Hash, again.Hash);
        var said = Said(result.LedgerPath!);
        var expected = Expected(services);
        var known = services.GetRequiredService<IModelRegistry>().Card(_folder, ModelSlots.Of(Pound, BarPeriod.H1), 1).KnownTo;
        Assert.InRange(known!.Value.Nanos, Learned.Plus(-3 * Timestamp.NanosPerDay).Nanos, Learned.Nanos);
        Assert.DoesNotContain(said, one => string.CompareOrdinal(one.At, $"{known}") <= 0);
        Assert.True(said.Count > 1_000, $"asked {said.Count} times");
        Assert.All(said, one => Assert.Equal(expected[one.At], one.Probability));
        Assert.Contains(result.Agents, agent => agent.Agent == "forecast" && agent.Opinions > 1_000);
    }

    private void Train(IServiceProvider services) => services.GetRequiredService<ITrainer>().Train(
        new()
        {
            DataDirectory = _folder,
            Source = Source,
            Instruments = [Pound, Aussie],
            From = From,
            To = Learned,
            Kinds = ["booster"],
            Settings = new Dictionary<string, string> { ["rounds"] = "20" },
            Folds = 2,
        },
        null, TestContext.Current.CancellationToken);

    private BacktestResult Run(IServiceProvider services, string versions) => services.GetRequiredService<IBacktester>().Run(
        new()
        {
            Strategy = "council",
            Instrument = Pound,
            DataDirectory = _folder,
            KeepsRun = false,
            LedgerPath = Path.Combine(_folder, $"{versions.Length}.jsonl"),
            Settings = new Dictionary<string, string> { ["timeframe"] = "H1", ["agents.forecast.versions"] = versions },
            Store = new(Source, [Pound], BarPeriod.H1),
            From = From,
            To = To,
        },
        null, TestContext.Current.CancellationToken);

    /// <summary>What the model says of the rows of the catalogue, by the close of their bar.</summary>
    private Dictionary<string, double> Expected(IServiceProvider services)
    {
        var registry = services.GetRequiredService<IModelRegistry>();
        var slot = ModelSlots.Of(Pound, BarPeriod.H1);
        var model = registry.Load(_folder, slot, 1);
        var kept = registry.Card(_folder, slot, 1).Calibration!;
        var calibration = services.GetRequiredService<ICalibrations>().Restore(kept.Method, kept.Parameters);
        var known = services.GetRequiredService<IInstrumentCatalog>();
        Assert.True(known.TryFind(Pound, out var pound) & known.TryFind(Aussie, out var aussie));
        var rows = services.GetRequiredService<IFeatureCatalog>().Compute(
            new(pound!, BarPeriod.H1) { Names = model.Features, Others = [aussie!] }, new([Bars(services, Pound), Bars(services, Aussie)]));
        var predictor = model.NewPredictor();
        return rows.Times.Select((at, row) => (At: $"{at}", calibration.Of(predictor.Predict(rows.Row(row))))).ToDictionary(pair => pair.At, pair => pair.Item2);
    }

    private static List<(string At, double Probability)> Said(string ledger) =>
    [
        .. LedgerReader.Read(ledger).Where(record => record.Kind == "decision").SelectMany(record => record.Json.GetProperty("opinions").EnumerateArray()
            .Where(opinion => opinion.GetProperty("agent").GetString() == "forecast" && opinion.GetProperty("confidence").GetDouble() > 0)
            .Select(opinion => (record.Json.GetProperty("at").GetString()![..19] + "Z", Reason(opinion)))),
    ];

    private static double Reason(JsonElement opinion) => opinion.GetProperty("reasons").EnumerateArray()
        .Single(reason => reason.GetProperty("text").GetString() == "probability of the upper barrier first").GetProperty("value").GetDouble();

    private BarHistory Bars(IServiceProvider services, InstrumentId instrument)
    {
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenStore(_folder, new(Source, [instrument], BarPeriod.H1) { From = From, To = To });
        var (bars, buffer) = (new List<Bar>(), new Bar[4_096]);
        for (var count = feed.Read(buffer); count > 0; count = feed.Read(buffer))
        {
            bars.AddRange(buffer.AsSpan(0, count));
        }

        return new(instrument, BarPeriod.H1, bars);
    }

    private void Import(IServiceProvider services, InstrumentId instrument, int scale)
    {
        var files = new FileRequest(Recorded.Files("ejtrader_h1", $"{instrument}h1.csv.gz"), instrument, TimeZone: "UTC+2/US", Scale: scale);
        using var import = services.GetRequiredService<IMarketStore>().BeginImport(_folder, Source);
        var summary = services.GetRequiredService<IMarketImporter>().Run(files, import, cancel: TestContext.Current.CancellationToken);
        import.Complete(summary.Quality);
    }
}

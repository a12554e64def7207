using System.Net.Http.Json;
using System.Text.Json;
using Arus.Contracts.Gateway;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Gateway;

public sealed class ModelEndpointsTests
{
    private const string Slot = "eurusd-h1";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly SourceId Source = new("mine");

    [Fact]
    public async Task Card_OfAVersion_TellsWhatIsKeptWithIt()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/models/{Slot}/1", Cancel);

        Assert.Equal("champion", answer.GetProperty("version").GetProperty("stage").GetString());
        Assert.Equal(24, answer.GetProperty("task").GetProperty("horizonBars").GetInt32());
        Assert.Equal("platt", answer.GetProperty("calibration").GetProperty("method").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("scores").GetProperty("reliability")[0].GetProperty("meanProbability").ValueKind);
        Assert.Equal("x0", answer.GetProperty("importance")[0].GetProperty("feature").GetString());
        Assert.Equal(["registered", "promoted"], answer.GetProperty("history").EnumerateArray().Select(change => change.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task Reports_OfASlot_AreThoseThatWereComputed()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        var drift = await client.GetFromJsonAsync<JsonElement>($"/api/v1/models/{Slot}/drift?source=mine", Cancel);
        var shadow = await client.GetFromJsonAsync<JsonElement>($"/api/v1/models/{Slot}/shadow?source=mine", Cancel);

        Assert.Equal((true, "x0"), (drift.GetProperty("report").GetProperty("hasDrifted").GetBoolean(), drift.GetProperty("report").GetProperty("features")[0].GetProperty("feature").GetString()));
        Assert.Equal(JsonValueKind.Null, shadow.GetProperty("report").ValueKind);
        Assert.True(shadow.GetProperty("isComputing").GetBoolean());
    }

    private static async Task<GatewayHost> Filled()
    {
        var host = await GatewayHost.Start(services: services => services.AddSingleton<IModelCare, Care>());
        var directory = host.Services.GetRequiredService<ServerFacts>().DataDirectory;
        var registry = host.Services.GetRequiredService<IModelRegistry>();
        var values = Enumerable.Range(0, 100).Select(row => (double)(row % 7)).ToArray();
        var examples = new Examples(new(["x0"], values), [.. Enumerable.Range(0, 100).Select(row => (double)(row % 2))]);
        var model = host.Services.GetRequiredService<IModelCatalog>().Train(new("logistic", new Dictionary<string, string>(), 1), examples, null, Cancel);
        var card = new ModelCard
        {
            Origin = "training",
            Task = new(Source, InstrumentId.Of("EURUSD"), [], BarPeriod.H1, new()),
            Calibration = new("platt", [1, 0]),
            Scores = new(100, 0.69, 0.25, 0.01, 0.5, [new(0, 0.1, 0, double.NaN, double.NaN)]),
            LossDeviation = 0.1,
            Importance = [new("x0", double.NaN, 0.1)],
        };
        var lineage = new ModelLineage(Specimens.Start, Specimens.Start, "ab", 100, 1, new Dictionary<string, double>());
        registry.Register(directory, Slot, new(model, lineage, card, null, null, "ann"));
        registry.Promote(directory, Slot, 1, null, new(), "ann");
        return host;
    }

    private sealed class Care(IModelRegistry registry, ServerFacts server) : IModelCare
    {
        public RetrainingStatus Retraining => RetrainingStatus.Off;

        public KeptReport<ShadowReport> Shadow(string slot, SourceId source) => new(null, null, true, "");

        public KeptReport<DriftReport> Drift(string slot, SourceId source) => new(
            new(registry.List(server.DataDirectory, slot)[0], source, null, null, 500, 500, [new(new("x0", 0.5, 0.2, 0.01), 0.1, true)], 0.3, null, ["1 of 1 features have moved"]),
            Specimens.Start, false, "");
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.Learning;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Host.Serving;
using Arus.IntegrationTests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Host;

/// <summary>A registry that changes beside a session.</summary>
public sealed class ChampionWatchTests : IDisposable
{
    private const string Slot = "eurusd-h1";
    private const string Versions = "agents.forecast.versions";

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-champions-").FullName;
    private readonly ServiceProvider _services = Arus.Host.Composition.Create(TimeProvider.System);
    private readonly FakeSession _session = new();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Look_AnotherChampion_IsToldOnceAndARollBackToo()
    {
        var watch = Watch();
        _session.ModelPins[Versions] = "none";
        await watch.Look(Cancel);
        Register("rsi14");
        Promote(1, null);

        Assert.Equal("", await watch.Look(Cancel));
        Follow();
        await watch.Look(Cancel);
        Register("rsi2");
        Promote(2, new(500, 100, 0.69, 0.6, 0.01, 0.02));
        await watch.Look(Cancel);
        Follow();
        Registry.RollBack(_folder, Slot, "it lost", "ann");
        await watch.Look(Cancel);

        Assert.Equal(["1@", "2@", "1@"], _session.Commands.Cast<UseModels>().Select(command => command.Pins[Versions][..2]));
    }

    [Fact]
    public async Task Look_ARefusedChampion_IsToldWhyAndNotAskedForAgain()
    {
        var watch = Watch();
        _session.ModelPins[Versions] = "none";
        _session.Answer = _ => Task.FromResult(new CommandResult(new Fault("FORECAST_FEATURES", "1", "reads what is not computed", "a later run"), null));
        Register("rsi14");
        Promote(1, null);

        Assert.Contains("FORECAST_FEATURES", await watch.Look(Cancel), StringComparison.Ordinal);
        Assert.Equal("", await watch.Look(Cancel));

        Assert.Single(_session.Commands);
    }

    [Fact]
    public async Task Look_WhatTheSessionIsReadyFor_IsNoReasonToAskForAnother()
    {
        _session.ModelPins[Versions] = "none";
        _session.ModelPins["agents.forecast.ready"] = "1@abc";
        Register("rsi14");

        Assert.Equal("", await Watch().Look(Cancel));

        Assert.Empty(_session.Commands);
    }

    [Fact]
    public async Task Look_AStrategyWithoutASeatForModels_IsLeftAlone()
    {
        Register("rsi14");
        Promote(1, null);

        Assert.Equal("", await Watch().Look(Cancel));

        Assert.Empty(_session.Commands);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IModelRegistry Registry => _services.GetRequiredService<IModelRegistry>();

    private void Follow() => _session.ModelPins[Versions] = _session.Commands.Cast<UseModels>().Last().Pins[Versions];

    private ChampionWatch Watch() => new(
        _services.GetRequiredService<IStrategyLibrary>(), _services.GetRequiredService<IInstrumentCatalog>(), _session,
        new() { Strategy = "council", Instruments = [InstrumentId.Of("EURUSD")], Source = new("t1") }, _folder, TimeProvider.System);

    private void Promote(int number, ShadowEvidence? evidence) => Registry.Promote(_folder, Slot, number, evidence, new(), "ann");

    private void Register(string feature)
    {
        double[] rows = [.. Enumerable.Range(0, 300).Select(row => (double)(row * 37 % 101))];
        var model = _services.GetRequiredService<IModelCatalog>().Train(
            new("logistic", new Dictionary<string, string>(), 1), new(new([feature], rows), [.. rows.Select((row, at) => (row + (at * 13 % 50)) > 75 ? 1.0 : 0.0)]), null, Cancel);
        var learned = Timestamp.Utc(2026, 1, 5);
        Registry.Register(_folder, Slot, new(
            model, new(learned, learned.Plus(1), new string('a', 64), 300, 1, new Dictionary<string, double>()), new() { Origin = "test", KnownTo = learned }, null, null, "ann"));
    }
}

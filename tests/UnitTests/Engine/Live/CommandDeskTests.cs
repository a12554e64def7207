using Arus.Contracts.Learning;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.UnitTests.Foundation.Persistence;
using Arus.UnitTests.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Engine.Live;

/// <summary>A running session and the models it goes by.</summary>
public sealed class CommandDeskTests : IDisposable
{
    private const string Slot = "eurusd-m1";
    private const string Versions = "agents.forecast.versions";

    private static readonly LiveOptions Options = LiveDesk.EmaRsi with
    {
        Strategy = "consensus",
        Settings = new Dictionary<string, string>
        {
            ["timeframe"] = "M1",
            ["agents.forecast.period"] = "M1",
            ["consensus.enter"] = "0.51",
            ["consensus.confidence"] = "0.01",
            ["sizing.units"] = "10000",
        },
    };

    private readonly string _data = Directory.CreateTempSubdirectory("arus-live-models-").FullName;
    private readonly IModelRegistry _registry = LiveDesk.Modules.GetRequiredService<IModelRegistry>();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void Recover_TheRegistryHasMovedOn_GoesOnWithWhatTheSessionBeganWith()
    {
        Promote("rsi2", 1);
        var frames = Frames(3_000);
        var whole = Begin(new SimulatedDisk(), "whole");
        Post(whole, frames, 0, frames.Count);
        var expected = whole.Session.LedgerHash;
        whole.Session.Dispose();
        var disk = new SimulatedDisk();
        var first = Begin(disk, "cut");
        Post(first, frames, 0, frames.Count / 2);
        var before = first.Session.LedgerHash;
        first.Session.Dispose();
        Promote("rsi14", 2);

        var second = Begin(disk, "cut");
        var recovered = second.Session.LedgerHash;
        Post(second, frames, frames.Count / 2, frames.Count);

        Assert.Equal(before, recovered);
        Assert.Equal(expected, second.Session.LedgerHash);
        Assert.StartsWith("1@", second.Session.Core.Commands.Models[LiveDesk.Eurusd][Versions], StringComparison.Ordinal);
        second.Session.Dispose();
    }

    [Fact]
    public void UseModels_AnotherVersionOfTheSameRows_IsAskedAtOnceAndAgainAfterARestart()
    {
        Promote("rsi2", 1);
        var frames = Frames(4_000);
        var disk = new SimulatedDisk();
        var desk = Begin(disk, "run");
        Post(desk, frames, 0, frames.Count / 2);
        Promote("rsi2", 2, sign: -1);
        var pins = new Dictionary<string, string> { [Versions] = Pin(2) };

        var result = Ask(desk, new UseModels("m1", "ann", LiveDesk.Eurusd, pins));
        Post(desk, frames, frames.Count / 2, frames.Count);

        Assert.True(result.IsDone, $"{result.Fault}");
        Assert.Equal(2, Forecast(desk).Reasons[0].Value);
        Assert.True(Forecast(desk).Confidence > 0, "a model whose training rows were not kept is not heard");
        var hash = desk.Session.LedgerHash;
        desk.Session.Dispose();
        var again = Begin(disk, "run");
        Assert.Equal(hash, again.Session.LedgerHash);
        Assert.Equal(Pin(2), again.Session.Core.Commands.Models[LiveDesk.Eurusd][Versions]);
        again.Session.Dispose();
    }

    [Fact]
    public void UseModels_TheFirstChampion_TakesTheEmptySeatAtOnceAndAgainAfterARestart()
    {
        Register("rsi2", 1);
        var frames = Frames(4_000);
        var disk = new SimulatedDisk();
        var desk = Begin(disk, "run");
        Post(desk, frames, 0, frames.Count / 2);
        var before = Forecast(desk);
        _registry.Promote(_data, Slot, 1, null, new(), "ann");

        var result = Ask(desk, new UseModels("m1", "the model registry", LiveDesk.Eurusd, new Dictionary<string, string> { [Versions] = Pin(1) }));
        Post(desk, frames, frames.Count / 2, frames.Count);

        Assert.True(result.IsDone, $"{result.Fault}");
        Assert.Equal((0, 0), (before.Reasons[0].Value, before.Weight));
        Assert.Equal(1, Forecast(desk).Reasons[0].Value);
        Assert.True(Forecast(desk).Weight > 0, "the first champion has no vote");
        var hash = desk.Session.LedgerHash;
        desk.Session.Dispose();
        var again = Begin(disk, "run");
        Assert.Equal(hash, again.Session.LedgerHash);
        Assert.Equal(Pin(1), again.Session.Core.Commands.Models[LiveDesk.Eurusd][Versions]);
        again.Session.Dispose();
    }

    [Fact]
    public void Begin_BesideAChallengerThatWaits_DecidesAsWithoutIt()
    {
        var frames = Frames(3_000);
        var without = Begin(new SimulatedDisk(), "without");
        Post(without, frames, 0, frames.Count);
        Register("rsi2", 1);
        var with = Begin(new SimulatedDisk(), "with");
        Post(with, frames, 0, frames.Count);

        Assert.Contains("agents.forecast.ready", with.Session.Core.Commands.Models[LiveDesk.Eurusd].Keys);
        Assert.Equal(Told(without), Told(with));
        without.Session.Dispose();
        with.Session.Dispose();

        static List<string> Told(LiveDesk desk) => [.. desk.Session.View.Decisions(new(null, 100), changesOnly: false).Items.Select(decision =>
            $"{decision.Number} {decision.Target} {decision.ProbabilityUp:R} {decision.Confidence:R} {string.Join(' ', decision.Fused)} {string.Join(' ', decision.Opinions.Select(opinion => $"{opinion.Weight:R} {opinion.Moved:R}"))}")];
    }

    [Fact]
    public void UseModels_OneSeat_LeavesEveryOtherPin()
    {
        Promote("rsi2", 1);
        var desk = Begin(new SimulatedDisk(), "run");
        Post(desk, Frames(200), 0, 5);
        var before = desk.Session.Core.Commands.Models[LiveDesk.Eurusd];
        Promote("rsi2", 2, sign: -1);

        Assert.True(Ask(desk, new UseModels("m1", "ann", LiveDesk.Eurusd, new Dictionary<string, string> { [Versions] = Pin(2) })).IsDone);

        Assert.True(before.Count > 1, "a consensus pins more than models");
        Assert.Equal(new Dictionary<string, string>(before) { [Versions] = Pin(2) }, desk.Session.Core.Commands.Models[LiveDesk.Eurusd]);
        desk.Session.Dispose();
    }

    [Theory]
    [InlineData("rsi14", "2", "FORECAST_FEATURES")]
    [InlineData("rsi2", "7@ffff", "STRATEGY_MODEL_MISSING")]
    public void UseModels_WhatCannotBeAsked_IsRefusedAndNothingChanges(string feature, string versions, string code)
    {
        Promote("rsi2", 1);
        var desk = Begin(new SimulatedDisk(), "run");
        Post(desk, Frames(200), 0, 5);
        Promote(feature, 2, sign: -1);

        var result = Ask(desk, new UseModels("m1", "ann", LiveDesk.Eurusd, new Dictionary<string, string> { [Versions] = versions == "2" ? Pin(2) : versions }));

        Assert.Equal(code, result.Fault?.Code);
        Assert.Equal(Pin(1), desk.Session.Core.Commands.Models[LiveDesk.Eurusd][Versions]);
        desk.Session.Dispose();
    }

    private LiveDesk Begin(SimulatedDisk disk, string name) => new(disk, new ManualTime(), Options, Path.Combine(_data, name), _data);

    private string Pin(int number) => $"{number}@{_registry.List(_data, Slot)[number - 1].Id}";

    private static CommandResult Ask(LiveDesk desk, LiveCommand command)
    {
        var asked = desk.Commands.Send(command, TestContext.Current.CancellationToken);
        desk.TurnAll();
        return asked.GetAwaiter().GetResult();
    }

    private static void Post(LiveDesk desk, List<Tick[]> frames, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Assert.True(desk.Post((ulong)i + 1, frames[i]));
            desk.TurnAll();
        }
    }

    private static List<Tick[]> Frames(int ticks) => [.. LiveDesk.Market(7, ticks).Chunk(20)];

    private static LiveOpinion Forecast(LiveDesk desk) => desk.Session.View.Decisions(new(null, 1), changesOnly: false).Items
        .SelectMany(decision => decision.Opinions).Single(opinion => opinion.Agent == "forecast");

    private void Promote(string feature, int number, double sign = 1)
    {
        Register(feature, number, sign);
        _registry.Promote(_data, Slot, number, number == 1 ? null : new(500, 100, 0.69, 0.6, 0.01, 0.02), new(), "ann");
    }

    private void Register(string feature, int number, double sign = 1)
    {
        var drawn = Samples.Drawn(300, 1, (ulong)number, x => sign * x[0]);
        var model = Samples.Train("logistic", drawn with { Features = new([feature], [.. drawn.Features.Values.Select(value => 50 + (20 * value))]) });
        var learned = Timestamp.Utc(2026, 11, 1);
        _registry.Register(_data, Slot, new(
            model, new(learned, learned.Plus(1), new string('a', 64), 300, 1, new Dictionary<string, double>()), new() { Origin = "test", KnownTo = learned }, null, null, "ann"));
    }
}

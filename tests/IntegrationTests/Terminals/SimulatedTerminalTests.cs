using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Persistence;
using Arus.IntegrationTests.Terminals.Bridge;
using Arus.MarketData.Instruments;
using Arus.Terminals.Simulation;
using Arus.UnitTests.Terminals.Simulation;

namespace Arus.IntegrationTests.Terminals;

/// <summary>A simulated terminal and the real bridge, over the loopback.</summary>
public sealed class SimulatedTerminalTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2025, 3, 4, 9);
    private static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-terminal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_AsFastAsTaken_EveryTickIsRecordedOnceInOrder()
    {
        await using var server = await BridgeServer.Start();
        var ticks = ListFeed.Walk("EURUSD", 20_000, Start);

        var tally = await Play(ticks, Options(server));

        AssertSame(ticks, server);
        Assert.Equal((20_000, 20_000, 1), (tally.Ticks, tally.Acknowledged, tally.Connects));
    }

    private static SimulatedTerminalOptions Options(BridgeServer server, string name = "demo")
    {
        var key = server.Key(name);
        return new() { Connect = server.Address, KeyId = key.Id, KeySecret = key.Secret, Instruments = [Eurusd], Speed = 0 };
    }

    private static async Task<TerminalTally> Play(Tick[] ticks, SimulatedTerminalOptions options)
    {
        using var feed = new ListFeed(ticks);
        return await Terminal().Run(options, feed, null, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static SimulatedTerminal Terminal() =>
        new(InstrumentCatalog.BuiltIn, CostCatalog.BuiltIn, TimeProvider.System, SimulatedTerminal.Dial, PhysicalDisk.Instance);

    private static void AssertSame(Tick[] expected, BridgeServer server, string name = "demo") => Assert.Equal(
        expected.Select(tick => (tick.VenueTime, tick.Bid, tick.Ask)),
        server.Inbox.Of(name).Ticks.Select(tick => (tick.VenueTime, tick.Bid, tick.Ask)));
}

using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.IntegrationTests.Terminals.Bridge;

public sealed class BridgeTests
{
    private const long Start = 1_763_712_000_000;

    [Fact]
    public async Task Terminal_WithItsKey_GetsInAndItsTicksAreTaken()
    {
        await using var server = await BridgeServer.Start();
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));

        await terminal.SayAccount();
        var asked = await terminal.Await<Subscribe>();
        await terminal.SendTicks(isBackfill: false, new WireTick(6, Start, 108_523, 108_531), new WireTick(6, Start + 1, 108_524, 108_532));
        await terminal.AwaitAcknowledged(2);

        Assert.Equal(["EURUSD.m"], asked.Items.Select(item => item.Sym));
        var inlet = server.Inbox.Of("demo");
        Assert.Equal(["1.08523", "1.08524"], inlet.Ticks.Select(tick => tick.Bid.ToString()));
        Assert.All(inlet.Ticks, tick => Assert.Equal("EURUSD", tick.Instrument.ToString()));
        Assert.Equal(2UL, inlet.Batches[0].Position.Sequence);
        Assert.Equal(LinkState.Connected, server.Status("demo").State);
        Assert.Equal((2, "5012345@Demo-Server"), (server.Status("demo").Ticks, server.Keys.List(server.Options.DataDirectory)[0].BoundTo));
        Assert.Equal(7_200, server.Status("demo").OffsetSeconds);
    }

    [Fact]
    public async Task Terminal_AfterACut_GoesOnWhereTheJournalEnds()
    {
        await using var server = await BridgeServer.Start();
        var key = server.Key("demo");
        string session;
        using (var first = await new RawTerminal().Enter(server.Address, key))
        {
            session = first.Welcome!.Sid;
            await first.SayAccount();
            await first.SendTicks(isBackfill: false, new WireTick(6, Start, 108_523, 108_531));
            await first.AwaitAcknowledged(2);
            first.Socket.Abort();
        }

        server.Restart();
        using var second = await new RawTerminal().Enter(server.Address, key, new Resume(session, 0, 1));
        await second.SendBinary(RawTerminal.Frame(2, false, new WireTick(6, Start, 108_523, 108_531)));
        await second.SendTicks(isBackfill: false, new WireTick(6, Start + 5, 108_525, 108_533));
        await second.AwaitAcknowledged(3);

        Assert.Equal((true, 3UL, session), (second.Welcome!.Resumed, second.Welcome.FromSeq, second.Welcome.Sid));
        Assert.Equal([Start, Start + 5], server.Inbox.Of("demo").Ticks.Select(tick => tick.VenueTime.Nanos / 1_000_000));
    }
}

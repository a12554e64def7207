using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;
using Arus.UnitTests.Terminals;

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
        await second.SendBinary(SampleMessages.Frame(2, false, new WireTick(6, Start, 108_523, 108_531)));
        await second.SendTicks(isBackfill: false, new WireTick(6, Start + 5, 108_525, 108_533));
        await second.AwaitAcknowledged(3);

        Assert.Equal((true, 3UL, session), (second.Welcome!.Resumed, second.Welcome.FromSeq, second.Welcome.Sid));
        Assert.Equal([Start, Start + 5], server.Inbox.Of("demo").Ticks.Select(tick => tick.VenueTime.Nanos / 1_000_000));
    }

    [Fact]
    public async Task Order_AndItsAnswers_GoThroughTheBridge()
    {
        await using var server = await BridgeServer.Start();
        var link = server.Bridge.Link(new("demo"));
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));
        await terminal.SayAccount();
        await terminal.Await<Subscribe>();

        link.Send(Opening, "4K2M9X7Q0000003");
        var order = await terminal.Await<Order>();
        await terminal.Send(new OrderAcknowledged { Seq = ++terminal.Sequence, Cid = order.Cid, State = WireAcknowledgement.Accepted, Code = "" });
        await terminal.Send(SampleMessages.Result(++terminal.Sequence));
        await terminal.Send(SampleMessages.Fill(++terminal.Sequence));
        await terminal.AwaitAcknowledged(terminal.Sequence);

        Assert.Equal((WireOperation.Market, "EURUSD.m", "0.3", 1.08332m, ClientOrderId.Magic(order.Cid)), (order.Op, order.Sym, order.Lots, order.Sl, order.Magic));
        var reports = server.Inbox.Of("demo").Reports;
        Assert.Single(reports.OfType<VenueAcknowledged>());
        Assert.Equal(10009, reports.OfType<VenueOutcome>().Single().ReturnCode);
        Assert.Equal("30000", reports.OfType<VenueDeal>().Single().Quantity.ToString());
    }

    [Fact]
    public async Task Halt_BeforeAndAfterTheConnect_IsToldAndKeepsOpeningOrdersBack()
    {
        await using var server = await BridgeServer.Start();
        var link = server.Bridge.Link(new("demo"));
        link.SetState(TradingState.Halted, "by hand");
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));
        var told = await terminal.Await<Halt>();
        await terminal.SayAccount();
        await terminal.Await<Subscribe>();

        link.Send(Opening, "A1");
        link.Send(Opening with { IsOpening = false, Position = 7001 }, "A2");
        var order = await terminal.Await<Order>();

        Assert.Equal((WireHalt.NoNew, "by hand"), (told.Mode, told.Why));
        Assert.Equal(("A2", WireOperation.Close), (order.Cid, order.Op));
        await terminal.Send(new OrderAcknowledged { Seq = ++terminal.Sequence, Cid = "A2", State = WireAcknowledgement.Accepted, Code = "" });
        await terminal.AwaitAcknowledged(terminal.Sequence);
        Assert.Contains(new VenueAcknowledged("A1", VenueAcknowledgement.Refused, ErrorCode.Halted), server.Inbox.Of("demo").Reports);
    }

    [Fact]
    public async Task Snapshot_Asked_IsAnsweredIntoTheJournal()
    {
        await using var server = await BridgeServer.Start();
        var link = server.Bridge.Link(new("demo"));
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));
        await terminal.SayAccount();
        await terminal.Await<Subscribe>();

        link.Send(Opening with { Kind = VenueRequestKind.Snapshot }, "Q1");
        var asked = await terminal.Await<SnapshotRequest>();
        await terminal.Send(SampleMessages.Snapshot(++terminal.Sequence) with { Rid = asked.Rid, Since = asked.Since });
        await terminal.AwaitAcknowledged(terminal.Sequence);

        var snapshot = Assert.Single(server.Inbox.Of("demo").Reports.OfType<VenueSnapshot>());
        Assert.Equal((1, 1, 1, 1), (snapshot.Positions.Count, snapshot.Orders.Count, snapshot.Deals.Count, snapshot.Outcomes.Count));
    }

    private static VenueRequest Opening => new(
        VenueRequestKind.Deal, new(3), InstrumentId.Of("EURUSD"), Side.Buy, OrderKind.Market, Quantity.From(30_000m), Price.None, Price.None, Price.From(1.08332m),
        Price.None, TimeInForce.ImmediateOrCancel, 0, 0, IsOpening: true, Timestamp.Utc(2025, 11, 21, 8));
}

using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Brokers;
using Arus.Terminals.Simulation.Client;
using Arus.UnitTests.Foundation.Persistence;
using Arus.UnitTests.Terminals.Simulation.Brokers;

namespace Arus.UnitTests.Terminals.Simulation.Client;

public sealed class TerminalStateTests
{
    private const string Path = "/state";

    [Fact]
    public void Open_AfterAKill_KnowsEverythingThatWasSaid()
    {
        var disk = new SimulatedDisk();
        var parts = new BrokerParts();
        using (var state = new TerminalState(disk, Path))
        {
            state.Take("A1", BrokerParts.Start, "EURUSD.r");
            var result = parts.Market(OrderType.Buy, 1m, stop: 1.09m);
            state.Finish("A1", result, parts.Told);
            state.Refuse("A2", BrokerParts.Start, "EURUSD.r", ErrorCode.TimeToLive);
            state.Take("A3", BrokerParts.Start, "EURUSD.r");
            state.SetHalt(WireHalt.NoNew);
            state.Acknowledge("EURUSD.r", 17);
        }

        using var again = new TerminalState(disk.AfterKill(), Path);

        Assert.Equal(parts.Told, again.Changes);
        Assert.Equal(Retcode.Done, again.Find("A1")!.Result!.Code);
        Assert.Equal(1.10010m, again.Find("A1")!.Result!.Price.ToDecimal());
        Assert.Equal(ErrorCode.TimeToLive, again.Find("A2")!.Refused);
        Assert.Null(again.Find("A3")!.Result);
        Assert.Null(again.Find("A4"));
        Assert.Equal((WireHalt.NoNew, 17L), (again.Halt, again.Acknowledged["EURUSD.r"]));
    }

    [Fact]
    public void Open_TornAnywhere_HoldsWholeLinesOnlyAndGoesOn()
    {
        var whole = new SimulatedDisk();
        using (var state = new TerminalState(whole, Path))
        {
            state.Take("A1", BrokerParts.Start, "EURUSD.r");
            state.Take("A2", BrokerParts.Start, "EURUSD.r");
        }

        using var file = whole.Open(Path, forWriting: false);
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        var firstEnd = bytes.AsSpan().IndexOf((byte)'\n') + 1;
        for (var length = firstEnd; length < bytes.Length; length++)
        {
            var disk = new SimulatedDisk();
            using (var torn = disk.Create(Path))
            {
                torn.Write(0, bytes.AsSpan(0, length));
            }

            using (var state = new TerminalState(disk, Path))
            {
                Assert.Equal((true, false), (state.Find("A1") is not null, state.Find("A2") is not null));
                state.Take("A3", BrokerParts.Start, "EURUSD.r");
            }

            using var again = new TerminalState(disk, Path);
            Assert.Equal(["A1", "A3"], again.Orders.Select(order => order.ClientId).Order());
        }
    }

    [Fact]
    public void Open_SomethingElse_IsRefusedWithTheLine()
    {
        var disk = new SimulatedDisk();
        using (var file = disk.Create(Path))
        {
            file.Write(0, "{}\nhello\n"u8);
        }

        Assert.Equal("/state:2", Assert.Throws<InvalidInputException>(() => new TerminalState(disk, Path)).Faults[0].Where);
    }

    [Fact]
    public void ClientIdOf_CommentCutByTheBroker_FindsTheWhole()
    {
        using var state = new TerminalState(new SimulatedDisk(), null);

        state.Take("ABCDEFGHIJKLMNOPQRSTUVWXYZ", BrokerParts.Start, "EURUSD.r");

        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZ", state.ClientIdOf("ABCDEFGHIJKLMNOPQRST"));
        Assert.Null(state.ClientIdOf("[sl]"));
    }
}

using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Behaviours;
using Arus.Terminals.Simulation.Brokers;
using Arus.Terminals.Simulation.Client;
using Arus.UnitTests.Foundation.Persistence;
using Arus.UnitTests.Terminals.Simulation.Brokers;

namespace Arus.UnitTests.Terminals.Simulation.Client;

public sealed class OrderDeskTests
{
    private const long Now = 1_000_000_000;

    private readonly SimulatedDisk _disk = new();
    private readonly List<SequencedMessage> _told = [];
    private readonly List<(double Seconds, Action What)> _later = [];
    private readonly List<bool> _cuts = [];
    private OrderDesk _desk;

    public OrderDeskTests() => _desk = Open();

    [Fact]
    public void Take_Order_IsAcknowledgedAnsweredAndFilled()
    {
        _desk.Take(Order("A1"));

        Assert.Equal(["oack", "ores", "ord", "fill", "pos", "acct"], _told.Select(MessageText.NameOf));
        var fill = Assert.Single(_told.OfType<Fill>());
        Assert.Equal(("A1", "0.5", 1.10010m, -1.75m), (fill.Cid, fill.Volume, fill.Price, fill.Commission));
        var position = Assert.Single(_told.OfType<PositionUpdate>());
        Assert.Equal((1.09m, "A1", fill.PosId), (position.Sl, position.Cid, position.PosId));
    }

    [Fact]
    public void Take_SameIdAgain_IsADuplicateWithTheStoredAnswerEvenAfterAKill()
    {
        _desk.Take(Order("A1"));
        var answer = Assert.Single(_told.OfType<OrderResult>());
        _told.Clear();
        _desk = Open();

        _desk.Take(Order("A1"));

        Assert.Equal(WireAcknowledgement.Duplicate, Assert.Single(_told.OfType<OrderAcknowledged>()).State);
        Assert.Equal(answer with { LatUs = 0 }, Assert.Single(_told.OfType<OrderResult>()));
        Assert.Equal((1L, 1L, 1), (_desk.Broker.Book.DealCount, _desk.Duplicates, _desk.Broker.Book.Positions.Count));
    }

    [Theory, InlineData(1_000, true), InlineData(1_001, false)]
    public void Take_OlderThanItsTimeToLive_IsRefusedForEver(int ageMs, bool isTaken)
    {
        _desk.Take(Order("A1") with { Ts = Now - (ageMs * 1_000L), TtlMs = 1_000 });
        _desk.Take(Order("A1"));

        Assert.Equal(isTaken ? WireAcknowledgement.Accepted : WireAcknowledgement.Refused, _told.OfType<OrderAcknowledged>().First().State);
        Assert.Equal(isTaken ? 1 : 0, _desk.Broker.Book.DealCount);
        Assert.All(_told.OfType<OrderAcknowledged>().Where(_ => !isTaken), said => Assert.Equal(ErrorCode.TimeToLive, said.Code));
    }

    [Fact]
    public void Take_OpeningWhileHalted_IsRefusedAlsoAfterAKillAndWhateverTheServerSays()
    {
        _desk.Take(Order("A1"));
        _desk.Halt(WireHalt.NoNew);
        _desk = Open();
        _told.Clear();

        _desk.Take(Order("A2"));
        _desk.Take(Order("A3") with { Opens = false });
        _desk.Take(Order("A4") with { Op = WireOperation.Close, Opens = false, Lots = null, Pos = _desk.Broker.Book.Positions.First().Id });

        Assert.Equal([ErrorCode.Halted, ErrorCode.Halted, ""], _told.OfType<OrderAcknowledged>().Select(said => said.Code));
        Assert.Empty(_desk.Broker.Book.Positions);

        _desk.Halt(WireHalt.Off);
        _desk.Take(Order("A5"));
        Assert.Single(_desk.Broker.Book.Positions);
    }

    [Fact]
    public void Halt_Flatten_ClosesAndCancelsEverything()
    {
        _desk.Take(Order("A1"));
        _desk.Take(Pending("A2"));

        _desk.Halt(WireHalt.Flatten);

        Assert.True(_desk.Broker.Book.IsEmpty);
    }

    [Fact]
    public void Halt_CancelPending_KeepsPositions()
    {
        _desk.Take(Order("A1"));
        _desk.Take(Pending("A2"));

        _desk.Halt(WireHalt.CancelPending);

        Assert.Empty(_desk.Broker.Book.Orders);
        Assert.Single(_desk.Broker.Book.Positions);
    }

    [Fact]
    public void Take_BeyondTheLimitsOfTheWelcome_IsRefused()
    {
        _desk.Limits = new(100, 0.5m, 2);

        _desk.Take(Order("A1") with { Lots = "0.51" });
        _desk.Take(Order("A2") with { Sym = "XAUUSD" });
        _desk.Take(Order("A3"));
        _desk.Take(Order("A4"));
        _desk.Take(Order("A5"));

        Assert.Equal([ErrorCode.LimitLots, ErrorCode.Symbol, "", "", ErrorCode.LimitOrders], _told.OfType<OrderAcknowledged>().Select(said => said.Code));
    }

    [Fact]
    public void Take_AnswerIsLost_TheBrokerHasItAndASnapshotSaysSo()
    {
        _desk = Open(Of(Mishap.LoseAll));

        _desk.Take(Order("A1"));

        Assert.Equal(["oack"], _told.Select(MessageText.NameOf));
        var snapshot = Assert.Single(_desk.Snapshots("r", null));
        Assert.Equal(("A1", "A1", "A1"), (Assert.Single(snapshot.Outcomes).Cid, Assert.Single(snapshot.Deals).Cid, Assert.Single(snapshot.Positions).Cid));
    }

    [Fact]
    public void Take_LateAnswer_FillsComeFirst()
    {
        _desk = Open(Of(Mishap.LateAnswer) with { Seconds = 3 });

        _desk.Take(Order("A1"));
        Assert.Empty(_told.OfType<OrderResult>());
        Assert.Single(_told.OfType<Fill>());

        var (seconds, what) = Assert.Single(_later);
        what();
        Assert.Equal(3, seconds);
        Assert.Single(_told.OfType<OrderResult>());
    }

    [Fact]
    public void Take_Delayed_ReachesTheBrokerLater()
    {
        _desk = Open(Of(Mishap.Delay));

        _desk.Take(Order("A1"));
        Assert.Equal(0, _desk.Broker.Book.DealCount);

        Assert.Single(_later).What();
        Assert.Equal(1, _desk.Broker.Book.DealCount);
    }

    [Theory]
    [InlineData((int)Mishap.Reject, 10006, 0)]
    [InlineData((int)Mishap.Requote, 10004, 0)]
    [InlineData((int)Mishap.Partial, 10010, 1)]
    public void Take_GoesWrong_IsAnsweredWithItsCode(int mishap, int code, int deals)
    {
        _desk = Open(Of((Mishap)mishap) with { Retcode = 10006 });

        _desk.Take(Order("A1"));

        Assert.Equal((code, deals), (Assert.Single(_told.OfType<OrderResult>()).Retcode, (int)_desk.Broker.Book.DealCount));
    }

    [Fact]
    public void Take_Reordered_DealsComeBeforeOrdersAndTheAnswerLast()
    {
        _desk = Open(Of(Mishap.Reorder));

        _desk.Take(Order("A1"));

        Assert.Equal(["oack", "pos", "fill", "ord", "ores", "acct"], _told.Select(MessageText.NameOf));
    }

    [Fact]
    public void Take_Duplicated_EverythingComesTwice()
    {
        _desk = Open(Of(Mishap.Duplicate));

        _desk.Take(Order("A1"));

        Assert.All(_told.Where(message => message is Fill or PositionUpdate or OrderResult).GroupBy(message => message), group => Assert.Equal(2, group.Count()));
        Assert.Equal(1, _desk.Broker.Book.DealCount);
    }

    [Theory, InlineData((int)Mishap.CutBeforeAck, false), InlineData((int)Mishap.CutAfterAck, true)]
    public void Take_LinkIsCut_TheBrokerHasItAllTheSame(int mishap, bool isAfter)
    {
        _desk = Open(Of((Mishap)mishap));

        _desk.Take(Order("A1"));

        Assert.Equal([isAfter], _cuts);
        Assert.Equal(1, _desk.Broker.Book.DealCount);
    }

    [Fact]
    public void Take_BrokerOutOfReach_IsAnswered10031()
    {
        _desk.SetBrokerLink(false);
        Assert.False(Assert.Single(_told.OfType<AccountState>()).BrokerLink);

        _desk.Take(Order("A1"));

        Assert.Equal(Retcode.Connection, Assert.Single(_told.OfType<OrderResult>()).Retcode);
    }

    [Fact]
    public void Quote_HitsAStop_IsToldWithItsReasonAndKept()
    {
        _desk.Take(Order("A1"));
        _told.Clear();

        _desk.Quote(BrokerParts.Eurusd, Price.From(1.08990m), Price.From(1.09000m), BrokerParts.Start.Plus(Timestamp.NanosPerMinute));

        var fill = Assert.Single(_told.OfType<Fill>());
        Assert.Equal((WireDealReason.StopLoss, WireDealEntry.Out, null), (fill.Reason, fill.Entry, fill.Cid));
        Assert.Empty(Open().Broker.Book.Positions);
    }

    [Fact]
    public void Snapshots_Many_FitAMessageEachAndHoldEverything()
    {
        for (var i = 0; i < 150; i++)
        {
            _desk.Take(Order($"ABCDEFGHIJKLMNOPQR{i:000}") with { Lots = "0.01" });
        }

        var parts = _desk.Snapshots("r1", null).ToList();

        Assert.Equal(Enumerable.Range(1, parts.Count), parts.Select(part => part.Part));
        Assert.All(parts, part => Assert.InRange(MessageText.Write(part with { Seq = ulong.MaxValue }).Length, 1, T5B.TextBytesMax));
        Assert.Equal((150, 150, 150), (parts.Sum(part => part.Positions.Count), parts.Sum(part => part.Deals.Count), parts.Sum(part => part.Outcomes.Count)));
    }

    private static ScriptedEvent Of(Mishap mishap) => new() { Mishap = mishap, At = 1 };

    private static Order Order(string clientId) => new(clientId, Now, WireOperation.Market, BrokerParts.Symbol.Name, ClientOrderId.Magic(clientId), 10_000)
    {
        Side = WireSide.Buy,
        Lots = "0.5",
        Sl = 1.09m,
        Fill = WireFilling.Auto,
        Opens = true,
    };

    private static Order Pending(string clientId) => Order(clientId) with { Op = WireOperation.Pending, Type = WireOrderType.BuyLimit, Px = 1.095m };

    private OrderDesk Open(params ScriptedEvent[] events)
    {
        // Filling "auto" takes fill-or-kill where it may; a partial fill needs immediate-or-cancel.
        var terms = BrokerParts.With(symbol => symbol with { FillMask = 2 });
        var desk = new OrderDesk(
            terms, new TerminalState(_disk, "/state"), events, 1, new(_told.Add, (seconds, what) => _later.Add((seconds, what)), _cuts.Add, () => Now));
        desk.Quote(BrokerParts.Eurusd, Price.From(1.10000m), Price.From(1.10010m), BrokerParts.Start);
        return desk;
    }
}

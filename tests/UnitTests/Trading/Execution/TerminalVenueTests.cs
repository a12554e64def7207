using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Execution;
using static Arus.UnitTests.Trading.TerminalDesk;

namespace Arus.UnitTests.Trading.Execution;

public sealed class TerminalVenueTests
{
    [Fact]
    public void Submit_OpeningOrder_CarriesItsStopInTheSameRequest()
    {
        var desk = new TerminalDesk();

        var id = desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        var request = desk.Sent[^1].Request;
        Assert.Equal((VenueRequestKind.Deal, true, 1.09m, 0L), (request.Kind, request.IsOpening, request.StopLoss.ToDecimal(), request.Position));
        Assert.Equal("ABCDEFGH1", id);
    }

    [Fact]
    public void Submit_AfterAHalt_SendsNothingThatOpensEvenPastTheRiskGate()
    {
        var desk = new TerminalDesk();
        var id = desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        desk.Hear(Deal(1, id, Side.Buy, 10_000m, 1.1003m));
        var books = desk.Account.Books;
        var sent = desk.Sent.Count;
        desk.Account.SetState(TradingState.Halted, "by hand");

        var venue = desk.Account.Terminal!;
        venue.Submit(in books.Begin(Desk.Intent(Side.Buy, 10_000m, stopLoss: 1.09m), RiskVerdict.Approved).Intent);
        venue.Submit(in books.Begin(Desk.Intent(Side.Buy, 10_000m, OrderKind.Limit, limit: 1.09m, stopLoss: 1.08m), RiskVerdict.Approved).Intent);
        Assert.Equal(sent, desk.Sent.Count);
        Assert.Equal([OrderState.Rejected, OrderState.Rejected], new[] { desk.StateOf(2), desk.StateOf(3) });
        desk.Account.Close(new(1));

        Assert.False(desk.Sent[^1].Request.IsOpening);
        Assert.Equal(sent + 1, desk.Sent.Count);
    }

    [Fact]
    public void Execute_FromQuoteToOutbox_AllocatesNothing()
    {
        var outbox = new CountingOutbox();
        var account = new TradingAccountFactory(new DailyCalendar()).OpenTerminal(
            Desk.Setup(), [Desk.Traded(Desk.EurUsd)], [], new(Prefix, 10_000, false, true, 0.01m, []), outbox, new SilentListener());
        account.OnReport(new VenueLink(LinkState.Connected));
        account.OnReport(new VenueAccount(7, "Demo", "USD", false, PositionMode.Netting, 100_000m, 100_000m, 0m, true));
        account.OnReport(new VenueSnapshot([], [], [], Desk.Start, []));
        for (var i = 0; i < 8; i++)
        {
            Decide(account, i);
        }

        account.OnReport(new VenueLink(LinkState.Connected));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 8; i < 24; i++)
        {
            Decide(account, i);
        }

        Allocations.AssertNoneSince(before);
        Assert.Equal(24, outbox.Deals);

        static void Decide(ITradingAccount account, int number)
        {
            var at = Desk.Start.Plus(number * Timestamp.NanosPerMillisecond);
            var tick = new Tick(Desk.EurUsd.Id, Price.From(1.1m), Price.From(1.1002m), at, at);
            account.OnTick(in tick);
            var decision = Desk.Decide(number + 1, 1_000 * (number + 1), in tick, stop: 0.01m);
            account.Execute(in decision);
        }
    }

    [Fact]
    public void Account_RealMoneyNotArmed_HaltsAndOpensNothing()
    {
        var desk = new TerminalDesk(isOnline: false);
        desk.Hear(new VenueLink(LinkState.Connected));
        desk.Hear(desk.AccountAt(100_000m, isReal: true));
        desk.Snapshot();
        desk.Account.SetState(TradingState.Active, "a person tries");

        desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        Assert.Equal([TradingState.Halted, TradingState.Active], desk.Log.States.Select(one => one.State));
        Assert.Equal(DenialCode.AccountNotArmed, desk.Log.Verdicts[^1].Verdict.Code);
        Assert.Empty(desk.Requests(VenueRequestKind.Deal));
    }

    [Fact]
    public void Order_WithoutAnAnswer_IsUnknownAskedAboutAndNeverSentAgain()
    {
        var desk = new TerminalDesk();
        var id = desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

        desk.Wait(11);
        Assert.Equal((OrderState.Unknown, VenueRequestKind.Snapshot), (desk.StateOf(1), desk.Sent[^1].Request.Kind));
        desk.Snapshot(isAnswer: false);
        Assert.Equal(OrderState.Unknown, desk.StateOf(1));
        desk.Snapshot();

        Assert.Equal((OrderState.Rejected, DenialCode.NotSent), (desk.StateOf(1), desk.Log.Events[^1].Event.Code));
        Assert.Single(desk.Sent, one => one.Id == id);
    }

    [Theory]
    [InlineData(PositionMode.Hedging)]
    [InlineData(PositionMode.Netting)]
    public void Order_AcknowledgedAnsweredAndDealt_IsBookedAsTheBrokerSays(PositionMode mode)
    {
        var desk = new TerminalDesk(mode);
        var id = desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);
        desk.Hear(new VenueAcknowledged(id, VenueAcknowledgement.Accepted, ""));
        desk.Outcome(id, 10009, 10_000m, ticket: 77);
        desk.Hear(Deal(1, id, Side.Buy, 10_000m, 1.1003m, commission: 0.5m));
        desk.Hear(Position(10_000m, 1.09m));

        Assert.Equal([OrderEventKind.Submitted, OrderEventKind.Accepted, OrderEventKind.Filled], desk.Log.KindsOf(new(1)));
        var close = desk.Account.Close(new(1))!.Value;
        var request = desk.Sent[^1];
        Assert.Equal((501L, false), (request.Request.Position, request.Request.IsOpening));
        desk.Hear(Deal(2, request.Id, Side.Sell, 10_000m, 1.1m, entry: DealEntry.Out, profit: -3.01m, swap: -0.2m, commission: 0.5m));

        Assert.Equal((OrderState.Filled, 0), (desk.StateOf(close.Value), desk.Account.Snapshot.OpenPositions));
        Assert.Equal(100_000m - 3.01m - 0.2m - 1m, desk.Account.Snapshot.Balance.Amount);
        Assert.Empty(desk.Log.Alerts);
    }

    private sealed class CountingOutbox : IVenueOutbox
    {
        public int Deals { get; private set; }

        public void Send(in VenueRequest request, string clientId) => Deals += request.Kind == VenueRequestKind.Deal ? 1 : 0;
    }
}

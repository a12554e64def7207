using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading;

/// <summary>An account at a terminal, in few words: what it sends is kept, what the terminal says is said by the test.</summary>
internal sealed class TerminalDesk : IVenueOutbox
{
    public const string Prefix = "ABCDEFGH";

    public TerminalDesk(
        PositionMode mode = PositionMode.Hedging, bool closesUnprotected = false, bool allowsUnprotected = false, string[]? armed = null,
        ITradingListener? listener = null, bool isOnline = true, TradedInstrument[]? traded = null)
    {
        Mode = mode;
        var terms = new TerminalTerms(Prefix, 10_000, closesUnprotected, allowsUnprotected, 0.01m, armed ?? []);
        Account = (TradingAccount)new TradingAccountFactory(new DailyCalendar()).OpenTerminal(
            Desk.Setup(cash: 1m), traded ?? [Desk.Traded(Desk.EurUsd, unprotected: allowsUnprotected)], [], terms, this, listener ?? Log);
        Quote(1.1m, 1.1002m);
        if (isOnline)
        {
            Hear(new VenueLink(LinkState.Connected));
            Hear(AccountAt(100_000m));
            Snapshot();
        }
    }

    public PositionMode Mode { get; }

    public TradingLog Log { get; } = new();

    public TradingAccount Account { get; }

    public List<(VenueRequest Request, string Id)> Sent { get; } = [];

    public Timestamp Now { get; private set; } = Desk.Start;

    public IEnumerable<VenueRequest> Requests(VenueRequestKind kind) => Sent.Select(one => one.Request).Where(request => request.Kind == kind);

    public void Send(in VenueRequest request, string clientId) => Sent.Add((request, clientId));

    public void Hear(VenueReport report) => Account.OnReport(report);

    public VenueAccount AccountAt(decimal balance, bool isReal = false, bool mayTrade = true) =>
        new(7, "Demo", "USD", isReal, Mode, balance, balance, 0m, mayTrade);

    /// <summary>Answers the last question, or sends a snapshot by itself.</summary>
    public void Snapshot(
        VenuePositionChanged[]? positions = null, VenueOrderChanged[]? orders = null, VenueDeal[]? deals = null, VenueOutcome[]? outcomes = null,
        bool isAnswer = true) => Hear(new VenueSnapshot(
            positions ?? [], orders ?? [], deals ?? [], Desk.Start, outcomes ?? [],
            isAnswer ? Sent.Last(one => one.Request.Kind == VenueRequestKind.Snapshot).Id : ""));

    public void Quote(decimal bid, decimal ask)
    {
        Now = Now.Plus(Timestamp.NanosPerSecond);
        Account.OnTick(new Tick(Desk.EurUsd.Id, Price.From(bid), Price.From(ask), Now, Now));
    }

    public void Wait(int seconds)
    {
        Now = Now.Plus(seconds * Timestamp.NanosPerSecond);
        Account.OnClock(Now);
    }

    /// <summary>Places a market order and returns its client id.</summary>
    public string Place(Side side, decimal quantity, decimal stopLoss = 0m, PositionId? closes = null, bool reduceOnly = false)
    {
        var intent = Desk.Intent(side, quantity, stopLoss: stopLoss, closes: closes, reduceOnly: reduceOnly);
        Account.Place(in intent);
        return Sent.Count == 0 ? "" : Sent[^1].Id;
    }

    public OrderState StateOf(long order) => Log.Events.Last(one => one.Event.Order.Value == order).State;

    public void Outcome(string id, int code, decimal quantity = 0m, long ticket = 0) => Hear(OutcomeOf(id, code, quantity, ticket));

    public static VenueOutcome OutcomeOf(string id, int code, decimal quantity = 0m, long ticket = 0) =>
        new(id, code, "as the broker says", ticket, 0, Quantity.From(quantity), Price.None, Price.None, Price.None);

    public static VenueDeal Deal(
        long deal, string id, Side side, decimal quantity, decimal price, long position = 501, DealEntry entry = DealEntry.In, decimal profit = 0m,
        FillCause cause = FillCause.Order, decimal commission = 0m, decimal swap = 0m, long ticket = 0) => new(
            deal, ticket, position, Desk.EurUsd.Id, side, entry, Quantity.From(quantity), Price.From(price), commission, swap, profit, cause,
            Desk.Start.Plus(deal * Timestamp.NanosPerMillisecond), id);

    public static VenuePositionChanged Position(
        decimal quantity, decimal stopLoss, long position = 501, Side side = Side.Buy, decimal price = 1.1002m, decimal swap = 0m, string id = "") =>
        new(position, Desk.EurUsd.Id, side, Quantity.From(quantity), Price.From(price), Price.From(stopLoss), Price.None, swap, Desk.Start, id);
}

using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading;

/// <summary>Remembers everything an account said.</summary>
internal sealed class TradingLog : ITradingListener
{
    public List<(OrderIntent Intent, RiskVerdict Verdict)> Verdicts { get; } = [];

    public List<(OrderIntent Intent, OrderEvent Event, OrderState State)> Events { get; } = [];

    public List<(OrderIntent Intent, OrderEvent Fill, FillResult Result)> Fills { get; } = [];

    public List<ClosedTrade> Trades { get; } = [];

    public List<(PositionId Position, Timestamp At, int Nights, Money Amount)> Swaps { get; } = [];

    public List<(OrderId Order, OrderState State, OrderEventKind Kind)> Quarantined { get; } = [];

    public List<(TradingState State, string Reason)> States { get; } = [];

    public IEnumerable<OrderEventKind> KindsOf(OrderId order) => Events.Where(one => one.Event.Order == order).Select(one => one.Event.Kind);

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict) => Verdicts.Add((intent, verdict));

    public void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state) => Events.Add((intent, happened, state));

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result) => Fills.Add((intent, fill, result));

    public void OnTradeClosed(in ClosedTrade trade) => Trades.Add(trade);

    public void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount) =>
        Swaps.Add((position, at, nights, amount));

    public void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at) => Quarantined.Add((order, state, happened));

    public void OnState(TradingState state, string reason, Timestamp at) => States.Add((state, reason));

    public List<(PositionId Position, Price StopLoss, Price TakeProfit)> Protections { get; } = [];

    public List<(OrderIntent Intent, Quantity Quantity, Price Price)> Adoptions { get; } = [];

    public List<(bool IsCritical, string Code, string Text)> Alerts { get; } = [];

    public void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at) =>
        Protections.Add((position, stopLoss, takeProfit));

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at) => Adoptions.Add((intent, quantity, price));

    public void OnAlert(bool isCritical, string code, string text, Timestamp at) => Alerts.Add((isCritical, code, text));
}

using Arus.Contracts.Trading;

namespace Arus.Engine.Live;

/// <summary>Tells two listeners, the receipts first, and remembers the last verdict.</summary>
internal sealed class ListenerPair(ITradingListener first, ITradingListener second) : ITradingListener
{
    /// <summary>What the risk gate said last.</summary>
    public RiskVerdict Verdict { get; private set; }

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict)
    {
        Verdict = verdict;
        first.OnVerdict(in intent, in verdict);
        second.OnVerdict(in intent, in verdict);
    }

    public void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state)
    {
        first.OnOrderEvent(in intent, in happened, state);
        second.OnOrderEvent(in intent, in happened, state);
    }

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result)
    {
        first.OnFill(in intent, in fill, in result);
        second.OnFill(in intent, in fill, in result);
    }

    public void OnTradeClosed(in ClosedTrade trade)
    {
        first.OnTradeClosed(in trade);
        second.OnTradeClosed(in trade);
    }

    public void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount)
    {
        first.OnSwap(position, instrument, at, nights, amount);
        second.OnSwap(position, instrument, at, nights, amount);
    }

    public void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at)
    {
        first.OnQuarantined(order, state, happened, at);
        second.OnQuarantined(order, state, happened, at);
    }

    public void OnState(TradingState state, string reason, Timestamp at)
    {
        first.OnState(state, reason, at);
        second.OnState(state, reason, at);
    }

    public void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at)
    {
        first.OnProtected(position, instrument, stopLoss, takeProfit, at);
        second.OnProtected(position, instrument, stopLoss, takeProfit, at);
    }

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at)
    {
        first.OnAdopted(in intent, quantity, price, at);
        second.OnAdopted(in intent, quantity, price, at);
    }

    public void OnAlert(bool isCritical, string code, string text, Timestamp at)
    {
        first.OnAlert(isCritical, code, text, at);
        second.OnAlert(isCritical, code, text, at);
    }
}

using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading;

/// <summary>Hears everything and keeps nothing, for counting allocations.</summary>
internal sealed class SilentListener : ITradingListener
{
    public long Fills { get; private set; }

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict)
    {
    }

    public void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state)
    {
    }

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result) => Fills++;

    public void OnTradeClosed(in ClosedTrade trade)
    {
    }

    public void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount)
    {
    }

    public void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at)
    {
    }

    public void OnState(TradingState state, string reason, Timestamp at)
    {
    }

    public void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at)
    {
    }

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at)
    {
    }

    public void OnAlert(bool isCritical, string code, string text, Timestamp at)
    {
    }
}

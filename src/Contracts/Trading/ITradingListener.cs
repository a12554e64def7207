namespace Arus.Contracts.Trading;

/// <summary>Hears everything an account does, in order: the receipts and the statistics come from here.</summary>
public interface ITradingListener
{
    /// <summary>The risk gate judged an intent.</summary>
    void OnVerdict(in OrderIntent intent, in RiskVerdict verdict);

    /// <summary>Something happened to an order, and where that leaves it.</summary>
    void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state);

    /// <summary>The account's cash and positions after a fill.</summary>
    void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result);

    /// <summary>A position, or part of one, was closed.</summary>
    void OnTradeClosed(in ClosedTrade trade);

    /// <summary>Swap was booked; negative is a cost.</summary>
    void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount);

    /// <summary>An order was set aside: the pair of state and event is not in the table of an order's life.</summary>
    void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at);

    /// <summary>What the account may do changed.</summary>
    void OnState(TradingState state, string reason, Timestamp at);

    /// <summary>A position has a new stop and target, as the venue confirmed.</summary>
    void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at);

    /// <summary>A position, or a pending order, was found at the venue that this account did not know, and is now kept like its own.</summary>
    void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at);

    /// <summary>Something a person should know, such as <c>POSITION_UNPROTECTED</c>.</summary>
    void OnAlert(bool isCritical, string code, string text, Timestamp at);
}

/// <summary>An open position as it is now.</summary>
/// <param name="Position">By the order that opened it.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Side">Long is buy.</param>
/// <param name="Quantity">Held.</param>
/// <param name="Entry">Average opening price.</param>
/// <param name="Current">What closing would meet now; none before the first quote.</param>
/// <param name="StopLoss">None when unprotected.</param>
/// <param name="TakeProfit">None when without.</param>
/// <param name="Profit">Open profit.</param>
/// <param name="RiskToStop">What is lost from here if the stop is hit; null without a stop.</param>
/// <param name="Swap">Booked so far.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="IsAdopted">Whether it was found at the venue.</param>
public readonly record struct OpenPosition(
    PositionId Position, InstrumentId Instrument, Side Side, Quantity Quantity, Price Entry, Price Current, Price StopLoss, Price TakeProfit,
    Money Profit, Money? RiskToStop, Money Swap, Timestamp OpenedAt, bool IsAdopted);

/// <summary>What the risk gate said.</summary>
/// <param name="Code">Why not; <see cref="DenialCode.None"/> for yes.</param>
/// <param name="Value">The number that decided.</param>
/// <param name="Limit">The limit it was held against.</param>
public readonly record struct RiskVerdict(DenialCode Code, decimal Value, decimal Limit)
{
    /// <summary>Yes.</summary>
    public static readonly RiskVerdict Approved;

    /// <summary>Whether the order may go.</summary>
    public bool IsApproved => Code == DenialCode.None;
}

/// <summary>The account after a fill.</summary>
/// <param name="Position">The position of the instrument (or ticket) after it; negative is short.</param>
/// <param name="AveragePrice">What it was opened at; <see cref="Price.None"/> when flat.</param>
/// <param name="Realised">Profit realised by this fill, before commission.</param>
/// <param name="Balance">Cash after it.</param>
public readonly record struct FillResult(Quantity Position, Price AveragePrice, Money Realised, Money Balance);

/// <summary>A closed position, or the closed part of one.</summary>
/// <param name="Position">Which.</param>
/// <param name="OpenedBy">The order that opened it.</param>
/// <param name="ClosedBy">The order that closed it.</param>
/// <param name="Instrument">What.</param>
/// <param name="Side">Which way it was held.</param>
/// <param name="Quantity">How much; positive.</param>
/// <param name="Entry">Average opening price.</param>
/// <param name="Exit">Closing price.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Profit">Net: price profit less its share of commission, plus swap.</param>
/// <param name="Commission">Its commission, both ways; 0 or more.</param>
/// <param name="Swap">Its swap; negative is a cost.</param>
/// <param name="Best">Best open profit on the way (MFE); 0 or more.</param>
/// <param name="Worst">Worst open profit on the way (MAE); 0 or less.</param>
/// <param name="Risked">What the protective stop put at risk at the start; zero without one.</param>
/// <param name="Cause">What closed it.</param>
public readonly record struct ClosedTrade(
    PositionId Position, OrderId OpenedBy, OrderId ClosedBy, InstrumentId Instrument, Side Side, Quantity Quantity, Price Entry, Price Exit,
    Timestamp OpenedAt, Timestamp ClosedAt, Money Profit, Money Commission, Money Swap, Money Best, Money Worst, Money Risked, FillCause Cause);

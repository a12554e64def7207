namespace Arus.Contracts.Trading;

/// <summary>What an account wants of a venue, before risk has seen it. From here on everything names its tenant and account.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Account">Which account.</param>
/// <param name="Strategy">Why: whose decision.</param>
/// <param name="DecisionNumber">Why: which decision; 0 for a hand-made order or a protective one.</param>
/// <param name="Instrument">What.</param>
/// <param name="Side">Which way.</param>
/// <param name="Quantity">How much; positive.</param>
/// <param name="Kind">How.</param>
/// <param name="LimitPrice">For limit and stop-limit orders: not worse than this.</param>
/// <param name="StopPrice">For stop and stop-limit orders: when the market touches this.</param>
/// <param name="StopLoss">Protective stop of the position it opens; <see cref="Price.None"/> for none.</param>
/// <param name="TakeProfit">Profit target of the position it opens; <see cref="Price.None"/> for none.</param>
/// <param name="TimeInForce">How long.</param>
/// <param name="ReduceOnly">Never opens or enlarges a position.</param>
/// <param name="Closes">The position it closes, on a hedging account; <see langword="null"/> otherwise.</param>
/// <param name="CreatedAt">When.</param>
public readonly record struct OrderIntent(
    OrderId Order, TenantId Tenant, AccountId Account, StrategyId Strategy, long DecisionNumber, InstrumentId Instrument, Side Side,
    Quantity Quantity, OrderKind Kind, Price LimitPrice, Price StopPrice, Price StopLoss, Price TakeProfit, TimeInForce TimeInForce,
    bool ReduceOnly, PositionId? Closes, Timestamp CreatedAt);

/// <summary>How an order meets the market.</summary>
public enum OrderKind
{
    /// <summary>At once, at the quote.</summary>
    Market,

    /// <summary>At the limit price or better.</summary>
    Limit,

    /// <summary>At the market once the stop price is touched.</summary>
    Stop,

    /// <summary>A limit order once the stop price is touched.</summary>
    StopLimit,
}

/// <summary>How long an order lives.</summary>
public enum TimeInForce
{
    /// <summary>Until cancelled.</summary>
    GoodTillCancelled,

    /// <summary>What fills at once fills; the rest is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>All at once or nothing.</summary>
    FillOrKill,

    /// <summary>Until the trading day ends.</summary>
    Day,
}

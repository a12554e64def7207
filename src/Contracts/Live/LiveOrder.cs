using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>One order and what became of it.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Decision">The decision behind it; 0 for an order by hand or by policy.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Account">On which account.</param>
/// <param name="Instrument">What.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Kind">Market, limit, stop or stop-limit.</param>
/// <param name="Quantity">Ordered.</param>
/// <param name="Filled">So far.</param>
/// <param name="AveragePrice">Of what was filled; none before.</param>
/// <param name="LimitPrice">None where it has none.</param>
/// <param name="StopPrice">None where it has none.</param>
/// <param name="StopLoss">None where it has none.</param>
/// <param name="TakeProfit">None where it has none.</param>
/// <param name="TimeInForce">How long.</param>
/// <param name="ReduceOnly">Whether it may only reduce.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Denial">Why risk denied it; none otherwise.</param>
/// <param name="DenialValue">The number that was judged.</param>
/// <param name="DenialLimit">The limit it was judged by.</param>
/// <param name="CreatedAt">Engine time.</param>
/// <param name="UpdatedAt">Engine time of the last event.</param>
/// <param name="Events">What happened, in order.</param>
public sealed record LiveOrder(
    OrderId Order, long Decision, TenantId Tenant, AccountId Account, InstrumentId Instrument, Side Side, OrderKind Kind, Quantity Quantity,
    Quantity Filled, Price AveragePrice, Price LimitPrice, Price StopPrice, Price StopLoss, Price TakeProfit, TimeInForce TimeInForce,
    bool ReduceOnly, OrderState State, DenialCode Denial, decimal DenialValue, decimal DenialLimit, Timestamp CreatedAt, Timestamp UpdatedAt,
    IReadOnlyList<LiveOrderEvent> Events);

/// <summary>One event of an order.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">Engine time.</param>
/// <param name="Quantity">Filled by it; zero otherwise.</param>
/// <param name="Price">Filled at; none otherwise.</param>
public sealed record LiveOrderEvent(OrderEventKind Kind, Timestamp At, Quantity Quantity, Price Price);

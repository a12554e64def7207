namespace Arus.Contracts.Trading;

/// <summary>What a venue outside this process is asked to do: the instruction behind an order, or a question about what is there.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Order">Our order; the client order id is made of it. Zero where <paramref name="Kind"/> has none.</param>
/// <param name="Instrument">On which instrument.</param>
/// <param name="Side">The side of the deal.</param>
/// <param name="OrderKind">Market, or which kind of pending order.</param>
/// <param name="Quantity">In units of the base.</param>
/// <param name="LimitPrice">Of a limit or stop-limit order.</param>
/// <param name="StopPrice">Of a stop or stop-limit order.</param>
/// <param name="StopLoss">Protective stop, in the same request as the opening.</param>
/// <param name="TakeProfit">Target.</param>
/// <param name="TimeInForce">How long.</param>
/// <param name="Position">The venue's identifier of the position to close or protect; 0 for none.</param>
/// <param name="Ticket">The venue's ticket of the order to modify or cancel; 0 for none.</param>
/// <param name="IsOpening">Whether it can increase exposure: what a halted venue refuses.</param>
/// <param name="At">When it was decided, engine time; older than its time to live it is refused by the terminal.</param>
public readonly record struct VenueRequest(
    VenueRequestKind Kind, OrderId Order, InstrumentId Instrument, Side Side, OrderKind OrderKind, Quantity Quantity, Price LimitPrice,
    Price StopPrice, Price StopLoss, Price TakeProfit, TimeInForce TimeInForce, long Position, long Ticket, bool IsOpening, Timestamp At);

/// <summary>The kinds of <see cref="VenueRequest"/>.</summary>
public enum VenueRequestKind
{
    /// <summary>A deal at the market, opening or closing.</summary>
    Deal,

    /// <summary>A pending order.</summary>
    Pending,

    /// <summary>New stop-loss and take-profit of a position, in one step and without a moment unprotected.</summary>
    Protect,

    /// <summary>Delete a pending order.</summary>
    Cancel,

    /// <summary>Say what is there: positions, orders, recent deals and the outcome of recent client order ids.</summary>
    Snapshot,
}

namespace Arus.Trading.Orders;

/// <summary>A position of a hedging account, as far as no order on its way closes it already.</summary>
/// <param name="Position">Which.</param>
/// <param name="Quantity">How much is free; negative is short.</param>
internal readonly record struct HeldTicket(PositionId Position, Quantity Quantity);

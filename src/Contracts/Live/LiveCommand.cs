using System.Text.Json.Serialization;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>What a person asks of a running session. Commands are inputs: written down before they act, and replayed.</summary>
/// <param name="Id">Given by who asks; a second command of the same id is answered like the first and does nothing.</param>
/// <param name="By">Who asks.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(SetTradingState), "state")]
[JsonDerivedType(typeof(PlaceOrder), "place")]
[JsonDerivedType(typeof(CancelOrder), "cancel")]
[JsonDerivedType(typeof(ProtectPosition), "protect")]
[JsonDerivedType(typeof(ClosePosition), "close")]
[JsonDerivedType(typeof(UseModels), "models")]
public abstract record LiveCommand(string Id, string By);

/// <summary>Halts, reduces only, or resumes.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="State">The state wanted.</param>
/// <param name="Reason">Why, in the person's words.</param>
public sealed record SetTradingState(string Id, string By, TradingState State, string Reason) : LiveCommand(Id, By);

/// <summary>Places an order by hand.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="Instrument">What.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">In units of the base.</param>
/// <param name="Kind">Market, limit, stop or stop-limit.</param>
/// <param name="LimitPrice">Of a limit or stop-limit order.</param>
/// <param name="StopPrice">Of a stop or stop-limit order.</param>
/// <param name="StopLoss">Its protective stop; demanded of an order that opens.</param>
/// <param name="TakeProfit">Its target.</param>
/// <param name="TimeInForce">How long.</param>
/// <param name="ReduceOnly">Whether it may only reduce.</param>
public sealed record PlaceOrder(
    string Id, string By, InstrumentId Instrument, Side Side, Quantity Quantity, OrderKind Kind, Price LimitPrice, Price StopPrice,
    Price StopLoss, Price TakeProfit, TimeInForce TimeInForce, bool ReduceOnly) : LiveCommand(Id, By);

/// <summary>Cancels a working order.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="Order">Which.</param>
public sealed record CancelOrder(string Id, string By, OrderId Order) : LiveCommand(Id, By);

/// <summary>Gives a position a new stop and target, without a moment unprotected.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="Position">Which.</param>
/// <param name="StopLoss">The new stop.</param>
/// <param name="TakeProfit">The new target; none removes it.</param>
public sealed record ProtectPosition(string Id, string By, PositionId Position, Price StopLoss, Price TakeProfit) : LiveCommand(Id, By);

/// <summary>Closes a position at the market.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="Position">Which.</param>
public sealed record ClosePosition(string Id, string By, PositionId Position) : LiveCommand(Id, By);

/// <summary>Goes by other versions of a model, such as a champion just promoted or rolled back.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="By">Who asks.</param>
/// <param name="Instrument">Whose strategy.</param>
/// <param name="Pins">The versions, as a strategy's plan names them.</param>
public sealed record UseModels(string Id, string By, InstrumentId Instrument, IReadOnlyDictionary<string, string> Pins) : LiveCommand(Id, By);

/// <summary>What became of a command.</summary>
/// <param name="Fault">Why it was refused; null when it was done.</param>
/// <param name="Order">The order it made; null where it makes none.</param>
public sealed record CommandResult(Fault? Fault, OrderId? Order)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Fault is null;
}

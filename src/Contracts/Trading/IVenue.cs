namespace Arus.Contracts.Trading;

/// <summary>The engine's only door to a market place: a broker's terminal or a simulation. Answers come to the listener, now or later.</summary>
public interface IVenue
{
    /// <summary>Takes an order that was written down before. Sent at most once.</summary>
    void Submit(in OrderIntent intent);

    /// <summary>Asks to cancel an order.</summary>
    void Cancel(OrderId order);

    /// <summary>Asks for a new stop and target of a position, in one step: the old ones hold until the venue confirms.</summary>
    void Protect(PositionId position, Price stopLoss, Price takeProfit);
}

/// <summary>Hears what a venue did.</summary>
public interface IVenueListener
{
    /// <summary>Something happened to an order, or (with a <see cref="FillCause"/> of its own) to a position it opened.</summary>
    void OnOrderEvent(in OrderEvent happened);

    /// <summary>The venue booked swap on a position; negative is a cost.</summary>
    void OnSwap(PositionId position, Timestamp at, int nights, Money amount);

    /// <summary>A position has a new stop and target.</summary>
    void OnProtected(PositionId position, Price stopLoss, Price takeProfit, Timestamp at);

    /// <summary>A new stop and target were refused; the old ones hold.</summary>
    void OnProtectionRefused(PositionId position, DenialCode code, Timestamp at);
}

namespace Arus.Contracts.Trading;

/// <summary>The engine's only door to a market place: a broker's terminal or a simulation. Answers come to the listener, now or later.</summary>
public interface IVenue
{
    /// <summary>Takes an order that was written down before. Sent at most once.</summary>
    void Submit(in OrderIntent intent);

    /// <summary>Asks to cancel an order.</summary>
    void Cancel(OrderId order);
}

/// <summary>Hears what a venue did.</summary>
public interface IVenueListener
{
    /// <summary>Something happened to an order, or (with a <see cref="FillCause"/> of its own) to a position it opened.</summary>
    void OnOrderEvent(in OrderEvent happened);

    /// <summary>The venue booked swap on a position; negative is a cost.</summary>
    void OnSwap(PositionId position, Timestamp at, int nights, Money amount);
}

namespace Arus.Contracts.Trading;

/// <summary>Where an order is in its life.</summary>
public enum OrderState
{
    /// <summary>Wanted, not yet judged.</summary>
    Draft,

    /// <summary>Our risk gate said no. Final.</summary>
    Denied,

    /// <summary>Written down and handed to the venue.</summary>
    Submitted,

    /// <summary>The venue has it.</summary>
    Accepted,

    /// <summary>It stands in the venue's book.</summary>
    Working,

    /// <summary>Some of it is filled.</summary>
    PartlyFilled,

    /// <summary>All of it is filled. Final, as far as we know.</summary>
    Filled,

    /// <summary>We asked to cancel it.</summary>
    CancelPending,

    /// <summary>Cancelled; a fill may still race in.</summary>
    Cancelled,

    /// <summary>The venue said no. Final.</summary>
    Rejected,

    /// <summary>Its time ran out. Final.</summary>
    Expired,

    /// <summary>Nobody knows: the venue must be asked.</summary>
    Unknown,
}

/// <summary>What happened to an order.</summary>
public enum OrderEventKind
{
    /// <summary>The risk gate denied it.</summary>
    Denied,

    /// <summary>It was handed to the venue.</summary>
    Submitted,

    /// <summary>The venue has it.</summary>
    Accepted,

    /// <summary>It entered the venue's book.</summary>
    Working,

    /// <summary>A stop-limit order's stop was touched.</summary>
    Triggered,

    /// <summary>Part of it, or the rest, was filled.</summary>
    Filled,

    /// <summary>We asked to cancel it.</summary>
    CancelRequested,

    /// <summary>The venue would not cancel it.</summary>
    CancelRejected,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The venue refused it.</summary>
    Rejected,

    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>No answer came: its outcome is unknown.</summary>
    Lost,
}

/// <summary>Something that happened to an order; one value for every kind, so that telling it allocates nothing.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Kind">What happened.</param>
/// <param name="VenueTime">When, as the venue says; our own time for what we did.</param>
/// <param name="ReceivedAt">When we heard.</param>
/// <param name="Quantity">Of a fill: how much, positive.</param>
/// <param name="Price">Of a fill: at what price.</param>
/// <param name="IsComplete">Of a fill: whether nothing is left.</param>
/// <param name="Code">Of a denial or rejection: why; else <see cref="DenialCode.None"/>.</param>
/// <param name="Cause">What made the venue act.</param>
/// <param name="Position">Of a fill: the position it belongs to.</param>
/// <param name="QuotedPrice">Of a fill: the quote it was taken from, before slippage.</param>
/// <param name="QuotedSpread">Of a fill: ask less bid at that moment.</param>
/// <param name="Commission">Of a fill: charged, in the account's currency; 0 or more.</param>
public readonly record struct OrderEvent(
    OrderId Order, OrderEventKind Kind, Timestamp VenueTime, Timestamp ReceivedAt, Quantity Quantity, Price Price, bool IsComplete,
    DenialCode Code, FillCause Cause, PositionId Position, Price QuotedPrice, PriceDelta QuotedSpread, Money Commission)
{
    /// <summary>An event that is no fill.</summary>
    public static OrderEvent Of(OrderId order, OrderEventKind kind, Timestamp at, DenialCode code = DenialCode.None) =>
        new(order, kind, at, at, Quantity.Zero, Price.None, false, code, FillCause.Order, default, Price.None, PriceDelta.Zero, default);
}

/// <summary>What made a fill.</summary>
public enum FillCause
{
    /// <summary>The order itself.</summary>
    Order,

    /// <summary>The position's protective stop.</summary>
    StopLoss,

    /// <summary>The position's profit target.</summary>
    TakeProfit,

    /// <summary>The venue closed it for want of margin.</summary>
    StopOut,
}

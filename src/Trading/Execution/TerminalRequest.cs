using Arus.Contracts.Trading;
using Arus.Trading.Orders;

namespace Arus.Trading.Execution;

/// <summary>A request that left for a terminal, until all that it does is known. Pooled.</summary>
internal sealed class TerminalRequest
{
    /// <summary>Its number: the order's, or one of the other series.</summary>
    public long Number { get; private set; }

    /// <summary>What was asked.</summary>
    public VenueRequestKind Kind { get; private set; }

    /// <summary>The order it is about: to deal, place or cancel; null for a stop.</summary>
    public Order? Order { get; private set; }

    /// <summary>The position it is about, by the venue's identifier; 0 for none.</summary>
    public long Position { get; private set; }

    /// <summary>The stop asked for.</summary>
    public Price StopLoss { get; private set; }

    /// <summary>The target asked for.</summary>
    public Price TakeProfit { get; private set; }

    /// <summary>Whether policy asked and not a person.</summary>
    public bool IsPolicy { get; private set; }

    /// <summary>When it left.</summary>
    public Timestamp SentAt { get; private set; }

    /// <summary>Whether it is past its time to be answered, and was said to be.</summary>
    public bool IsLost { get; set; }

    /// <summary>Whether the broker's answer is known.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>When something was last heard of it.</summary>
    public Timestamp HeardAt { get; set; }

    /// <summary>What the broker says it dealt; null before it said.</summary>
    public Quantity? Expected { get; set; }

    /// <summary>What deals have shown of it.</summary>
    public Quantity Dealt { get; set; }

    /// <summary>The venue's ticket; 0 before it is known.</summary>
    public long Ticket { get; set; }

    /// <summary>Whether it is an order: something that deals, now or later.</summary>
    public bool IsOrder => Kind is VenueRequestKind.Deal or VenueRequestKind.Pending;

    /// <summary>Whether it stands in the venue's book and only the market will end it.</summary>
    public bool IsResting => Kind == VenueRequestKind.Pending && IsAnswered;

    /// <summary>Whether the broker said more than deals have shown so far.</summary>
    public bool LacksDeals => Kind == VenueRequestKind.Deal && IsAnswered && Expected is { } expected && Dealt < expected;

    /// <summary>Begins a life.</summary>
    public void Begin(long number, in VenueRequest request, Order? order, bool isPolicy)
    {
        (Number, Kind, Order, Position, IsPolicy) = (number, request.Kind, order, request.Position, isPolicy);
        (StopLoss, TakeProfit, SentAt, HeardAt) = (request.StopLoss, request.TakeProfit, request.At, request.At);
        (IsLost, IsAnswered, Expected, Dealt, Ticket) = (false, false, null, Quantity.Zero, 0);
    }
}

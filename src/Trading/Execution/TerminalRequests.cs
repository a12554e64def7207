using System.Runtime.InteropServices;
using Arus.Contracts.Trading;
using Arus.Trading.Orders;

namespace Arus.Trading.Execution;

/// <summary>What left for a terminal and is not settled. Allocates only while it grows, and for requests that are no orders.</summary>
internal sealed class TerminalRequests
{
    private readonly IVenueOutbox _outbox;
    private readonly ClientIds _ids;
    private readonly Stack<TerminalRequest> _free = new();
    private readonly List<TerminalRequest> _open = new(64);
    private long _otherNumber;

    /// <summary>Requests of one session.</summary>
    public TerminalRequests(IVenueOutbox outbox, string prefix, long lastOrder)
    {
        (_outbox, _ids) = (outbox, new(prefix));
        _ids.Prepare(lastOrder);
        for (var i = 0; i < ClientIds.Ahead; i++)
        {
            _free.Push(new());
        }
    }

    /// <summary>Those not settled, oldest first.</summary>
    public ReadOnlySpan<TerminalRequest> Open => CollectionsMarshal.AsSpan(_open);

    /// <summary>Client ids.</summary>
    public ClientIds Ids => _ids;

    /// <summary>Makes ready for the next orders; to be called where time does not matter.</summary>
    public void Prepare(long lastOrder) => _ids.Prepare(lastOrder);

    /// <summary>Sends an order under its own number.</summary>
    public TerminalRequest Send(Order order, in VenueRequest request)
    {
        var tracked = Track(order.Intent.Order.Value, in request, order, isPolicy: false);
        _outbox.Send(in request, _ids.Of(order.Intent.Order));
        return tracked;
    }

    /// <summary>Sends a request that is no order.</summary>
    public TerminalRequest Send(in VenueRequest request, Order? order, bool isPolicy)
    {
        var tracked = Track(++_otherNumber, in request, order, isPolicy);
        _outbox.Send(in request, _ids.OfRequest(_otherNumber));
        return tracked;
    }

    /// <summary>Sends a question; it is not tracked. Returns its client id.</summary>
    public string Ask(in VenueRequest question)
    {
        var id = _ids.OfRequest(++_otherNumber);
        _outbox.Send(in question, id);
        return id;
    }

    /// <summary>Keeps a pending order that was found at the venue like one that was sent.</summary>
    public TerminalRequest Adopt(Order order, in VenueRequest found)
    {
        var tracked = Track(order.Intent.Order.Value, in found, order, isPolicy: false);
        tracked.Ticket = found.Ticket;
        tracked.IsAnswered = true;
        return tracked;
    }

    /// <summary>Finds an unsettled request by its client id.</summary>
    public TerminalRequest? Find(string clientId) => _ids.TryRead(clientId, out var number, out var isOrder) ? Find(number, isOrder) : null;

    /// <summary>Finds an unsettled order by the venue's ticket.</summary>
    public TerminalRequest? FindTicket(long ticket)
    {
        foreach (var request in _open)
        {
            if (ticket != 0 && request.IsOrder && request.Ticket == ticket)
            {
                return request;
            }
        }

        return null;
    }

    /// <summary>Finds the unsettled request of an order.</summary>
    public TerminalRequest? Find(OrderId order) => Find(order.Value, isOrder: true);

    /// <summary>Lets go of a request of which all is known.</summary>
    public void Settle(TerminalRequest request)
    {
        if (_open.Remove(request))
        {
            _free.Push(request);
        }
    }

    private TerminalRequest? Find(long number, bool isOrder)
    {
        foreach (var request in _open)
        {
            if (request.Number == number && request.IsOrder == isOrder)
            {
                return request;
            }
        }

        return null;
    }

    private TerminalRequest Track(long number, in VenueRequest request, Order? order, bool isPolicy)
    {
        var tracked = _free.TryPop(out var used) ? used : new TerminalRequest();
        tracked.Begin(number, in request, order, isPolicy);
        _open.Add(tracked);
        return tracked;
    }
}

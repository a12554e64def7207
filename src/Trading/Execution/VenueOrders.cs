using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>The orders a simulated venue holds, in the order they were sent. Allocates only while it grows.</summary>
internal sealed class VenueOrders
{
    private readonly Stack<VenueOrder> _free = new();
    private VenueOrder[] _orders = new VenueOrder[16];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public VenueOrder this[int index] => _orders[index];

    /// <summary>Takes an order.</summary>
    public VenueOrder Add(in OrderIntent intent, int slot, Timestamp sentAt, Timestamp arrivesAt)
    {
        var order = _free.TryPop(out var used) ? used : new VenueOrder();
        order.Begin(in intent, slot, sentAt, arrivesAt);
        if (Count == _orders.Length)
        {
            Array.Resize(ref _orders, 2 * Count);
        }

        return _orders[Count++] = order;
    }

    /// <summary>Finds an order by its number; null when it is over.</summary>
    public VenueOrder? Find(OrderId id)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_orders[i].Intent.Order == id)
            {
                return _orders[i];
            }
        }

        return null;
    }

    /// <summary>The side of the oldest order on an instrument; a buyer's when there is none.</summary>
    public Side FirstSide(int slot)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_orders[i].Slot == slot)
            {
                return _orders[i].Intent.Side;
            }
        }

        return Side.Buy;
    }

    /// <summary>Lets go of an order that is over; returns whether it was.</summary>
    public bool RemoveIf(VenueOrder order, bool isOver)
    {
        if (isOver)
        {
            var at = Array.IndexOf(_orders, order, 0, Count);
            Count--;
            Array.Copy(_orders, at + 1, _orders, at, Count - at);
            _free.Push(order);
        }

        return isOver;
    }
}

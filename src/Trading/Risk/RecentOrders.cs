using Arus.Contracts.Trading;

namespace Arus.Trading.Risk;

/// <summary>
/// The orders approved last, for finding the same one again within a window. Keeps 256: more in one window are no accident but a flood.
/// </summary>
/// <param name="windowNanos">How long an order counts as just sent; 0 turns the check off.</param>
internal sealed class RecentOrders(long windowNanos)
{
    private const int Kept = 256;

    private readonly (OrderIntent Intent, Timestamp At)[] _orders = new (OrderIntent, Timestamp)[windowNanos > 0 ? Kept : 0];
    private long _count;

    /// <summary>Remembers an order.</summary>
    public void Remember(in OrderIntent intent, Timestamp at)
    {
        if (windowNanos > 0)
        {
            _orders[_count++ % Kept] = (intent, at);
        }
    }

    /// <summary>Nanoseconds since the same order was sent; null when it was not within the window.</summary>
    public long? AgeOf(in OrderIntent intent, Timestamp now)
    {
        for (var i = _count - 1; i >= Math.Max(_count - _orders.Length, 0); i--)
        {
            ref readonly var recent = ref _orders[i % Kept];
            var age = now - recent.At;
            if (age > windowNanos)
            {
                return null;
            }

            if (IsSame(in recent.Intent, in intent))
            {
                return age;
            }
        }

        return null;
    }

    private static bool IsSame(in OrderIntent a, in OrderIntent b) =>
        a.Instrument == b.Instrument && a.Side == b.Side && a.Quantity == b.Quantity && a.Kind == b.Kind && a.LimitPrice == b.LimitPrice
        && a.StopPrice == b.StopPrice && a.StopLoss == b.StopLoss && a.TakeProfit == b.TakeProfit && a.Strategy == b.Strategy;
}

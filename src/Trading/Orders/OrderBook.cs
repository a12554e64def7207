using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.Trading;

namespace Arus.Trading.Orders;

/// <summary>
/// The orders of one account: the open ones in the order of their numbers, and the last <see cref="FinishedKept"/> finished ones, because a fill
/// can race a cancel. Allocates only while it grows.
/// </summary>
/// <param name="lastNumber">The number the last order of an earlier session got.</param>
internal sealed class OrderBook(long lastNumber = 0)
{
    /// <summary>How many finished orders are remembered.</summary>
    public const int FinishedKept = 256;

    private readonly Dictionary<long, Order> _byNumber = new(2 * FinishedKept);
    private readonly Order?[] _finished = new Order?[FinishedKept];
    private readonly Stack<Order> _free = new();
    private Order[] _open = new Order[16];
    private int _openCount;
    private int _finishedNext;

    /// <summary>The number the last order got.</summary>
    public long LastNumber { get; private set; } = lastNumber;

    /// <summary>Orders that may still change a position, oldest first.</summary>
    public ReadOnlySpan<Order> Open => _open.AsSpan(0, _openCount);

    /// <summary>Begins an order under the next number.</summary>
    public Order Begin(in OrderIntent intent)
    {
        var order = _free.TryPop(out var used) ? used : new Order();
        order.Begin(intent with { Order = new(++LastNumber) });
        _byNumber.Add(LastNumber, order);
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, 2 * _openCount);
        }

        _open[_openCount++] = order;
        return order;
    }

    /// <summary>Finds an order that is open, or finished not long ago.</summary>
    public bool TryFind(OrderId id, [NotNullWhen(true)] out Order? order) => _byNumber.TryGetValue(id.Value, out order);

    /// <summary>Moves an order that is no longer open to the finished ones.</summary>
    public void Settle(Order order)
    {
        var at = Array.IndexOf(_open, order, 0, _openCount);
        if (at < 0 || (OrderLife.IsOpen(order.State) && !order.IsQuarantined))
        {
            return;
        }

        _openCount--;
        Array.Copy(_open, at + 1, _open, at, _openCount - at);
        ref var oldest = ref _finished[_finishedNext];
        _finishedNext = (_finishedNext + 1) % FinishedKept;
        if (oldest is not null)
        {
            _byNumber.Remove(oldest.Intent.Order.Value);
            _free.Push(oldest);
        }

        oldest = order;
    }

    /// <summary>What market orders on their way will add to the position of an instrument; negative sells.</summary>
    public Quantity InFlight(InstrumentId instrument)
    {
        var sum = Quantity.Zero;
        foreach (var order in Open)
        {
            if (order.Intent.Kind == OrderKind.Market && order.Intent.Instrument == instrument)
            {
                sum += order.SignedRemaining;
            }
        }

        return sum;
    }

    /// <summary>What market orders on their way will close of one position; positive.</summary>
    public Quantity Closing(PositionId position)
    {
        var sum = Quantity.Zero;
        foreach (var order in Open)
        {
            if (order.Intent.Kind == OrderKind.Market && order.Intent.Closes == position)
            {
                sum += order.SignedRemaining.Abs;
            }
        }

        return sum;
    }
}

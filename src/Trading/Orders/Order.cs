using Arus.Contracts.Trading;

namespace Arus.Trading.Orders;

/// <summary>One order as this side knows it. Pooled: a finished order's memory serves a later one.</summary>
internal sealed class Order
{
    private OrderIntent _intent;

    /// <summary>What was wanted.</summary>
    public ref readonly OrderIntent Intent => ref _intent;

    /// <summary>Where it is in its life.</summary>
    public OrderState State { get; private set; }

    /// <summary>How much of it is filled.</summary>
    public Quantity Filled { get; private set; }

    /// <summary>Whether the venue reported something its life has no place for.</summary>
    public bool IsQuarantined { get; set; }

    /// <summary>What is not yet filled, with the sign of its side.</summary>
    public Quantity SignedRemaining => new((int)_intent.Side * (_intent.Quantity.Micros - Filled.Micros));

    /// <summary>Begins a life.</summary>
    public void Begin(in OrderIntent intent)
    {
        _intent = intent;
        State = OrderState.Draft;
        Filled = Quantity.Zero;
        IsQuarantined = false;
    }

    /// <summary>
    /// Takes an event; false when the pair is not in <see cref="OrderLife"/>, or more is filled than was wanted. Then nothing changes.
    /// </summary>
    public bool Take(in OrderEvent happened)
    {
        var isFill = happened.Kind == OrderEventKind.Filled;
        var filled = isFill ? Filled + happened.Quantity : Filled;
        if (filled > _intent.Quantity || OrderLife.Next(State, happened.Kind, happened.IsComplete) is not { } next)
        {
            return false;
        }

        State = next;
        Filled = filled;
        return true;
    }
}

using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>An order as the simulated venue holds it. Pooled.</summary>
internal sealed class VenueOrder
{
    private OrderIntent _intent;

    /// <summary>What was asked for.</summary>
    public ref readonly OrderIntent Intent => ref _intent;

    /// <summary>Its instrument on the board.</summary>
    public int Slot { get; private set; }

    /// <summary>When it was sent.</summary>
    public Timestamp SentAt { get; private set; }

    /// <summary>When it arrives.</summary>
    public Timestamp ArrivesAt { get; private set; }

    /// <summary>When the request to cancel it arrives; <see cref="Timestamp.Max"/> for none.</summary>
    public Timestamp CancelsAt { get; set; }

    /// <summary>When its time is over; <see cref="Timestamp.Max"/> for never.</summary>
    public Timestamp ExpiresAt { get; set; }

    /// <summary>Whether the venue said it has it.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Whether it stands in the book.</summary>
    public bool IsWorking { get; set; }

    /// <summary>Of a stop-limit order: whether it became a limit order.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>Begins a life.</summary>
    public void Begin(in OrderIntent intent, int slot, Timestamp sentAt, Timestamp arrivesAt)
    {
        _intent = intent;
        Slot = slot;
        SentAt = sentAt;
        ArrivesAt = arrivesAt;
        CancelsAt = ExpiresAt = Timestamp.Max;
        IsAccepted = IsWorking = IsTriggered = false;
    }
}

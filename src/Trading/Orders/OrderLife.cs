using Arus.Contracts.Trading;
using static Arus.Contracts.Trading.OrderState;
using Happened = Arus.Contracts.Trading.OrderEventKind;

namespace Arus.Trading.Orders;

/// <summary>The life of an order. Read it aloud; if it sounds wrong, it is.</summary>
internal static class OrderLife
{
    /// <summary>
    /// The state after an event; <see langword="null"/> when the pair is not in the table, and then the order is quarantined.
    /// </summary>
    /// <param name="from">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <param name="isComplete">Of a fill: whether nothing is left to fill.</param>
    public static OrderState? Next(OrderState from, Happened happened, bool isComplete = false) => (from, happened, isComplete) switch
    {
        (Draft, Happened.Denied, _) => Denied,
        (Draft, Happened.Submitted, _) => Submitted,

        (Submitted or Unknown, Happened.Accepted, _) => Accepted,
        (Submitted or Accepted or Unknown, Happened.Working, _) => Working,
        (Working or Unknown, Happened.Triggered, _) => Working,

        (Submitted or Accepted or Working or PartlyFilled, Happened.CancelRequested, _) => CancelPending,
        (CancelPending or Unknown, Happened.CancelRejected, _) => Working,  // it stands in the book, whatever of it is filled
        (CancelPending, Happened.Accepted or Happened.Working or Happened.Triggered, _) => CancelPending,  // said before our request was heard

        (Submitted or Accepted or Working or PartlyFilled or CancelPending or Cancelled or Unknown, Happened.Filled, true) => Filled,
        (Submitted or Accepted or Working or PartlyFilled or Unknown, Happened.Filled, false) => PartlyFilled,
        (CancelPending, Happened.Filled, false) => CancelPending,
        (Cancelled, Happened.Filled, false) => Cancelled,  // a fill can race our cancel

        (Accepted or Working or PartlyFilled or CancelPending or Unknown, Happened.Cancelled, _) => Cancelled,
        (Accepted or Working or PartlyFilled or CancelPending or Unknown, Happened.Expired, _) => Expired,
        (Submitted or Accepted or Working or CancelPending or Unknown, Happened.Rejected, _) => Rejected,

        (Submitted or Accepted or Working or PartlyFilled or CancelPending, Happened.Lost, _) => Unknown,
        _ => null,
    };

    /// <summary>Whether an order in this state may still change a position by itself.</summary>
    public static bool IsOpen(OrderState state) => state is Submitted or Accepted or Working or PartlyFilled or CancelPending or Unknown;
}

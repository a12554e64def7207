namespace Arus.Contracts.Engine;

/// <summary>Reads receipts back out of ledgers.</summary>
public interface IReceipts
{
    /// <summary>The FlowChain of one order, hop by hop; <see langword="null"/> when the ledger has no such order.</summary>
    /// <exception cref="InvalidInputException">The ledger cannot be read.</exception>
    OrderReceipt? Find(string ledgerPath, OrderId order);

    /// <summary>Recomputes the hash of every record.</summary>
    /// <exception cref="InvalidInputException">The ledger cannot be read.</exception>
    LedgerVerdict Verify(string ledgerPath);

    /// <summary>Compares the FlowChain of an order with that of a recomputed ledger; names the first difference.</summary>
    /// <exception cref="InvalidInputException">A ledger cannot be read, or has no such order.</exception>
    ReplayVerdict Compare(string ledgerPath, string recomputedPath, OrderId order);
}

/// <summary>The FlowChain of one order.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Ledger">Where it is written down.</param>
/// <param name="Hops">Tick, bar, features, opinions, decision, risk, order, fill, profit: those there are.</param>
public sealed record OrderReceipt(OrderId Order, string Ledger, IReadOnlyList<ReceiptHop> Hops);

/// <summary>One hop of a FlowChain.</summary>
/// <param name="Hop">Its name.</param>
/// <param name="Record">The ledger record that holds it.</param>
/// <param name="Text">What happened, in plain words.</param>
/// <param name="Nanos">Time since the quote arrived when it was done; <see langword="null"/> when not measured.</param>
/// <param name="Json">The recorded values.</param>
public sealed record ReceiptHop(string Hop, long Record, string Text, long? Nanos, string Json);

/// <summary>What a check of a ledger found.</summary>
/// <param name="Records">Records that are unchanged, from the first on.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="IsComplete">Whether the ledger ends as a finished run does.</param>
/// <param name="Fault">The first changed record; <see langword="null"/> when there is none.</param>
public sealed record LedgerVerdict(long Records, string Hash, bool IsComplete, Fault? Fault);

/// <summary>What a replay found.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Records">Records compared, from the start of the run to the last of this order.</param>
/// <param name="IsIdentical">Whether every one is the same to the last bit.</param>
/// <param name="FirstDifference">Record, hop and field of the first difference, with both values; <see langword="null"/> when there is none.</param>
public sealed record ReplayVerdict(OrderId Order, long Records, bool IsIdentical, string? FirstDifference);
